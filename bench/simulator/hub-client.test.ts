import { describe, expect, it } from 'vitest';
import { pathOf } from './hub-client.ts';

describe('pathOf', () => {
  it('fills in parameters and the query, and leaves out what is not given', () => {
    expect(pathOf({ path: '/jobs/:jobId/step' }, { params: { jobId: 'a b' } })).toBe('/api/jobs/a%20b/step');
    expect(pathOf({ path: '/orders' }, { query: { limit: 200, before: undefined } })).toBe('/api/orders?limit=200');
  });
});
