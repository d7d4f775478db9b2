// A courier's new order of stops as a call of the contract, with the call that takes it back.
import type { CourierView } from '@pitulungan/contracts/couriers';
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { TripStop } from '@pitulungan/contracts/trips';
import { callEndpoint } from '@pitulungan/ui/api';
import type { Act } from './acts.svelte.ts';

/** What the undo bar says. */
export interface ArrangedSaid {
  kind: 'arranged';
  courier: string;
}

const SEND = { attempts: 3 } as const;

/** `before` is what undo goes back to. */
export function arrange({ id: courierId, name }: CourierView, stops: TripStop[], before: TripStop[]): Act {
  const put =
    (order: TripStop[]): Act['call'] =>
    (key) =>
      callEndpoint(endpoints.arrangeStops, { params: { courierId }, body: { stops: order } }, { key, ...SEND });
  return { orderId: courierId, name: 'arrange', call: put(stops), undo: { said: { kind: 'arranged', courier: name }, back: put(before) } };
}
