// Every endpoint of the hub, by name. Paths are under /api.
import { courierEndpoints } from './endpoints/courier.ts';
import { deskEndpoints } from './endpoints/desk.ts';
import { dispatchEndpoints } from './endpoints/dispatch.ts';
import { orderEndpoints } from './endpoints/orders.ts';
import { sessionEndpoints } from './endpoints/session.ts';
import { shopEndpoints } from './endpoints/shop.ts';
import { policyEndpoints } from './endpoints/policy.ts';
import { planEndpoints } from './endpoints/plans.ts';
import { zoneEndpoints } from './endpoints/zones.ts';

export const endpoints = {
  ...sessionEndpoints,
  ...shopEndpoints,
  ...orderEndpoints,
  ...dispatchEndpoints,
  ...zoneEndpoints,
  ...planEndpoints,
  ...policyEndpoints,
  ...courierEndpoints,
  ...deskEndpoints,
};
export type EndpointName = keyof typeof endpoints;
