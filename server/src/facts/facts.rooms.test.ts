import { describe, expect, it } from 'vitest';
import type { CourierView } from '@pitulungan/contracts/couriers';
import type { DepositView } from '@pitulungan/contracts/cash';
import type { Changes, Fact } from '@pitulungan/contracts/facts';
import type { CourierId, JobId, OfferId, VillageId } from '@pitulungan/contracts/ids';
import type { JobView, OfferView } from '@pitulungan/contracts/jobs';
import { permissionsOf } from '@pitulungan/contracts/roles';
import { hearingOf, hearings, project, roomOf, staffSight, type Listener, type StoredFact } from './facts.rooms.ts';

const village = 1 as VillageId;
const fajar = 'fajar' as CourierId;
const sela = 'sela' as CourierId;
const stop = { name: 'Siti Aminah', phone: '+6281234567890', line: 'Gg. Melati 3', rt: 4, rw: 2, patokan: 'pagar hijau', pin: { lat: -7.3, lng: 112.7 } };
const job = (courierId: CourierId | null): JobView =>
  ({
    id: 'job' as JobId,
    courierId,
    pickup: { ...stop, name: 'Warung Bu Contoh', line: 'Pasar blok B' },
    drop: stop,
    receiverName: null,
    failure: null,
  }) as JobView;
const offer = (courierId: CourierId, status: OfferView['status']): OfferView =>
  ({ id: 'offer' as OfferId, jobId: 'job', courierId, status, candidates: [{ courierName: 'Sela' }] }) as OfferView;
const deposit = (status: DepositView['status']): DepositView => ({ id: 'd', courierId: fajar, status, declared: '1000', expected: '1000' }) as DepositView;
const stored = (type: Fact['type'], changes: Changes, left: CourierId[] = []): StoredFact => ({
  villageId: village,
  left,
  fact: { sequence: 7, type, actor: { kind: 'staff', name: 'Ayu' }, note: 'alasan', orderId: 'o', changes } as Fact,
});

const courierHears = (courierId: CourierId, what: StoredFact) => hearingOf(what, { kind: 'courier', villageId: village, courierId })?.changes;
const staff = (...roles: Parameters<typeof permissionsOf>[0]): Listener => {
  const sight = staffSight(permissionsOf(roles));
  if (!sight) throw new Error('no sight');
  return { kind: 'staff', villageId: village, sight };
};

describe('a courier', () => {
  it('who is asked sees RT/RW and landmark, but no house, phone, surname or rival', () => {
    const changes = courierHears(fajar, stored('job.offered', { jobs: [job(null)], offers: [offer(fajar, 'OPEN')] }));
    expect(changes?.jobs?.[0]?.drop).toMatchObject({ name: 'Siti', phone: null, line: '', rt: 4, rw: 2, patokan: 'pagar hijau' });
    expect(changes?.jobs?.[0]?.pickup.phone).toBeNull();
    expect(changes?.offers?.[0]?.candidates).toEqual([]);
    expect(JSON.stringify(changes)).not.toMatch(/8123|Melati|Aminah|Sela/);
  });

  it('who took it sees where and whom; nobody else hears', () => {
    const accepted = stored('job.accepted', { jobs: [job(fajar)], offers: [offer(fajar, 'ACCEPTED')] });
    expect(courierHears(fajar, accepted)?.jobs?.[0]?.drop.phone).toBe('+6281234567890');
    expect(courierHears(sela, accepted)).toBeUndefined();
  });

  it('whom a job has left is told to drop it, and learns nothing of the next one', () => {
    const moved = stored('job.reassigned', { jobs: [job(sela)], couriers: [{ id: fajar }, { id: sela, phone: '+62811' }] as CourierView[] }, [fajar]);
    const changes = courierHears(fajar, moved);
    expect(changes?.gone?.jobs).toEqual(['job']);
    expect(changes?.jobs).toBeUndefined();
    expect(changes?.couriers?.map(({ id }) => id)).toEqual([fajar]);
  });

  it('reads no remarks of the desk', () =>
    expect(hearingOf(stored('job.accepted', { jobs: [job(fajar)] }), { kind: 'courier', villageId: village, courierId: fajar })?.note).toBeNull());
});

describe('the desk', () => {
  it('hears of cash only with that permission, and no amount before the count', () => {
    const declared = stored('cash.declared', { deposits: [deposit('DECLARED')], couriers: [{ id: fajar }] as CourierView[] });
    expect(hearingOf(declared, staff('cashier'))?.changes).toEqual({ deposits: [{ ...deposit('DECLARED'), declared: null, expected: null }] });
    expect(hearingOf(declared, staff('dispatcher'))?.changes).toEqual({ couriers: [{ id: fajar }] });
    expect(hearingOf(stored('cash.counted', { deposits: [deposit('MATCHED')] }), staff('cashier'))?.changes.deposits?.[0]?.declared).toBe('1000');
  });

  it('without a view of operations hears nothing of orders and jobs', () => {
    const accepted = stored('job.accepted', { jobs: [job(fajar)] });
    for (const role of ['cashier', 'pengawas'] as const) expect(hearingOf(accepted, staff(role))).toBeUndefined();
    for (const role of ['nurse', 'crew_driver', 'merchant', 'courier'] as const) expect(staffSight(permissionsOf([role]))).toBeUndefined();
  });

  it('is in exactly one facts room, so that nobody hears a fact twice', () => {
    const rooms = hearings(stored('cash.counted', { deposits: [deposit('MATCHED')] })).map(({ room }) => room);
    expect(new Set(rooms).size).toBe(rooms.length);
    expect(rooms).toContain(roomOf(staff('manager')));
  });
});

it('no village hears another, and a resident’s room carries no fact', () => {
  const accepted = stored('job.accepted', { jobs: [job(fajar)] });
  expect(hearingOf(accepted, { ...staff('manager'), villageId: 2 as VillageId })).toBeUndefined();
  expect(hearingOf(accepted, { kind: 'resident', villageId: village, orderId: 'o' as never })).toBeUndefined();
  expect(project(accepted.fact.changes, { kind: 'resident', villageId: village, orderId: 'o' as never })).toEqual({});
});
