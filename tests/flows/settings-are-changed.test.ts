import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { atDesk, isAsked, onDuty, openOffer, placeAndPack } from '../harness/story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();

test('of two people who change the settings at once, the second is told to look again', async () => {
  const desk = await atDesk(hub);
  const [admin, manager] = [await hub.signIn('admin'), await hub.signIn('manager')];
  const read = await admin.act(endpoints.readSettings, {});
  const wanted = (offerTtlMs: number) => ({
    body: { version: read.version, settings: { ...read.settings, waiting: { ...read.settings.waiting, offerTtlMs } } },
  });

  const answers = await Promise.all([admin.ask(endpoints.changeSettings, wanted(30_000)), manager.ask(endpoints.changeSettings, wanted(60_000))]);
  await hub.comeToRest();
  expect(answers.map((answer) => (answer.ok ? answer.value.version : answer.refusal.code)).sort()).toEqual([read.version + 1, 'SETTINGS_CHANGED']);
  const after = await manager.act(endpoints.readSettings, {});
  expect(after.version).toBe(read.version + 1);
  expect(desk.live.board.settings).toEqual(after.settings);
  expect(desk.live.count('village.settings_changed')).toBe(1);
});

test('by hand only: the planner offers nothing until it is told to again', async () => {
  const courier = await onDuty(hub, 'courier');
  const admin = await hub.signIn('admin');
  const set = async (mode: 'auto' | 'manual') => {
    const { settings, version } = await admin.act(endpoints.readSettings, {});
    await admin.act(endpoints.changeSettings, { body: { version, settings: { ...settings, dispatch: { ...settings.dispatch, mode } } } });
  };
  await set('manual');
  await placeAndPack(hub);
  expect(isAsked(courier.live)).toBe(false);
  await set('auto');
  expect(openOffer(courier.live).by).toBe('planner');
});
