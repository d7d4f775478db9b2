// The queue's own alarms, on both stores: time passes, no sweep looks, and what is due happens nevertheless.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { FactType } from '@pitulungan/contracts/facts';
import { describe, expect, test } from 'vitest';
import type { RequestOf, Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import type { Person } from '../harness/person.ts';
import { basketOf, beside, JANTI, openOffer, stall } from '../harness/story.ts';
import { STORES } from '../harness/stores.ts';
import { useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';

const RINGS_WITHIN_MS = 40_000;

/** Without coming to rest: that would sweep. */
async function ask<E extends Endpoint>(person: Person, endpoint: E, request: RequestOf<E>) {
  const answer = await person.ask(endpoint, request);
  if (!answer.ok) throw new Error(`${person.name}: ${endpoint.path}: ${answer.refusal.code}`);
  return answer.value;
}

describe.each(STORES)('alarms ring by themselves (%s)', (store) => {
  const hub = useHub({ store, running: true });

  test('a silent stall, a silent courier, the undo window, and the complaint window', async () => {
    const dispatcher = await hub.signIn('dispatcher');
    const admin = await hub.signIn('admin');
    const courier = await hub.signIn('courier');
    const cashier = await hub.signIn('cashier');
    const desk = await hub.listen(dispatcher);
    const phone = await hub.listen(courier, { view: 'courier' });
    const rings = (type: FactType) => desk.next(type, RINGS_WITHIN_MS);
    const { settings, version } = await ask(admin, endpoints.readSettings, {});
    const waiting = { ...settings.waiting, merchantRemindMs: 600, offerTtlMs: 1_500, declineCooldownMs: 0, undoMs: 700, complaintGoodsMs: 2_000 };
    await ask(admin, endpoints.changeSettings, { body: { version, settings: { ...settings, waiting } } });

    const merchant = await stall(hub);
    const now = () => hub.clock.instant();
    await ask(courier, endpoints.setDuty, { body: { duty: 'ON', happenedAt: now() } });
    await phone.report({ pin: beside(merchant.pin, 20), accuracyM: 8, headingDeg: null, happenedAt: now() });
    const { orderId } = await ask(hub.visitor, endpoints.orderFromStall, { params: { village: JANTI }, body: basketOf(merchant) });
    expect(await rings('order.merchant_reminded')).toMatchObject({ orderId, actor: { kind: 'system' } });

    await ask(dispatcher, endpoints.confirmOrder, { params: { orderId } });
    await ask(dispatcher, endpoints.readyOrder, { params: { orderId } });
    await rings('job.offered');
    expect(await rings('job.offer_expired')).toMatchObject({ orderId, courierId: courier.courierId });
    await rings('job.offered'); // the planner was woken
    await until('the courier is asked again', () => Object.values(phone.board.offers).some(({ status }) => status === 'OPEN'));
    const { id: offerId, jobId } = openOffer(phone);
    await ask(courier, endpoints.acceptOffer, { params: { offerId }, body: { happenedAt: now() } });

    for (const step of ['headToPickup', 'arriveAtPickup', 'pickUp', 'headToDrop', 'arriveAtDrop'] as const)
      await ask(courier, endpoints.stepJob, { params: { jobId }, body: { step, happenedAt: now() } });
    const due = phone.board.jobs[jobId]?.cashDue ?? null;
    await ask(courier, endpoints.deliverJob, { params: { jobId }, body: { receiverName: 'Pak Contoh', cashCollected: due, happenedAt: now() } });
    expect(await rings('order.delivered')).toMatchObject({ orderId });
    const { depositId } = await ask(courier, endpoints.declareDeposit, { body: { declared: due ?? '0', happenedAt: now() } });
    await ask(cashier, endpoints.countDeposit, { params: { depositId }, body: { counted: due ?? '0' } });
    expect(await rings('order.completed')).toMatchObject({ orderId });
  });
});
