import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cashLifecycle, qrisLifecycle } from './cash.ts';
import { dutyLifecycle } from './duty.ts';
import { isActiveJob, isInCustody, isOpenJob, jobLifecycle } from './job.ts';
import { commandsFor, transitionOf, type Lifecycle } from './lifecycle.ts';
import { orderLifecycle } from './order.ts';

const all: Record<string, Lifecycle<string, string>> = {
  order: orderLifecycle,
  job: jobLifecycle,
  cash: cashLifecycle,
  qris: qrisLifecycle,
  duty: dutyLifecycle,
};
/** Corrections within seconds, the only ways out of an end. */
const CORRECTIONS = new Set(['undo', 'restore', 'revive', 'arriveLate']); // money that comes after the end goes back

describe.each(Object.entries(all))('the %s lifecycle', (_, lifecycle) => {
  it('names only statuses that exist', () => {
    for (const { from, to } of lifecycle.transitions) expect(lifecycle.statuses).toEqual(expect.arrayContaining([from, to]));
  });

  it('has a way out of every status that is not an end, for somebody', () => {
    for (const status of lifecycle.statuses.filter((name) => !lifecycle.terminal.includes(name))) {
      expect(
        lifecycle.transitions.filter(({ from, by }) => from === status && by.length > 0),
        status,
      ).not.toEqual([]);
    }
  });

  it('leaves an end only by a correction', () => {
    for (const row of lifecycle.transitions.filter(({ from }) => lifecycle.terminal.includes(from))) expect(CORRECTIONS).toContain(row.command);
  });

  it('reaches every status from the first one', () => {
    const seen = new Set([lifecycle.initial]);
    for (let grew = true; grew;) {
      const next = lifecycle.transitions.filter(({ from, to }) => seen.has(from) && !seen.has(to));
      grew = next.length > 0;
      for (const { to } of next) seen.add(to);
    }
    expect([...seen].sort()).toEqual([...lifecycle.statuses].sort());
  });

  it('never comes back to where it was without a correction or an explicit second try', () => {
    const twice = lifecycle.transitions.filter((row, i) =>
      lifecycle.transitions.some((other, j) => i < j && other.from === row.from && other.command === row.command && other.to === row.to),
    );
    expect(twice).toEqual([]);
  });

  it('walks only along its rows, whatever is commanded', () => {
    const commands = [...new Set(lifecycle.transitions.map(({ command }) => command))];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 40 }), (walk) => {
        let status = lifecycle.initial;
        for (const command of walk) status = transitionOf(lifecycle, status, command)?.to ?? status;
        expect(lifecycle.statuses).toContain(status);
      }),
    );
  });
});

describe('jobs', () => {
  it('are open, active or closed, never two of them', () => {
    for (const status of jobLifecycle.statuses) {
      expect([isOpenJob(status), isActiveJob(status), jobLifecycle.terminal.includes(status)].filter(Boolean), status).toHaveLength(1);
      if (isInCustody(status)) expect(isActiveJob(status)).toBe(true);
    }
  });

  it('cannot be cancelled once the courier has the goods', () => {
    for (const status of jobLifecycle.statuses.filter(isInCustody)) expect(transitionOf(jobLifecycle, status, 'cancel')).toBeUndefined();
  });

  it('can be delivered only from the door', () => {
    expect(jobLifecycle.transitions.filter(({ to, command }) => to === 'DELIVERED' && command !== 'undo').map(({ from }) => from)).toEqual(['AT_DROP']);
  });
});

describe('buttons', () => {
  it('are drawn from the table, in its order', () => {
    expect(commandsFor(jobLifecycle, 'OFFERED', 'K')).toEqual(['accept', 'decline']);
    expect(commandsFor(orderLifecycle, 'PLACED', 'M')).toEqual(['confirm', 'reject']);
    expect(commandsFor(orderLifecycle, 'READY', 'R')).toEqual([]);
  });
});
