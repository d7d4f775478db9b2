// Every endpoint of the hub, by name. Paths are under /api.
import { bookEndpoints } from './endpoints/books.ts';
import { courierEndpoints } from './endpoints/courier.ts';
import { deskEndpoints } from './endpoints/desk.ts';
import { dispatchEndpoints } from './endpoints/dispatch.ts';
import { moneyEndpoints } from './endpoints/money.ts';
import { orderEndpoints } from './endpoints/orders.ts';
import { reportEndpoints } from './endpoints/reports.ts';
import { sessionEndpoints } from './endpoints/session.ts';
import { shareEndpoints } from './endpoints/shares.ts';
import { shopEndpoints } from './endpoints/shop.ts';
import { policyEndpoints } from './endpoints/policy.ts';
import { planEndpoints } from './endpoints/plans.ts';
import { voucherEndpoints } from './endpoints/vouchers.ts';
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
  ...reportEndpoints,
  ...bookEndpoints,
  ...voucherEndpoints,
  ...moneyEndpoints,
  ...shareEndpoints,
};
export type EndpointName = keyof typeof endpoints;
