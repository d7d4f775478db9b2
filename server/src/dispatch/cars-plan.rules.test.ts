import { describe, expect, it } from 'vitest';
import { busy, call, car, MINUTE, NOW, onWay, plan, policy, sent, whyHeld } from './cars-samples.ts';

describe('dispatch', () => {
  it('sends the nearest by time, says how long, and who would have been next', () => {
    const [first] = plan([car('a', 0), car('b', 20)], [call('k', 1, 22)]).dispatch;
    expect(first).toMatchObject({ carId: 'b', callId: 'k', reason: { code: 'BEST', level: 1, travelMin: 2, responseMin: 2, latePct: 0 } });
    expect(first?.reason.runnerUp).toMatchObject({ carId: 'a', travelMin: 22 });
  });

  it('serves the more urgent call when there is one car, and the older of two alike', () => {
    expect(sent(plan([car('a', 20)], [call('yellow', 2, 21), call('red', 1, 30)]))).toEqual(['a→red']);
    expect(sent(plan([car('a', 20)], [call('young', 2, 21), call('old', 2, 21, { calledAt: NOW - 5 * MINUTE })]))).toEqual(['a→old']);
  });

  it('prefers the car with the equipment that the call wants, within reason', () => {
    const near = car('a-basic', 20);
    const able = (lat: number) => car('b-able', lat, { advanced: true, postId: 'p-mid' });
    const red = call('k', 1, 22, { advanced: true });
    expect(sent(plan([near, able(32)], [red]))).toEqual(['b-able→k']);
    expect(sent(plan([near, able(32)], [{ ...red, advanced: false }]))).toEqual(['a-basic→k']);
    const far = plan([near, able(60)], [red]);
    expect(sent(far)).toEqual(['a-basic→k']);
    expect(far.dispatch[0]?.reason.suitable).toBe(false);
  });

  it('diverts a car that is on its way, requeues the call it leaves, and may send another there at once', () => {
    const result = plan([onWay('a', 21, 'green'), car('b', 0)], [call('green', 3, 30), call('red', 1, 22)]);
    expect(sent(result)[0]).toBe('a→red');
    expect(result.dispatch[0]?.reason).toMatchObject({ code: 'DIVERTED', leftCallId: 'green', leftLevel: 3 });
    expect(result.requeue).toMatchObject([{ callId: 'green', carId: 'a', reason: { code: 'MORE_URGENT', forCallId: 'red', forLevel: 1 } }]);
  });

  it.each([1, 2, 3] as const)('never diverts to a call of level %i from one as urgent', (level) => {
    expect(sent(plan([onWay('a', 21, 'own')], [call('own', level, 60), call('other', level, 22)]))).toEqual([]);
  });

  it('leaves a call its car once it has waited very long, so that diversions cannot put it off for ever', () => {
    const waited = (minutes: number) => plan([onWay('a', 21, 'old')], [call('old', 3, 30, { calledAt: NOW - minutes * MINUTE }), call('red', 1, 22)]);
    expect(sent(waited(policy.level[3].keptMin - 1))).toEqual(['a→red']);
    expect(sent(waited(policy.level[3].keptMin))).toEqual([]);
  });

  it('never diverts after arrival', () => {
    const result = plan([busy('a', 22, 1)], [call('red', 1, 22)]);
    expect(result.dispatch).toEqual([]);
    expect(whyHeld(result, 'red')).toBe('ALL_BUSY');
    expect(result.staffQueue).toEqual([{ callId: 'red', reason: { code: 'CALL_119', waitedMin: 0 } }]);
  });

  it('lets a green call wait for a car that is soon free next to it rather than fetch one from afar', () => {
    const result = plan([car('far', 0), busy('near', 40, 2)], [call('green', 3, 40)]);
    expect(result.dispatch).toEqual([]);
    expect(result.hold).toMatchObject([
      { callId: 'green', reason: { code: 'AWAITS_CAR', carId: 'near', untilFreeMin: 2 + policy.soonDoubtMin, travelMin: 0 } },
    ]);
  });

  it('keeps the last car back from a green call, and no longer once it has waited', () => {
    const cars = [car('a', 20), busy('b', 0, null), busy('c', 0, null), busy('d', 40, null)];
    expect(whyHeld(plan(cars, [call('green', 3, 21)]), 'green')).toBe('RESERVE');
    expect(sent(plan(cars, [call('green', 3, 21, { calledAt: NOW - 300 * MINUTE })]))).toEqual(['a→green']);
    expect(sent(plan(cars, [call('yellow', 2, 21)]))).toEqual(['a→yellow']);
  });

  it('alarms a person about a yellow call that has waited an hour', () => {
    const waiting = (minutes: number) => plan([busy('a', 0, null)], [call('k', 2, 20, { calledAt: NOW - minutes * MINUTE })]).staffQueue;
    expect(waiting(59)).toEqual([]);
    expect(waiting(60)).toMatchObject([{ callId: 'k', reason: { code: 'WAITS_LONG', level: 2, waitedMin: 60, alarmMin: 60 } }]);
  });
});

