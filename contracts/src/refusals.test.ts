import { expect, it } from 'vitest';
import { endpoints } from './endpoints.ts';
import { REFUSALS, refusal } from './refusals.ts';

it('says every refusal as a whole sentence in both languages', () => {
  for (const [code, { id, en, status }] of Object.entries(REFUSALS)) {
    expect(id, code).toMatch(/^[A-Z"].*[.!]$/);
    expect(en, code).toMatch(/^[A-Z"].*[.!]$/);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

it('names every refusal that some endpoint may give, and no other beside the common ones', () => {
  const common = ['BAD_REQUEST', 'KEY_MISSING', 'KEY_REUSED', 'NOT_SIGNED_IN', 'NOT_ALLOWED', 'TOO_LARGE', 'BUSY', 'NOT_FOUND'];
  const given = new Set<string>([...common, ...Object.values(endpoints).flatMap(({ refusals }) => [...refusals])]);
  expect(Object.keys(REFUSALS).filter((code) => !given.has(code))).toEqual([]);
});

it('carries the fields that were wrong', () => {
  expect(refusal('BAD_REQUEST', { phone: 'x' }).fields).toEqual({ phone: 'x' });
  expect(refusal('NOT_FOUND')).not.toHaveProperty('fields');
});
