import { describe, expect, it } from 'vitest';
import { pathOf, sameAnswer } from './hub-client.ts';

describe('pathOf', () => {
  it('fills in parameters and the query, and leaves out what is not given', () => {
    expect(pathOf({ path: '/jobs/:jobId/step' }, { params: { jobId: 'a b' } })).toBe('/api/jobs/a%20b/step');
    expect(pathOf({ path: '/orders' }, { query: { limit: 200, before: undefined } })).toBe('/api/orders?limit=200');
  });
});

describe('sameAnswer', () => {
  const no = { ok: false, refusal: { code: 'JOB_TAKEN', sentence: { id: '', en: '' } } } as const;

  it('wants the same yes, whatever the order of its fields', () => {
    expect(sameAnswer({ ok: true, value: { a: 1, b: 2 } }, { ok: true, value: { b: 2, a: 1 } })).toBe(true);
    expect(sameAnswer({ ok: true, value: { a: 1 } }, { ok: true, value: { a: 2 } })).toBe(false);
  });

  it('finds a yes beside a no, and does not mind two different noes', () => {
    expect(sameAnswer({ ok: true, value: {} }, no)).toBe(false);
    expect(sameAnswer({ ...no, refusal: { ...no.refusal, code: 'OFFER_EXPIRED' } }, no)).toBe(true);
  });
});
