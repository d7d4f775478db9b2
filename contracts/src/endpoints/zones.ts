// Zones: in which mode each is planned, and where a village is split.
import { z } from 'zod';
import { CourierId, ZoneId } from '../ids.ts';
import { Rws, ZoneMode, ZoneName, ZoneView } from '../zones.ts';
import { Done, endpoint } from './endpoint.ts';

const OnZone = z.strictObject({ zoneId: ZoneId });
const version = z.int().min(1);

export const zoneEndpoints = {
  listZones: endpoint({
    method: 'GET',
    path: '/zones',
    summary: 'The zones of the village; the one without RWs takes the rest',
    access: 'operations.read',
    response: z.array(ZoneView),
    refusals: [],
  }),
  changeZoneMode: endpoint({
    method: 'PUT',
    path: '/zones/:zoneId/mode',
    summary: 'Let a zone be planned by itself, by suggestion, or by hand only',
    access: 'operations.write',
    params: OnZone,
    body: z.strictObject({ mode: ZoneMode, version }),
    response: Done,
    refusals: ['NOT_FOUND', 'ZONE_CHANGED'],
  }),
  splitZone: endpoint({
    method: 'POST',
    path: '/zones/:zoneId/split',
    summary: 'Make a new zone of some RWs of this one',
    access: 'settings.write',
    params: OnZone,
    body: z.strictObject({ name: ZoneName, rws: Rws, version }),
    response: z.strictObject({ zoneId: ZoneId }),
    refusals: ['NOT_FOUND', 'ZONE_CHANGED', 'ZONE_RWS_WRONG', 'ZONE_NAME_TAKEN'],
  }),
  joinZone: endpoint({
    method: 'POST',
    path: '/zones/:zoneId/join',
    summary: 'Dissolve this zone into another; its couriers go with it',
    access: 'settings.write',
    params: OnZone,
    body: z.strictObject({ into: ZoneId, version }),
    response: Done,
    refusals: ['NOT_FOUND', 'ZONE_CHANGED', 'ZONE_CANNOT_JOIN'],
  }),
  setCourierZone: endpoint({
    method: 'PUT',
    path: '/couriers/:courierId/zone',
    summary: 'Where a courier belongs; nowhere in particular when null',
    access: 'operations.write',
    params: z.strictObject({ courierId: CourierId }),
    body: z.strictObject({ zoneId: ZoneId.nullable() }),
    response: Done,
    refusals: ['NOT_FOUND'],
  }),
};