describe('relocation', () => {
  it('moves one of two cars at a post to where nobody is, and says what it gains', () => {
    const { relocate } = plan([car('a', 20), car('b', 20)], []);
    expect(relocate[0]).toMatchObject({ reason: { code: 'COVERAGE', travelMin: 28 } });
    expect(relocate[0]?.reason.coverGainPct).toBeGreaterThan(3);
  });

  it('brings a car home that stands at no post, and leaves a good stand as it is', () => {
    expect(plan([car('a', 20, { postId: null })], []).relocate).toMatchObject([{ carId: 'a', postId: 'p-mid' }]);
    expect(plan([car('a', 20)], []).relocate).toEqual([]);
  });

  it('does not move a car that it sends', () => {
    const result = plan([car('a', 21)], [call('k', 1, 22)]);
    expect(sent(result)).toEqual(['a→k']);
    expect(result.relocate).toEqual([]);
  });
});

describe('what staff decide', () => {
  const two = [car('a', 0), car('b', 20)];
  const k = call('k', 2, 21);

  it('sends the pinned car, and says what that costs', () => {
    const result = plan(two, [k], { pins: [{ callId: 'k', carId: 'a' }] });
    expect(sent(result)).toEqual(['a→k']);
    expect(result.dispatch[0]?.reason.code).toBe('PINNED');
    const [pinned, free] = [result.dispatch[0]?.reason, plan(two, [k]).dispatch[0]?.reason];
    expect(result.overrideCosts).toEqual([{ code: 'PIN', callId: 'k', carId: 'a', costMin: (pinned?.costMin ?? 0) - (free?.costMin ?? 0) }]);
    expect(pinned?.travelMin).toBe(21);
  });

  it('serves a pinned green call before a red one when staff want it so', () => {
    expect(sent(plan([car('a', 20)], [call('red', 1, 20), call('green', 3, 40)], { pins: [{ callId: 'green', carId: 'a' }] }))).toEqual(['a→green']);
  });

  it('waits for a pinned car that is busy, and tells a person of one that is out of service', () => {
    expect(whyHeld(plan([busy('a', 0, null), car('b', 20)], [k], { pins: [{ callId: 'k', carId: 'a' }] }), 'k')).toBe('PINNED_CAR_BUSY');
    const out = plan(two, [k], { pins: [{ callId: 'k', carId: 'a' }], outOfService: ['a'] });
    expect(out.staffQueue).toMatchObject([{ callId: 'k', reason: { code: 'PIN_IMPOSSIBLE', carId: 'a' } }]);
  });

  it('keeps an excluded car away, and asks a person when no car is left', () => {
    const result = plan(two, [k], { exclusions: [{ callId: 'k', carId: 'b' }] });
    expect(sent(result)).toEqual(['a→k']);
    expect(result.overrideCosts).toMatchObject([{ code: 'EXCLUSION', callId: 'k', carId: 'b' }]);
    const none = plan(two, [k], { exclusions: two.map(({ id }) => ({ callId: 'k', carId: id })) });
    expect(none.staffQueue).toMatchObject([{ callId: 'k', reason: { code: 'NO_CAR_ALLOWED' } }]);
  });

  it('holds a call, and says which car could have been there', () => {
    const result = plan(two, [k], { heldCalls: ['k'] });
    expect(result).toMatchObject({ dispatch: [], hold: [{ callId: 'k', reason: { code: 'STAFF' } }] });
    expect(result.overrideCosts).toEqual([{ code: 'HELD', callId: 'k', carId: 'b', travelMin: 1, waitedMin: 0 }]);
  });

  it.each([
    ['out of service', { outOfService: ['a'] }],
    ['its call held', { heldCalls: ['k'] }],
    ['excluded from its call', { exclusions: [{ callId: 'k', carId: 'a' }] }],
    ['its call pinned to another', { pins: [{ callId: 'k', carId: 'b' }] }],
  ])('calls a car back that is on its way: %s', (_, overrides) => {
    expect(plan([onWay('a', 10, 'k'), car('b', 20)], [k], overrides).requeue).toMatchObject([{ callId: 'k', carId: 'a', reason: { code: 'STAFF' } }]);
  });

  it('neither sends nor moves a car out of service', () => {
    const result = plan(two, [k], { outOfService: ['b'] });
    expect(sent(result)).toEqual(['a→k']);
    expect(result.overrideCosts).toMatchObject([{ code: 'OUT_OF_SERVICE', carId: 'b' }]);
  });

  it('moves a car to its fixed post and nowhere else, and leaves one alone that may not be moved', () => {
    const pair = [car('a', 20), car('b', 20)];
    const fixed = plan(pair, [], { fixedPosts: [{ carId: 'a', postId: 'p-west' }], noRelocation: ['b'] });
    expect(fixed.relocate).toMatchObject([{ carId: 'a', postId: 'p-west', reason: { code: 'FIXED' } }]);
    expect(fixed.overrideCosts.map(({ code, carId }) => `${code} ${carId}`)).toEqual(['FIXED_POST a', 'NO_RELOCATION b']);
    expect(plan([car('a', 0), car('b', 0)], [], { fixedPosts: [{ carId: 'a', postId: 'p-west' }], noRelocation: ['b'] }).relocate).toEqual([]);
  });
});

it('lets no green call wait for ever behind a stream of younger ones next to the car', () => {
  const old = call('old', 3, 44);
  for (let minutes = 0; minutes <= 2 * policy.level[3].overdueMin; minutes++) {
    const now = NOW + minutes * MINUTE;
    const stream = [call('y', 2, 0, { calledAt: now }), call('g', 3, 0, { calledAt: now - 100 * MINUTE })];
    if (sent(plan([car('a', 0)], [old, ...stream], {}, now)).includes('a→old')) return;
  }
  expect.unreachable('the old call was never served');
});
