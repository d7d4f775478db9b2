// Somebody who tries what is not allowed. Every try must be refused, with a refusal and not with a fault.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderRequestInput } from '@pitulungan/contracts/orders';
import { buyerOf } from './buyers.ts';
import type { Answer, HubClient } from './hub-client.ts';
import type { LiveBoard } from './live-board.ts';
import { demoPhone, type World } from './world.ts';

/** Janti in Tulangan: another village of the same name, 12 km away. */
const OTHER_JANTI = { lat: -7.4777, lng: 112.6571 };
const EVERY_S = 150;
const NOBODY = '00000000-0000-4000-8000-000000000000';

type Try = readonly [what: string, tryIt: () => Promise<Answer<unknown>>];

export interface Intruder {
  stranger: HubClient;
  /** A signed-in courier who is after the jobs of others */
  courier: HubClient;
  courierId: string | null;
  desk: LiveBoard;
}

export async function tryIllegalThings(world: World, intruder: Intruder): Promise<void> {
  for (;;) {
    for (const [what, tryIt] of [...strangerTries(world, intruder.stranger), ...courierTries(intruder)]) {
      await world.pace.sleep(EVERY_S / 8);
      world.tally.add('illegalTries');
      const answer = await tryIt();
      if (answer.ok) world.tally.problem('illegal', `${what} was allowed`);
    }
    await world.pace.sleep(EVERY_S * 4);
  }
}

function strangerTries(world: World, stranger: HubClient): Try[] {
  const { random } = world;
  const [stall, other] = [random.fork('a').pick(world.stalls), random.fork('b').pick(world.stalls)];
  const product = stall.products[0];
  if (!product) return [];
  const request: OrderRequestInput = {
    ...buyerOf(world, 1_001, demoPhone(1_001)),
    merchantId: stall.id,
    items: [{ productId: product.id, quantity: 1 }],
    payment: 'cash',
    note: 'sim illegal',
  };
  const order = (change: Partial<OrderRequestInput>) => () =>
    stranger.call(endpoints.orderFromStall, { params: { village: world.village.code }, body: { ...request, ...change } });
  const foreign = other.products.find((item) => item.id !== product.id && other.id !== stall.id);
  const someOrder = world.orders.keys().next().value ?? NOBODY;
  return [
    ['Ordering to the other Janti', order({ address: { ...request.address, pin: OTHER_JANTI } })],
    ['Ordering to 0,0', order({ address: { ...request.address, pin: { lat: 0, lng: 0 } } })],
    ['Ordering nothing', order({ items: [{ productId: product.id, quantity: 0 }] })],
    ...(foreign ? ([["Ordering another stall's product", order({ items: [{ productId: foreign.id, quantity: 1 }] })]] as const) : []),
    ['Naming one’s own price', order({ price: '1' } as Partial<OrderRequestInput>)],
    ['Reading the orders without sign-in', () => stranger.call(endpoints.listOrders, {})],
    ['Confirming an order without sign-in', () => stranger.call(endpoints.confirmOrder, { params: { orderId: someOrder } })],
    ['Guessing a tracking link', () => stranger.call(endpoints.tracking, { params: { token: 'AAAAAAAAAAAAAAAAAAAAAA' } })],
  ];
}

function courierTries({ courier, courierId, desk }: Intruder): Try[] {
  const tap = { happenedAt: new Date().toISOString(), pin: null };
  const offer = Object.values(desk.board.offers).find((open) => open.status === 'OPEN' && open.courierId !== courierId);
  const job = Object.values(desk.board.jobs).find((active) => active.courierId !== null && active.courierId !== courierId);
  return [
    ...(offer
      ? ([["Accepting another courier's offer", () => courier.call(endpoints.acceptOffer, { params: { offerId: offer.id }, body: tap })]] as const)
      : []),
    ...(job
      ? ([
          ["Stepping another courier's job", () => courier.call(endpoints.stepJob, { params: { jobId: job.id }, body: { ...tap, step: 'headToPickup' } })],
        ] as const)
      : []),
    ['Reading the cash as a courier', () => courier.call(endpoints.cashOverview, {})],
    [
      'Changing the settings as a courier',
      () => courier.call(endpoints.readSettings, {}).then((answer) => (answer.ok ? courier.call(endpoints.changeSettings, { body: answer.value }) : answer)),
    ],
  ];
}
