import { expect, it } from 'vitest';
import { whyNot } from './compatibility.rules.ts';

const OURS = [
  { name: '1_init', checksum: 'a' },
  { name: '2_books', checksum: 'b' },
];

it('takes in a backup of the same or an older schema', () => {
  expect(whyNot(OURS, OURS)).toBeUndefined();
  expect(whyNot(OURS.slice(0, 1), OURS)).toBeUndefined();
});

it('refuses a newer one, and one whose migrations have other contents', () => {
  expect(whyNot([...OURS, { name: '3_later', checksum: 'c' }], OURS)?.en).toContain('3_later');
  expect(whyNot([{ name: '1_init', checksum: 'x' }], OURS)?.en).toContain('another program');
});
