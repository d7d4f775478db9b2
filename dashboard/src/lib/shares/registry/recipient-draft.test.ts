import { expect, test } from 'vitest';
import { draftOf, fieldsOf, wrongIn } from './recipient-draft.ts';

const typed = { ...draftOf(null), name: ' KK Sutrisno ', phones: '0812-3456-7890; 0857 1234 5678', rt: '3', rw: ' 02 ', band: ' A ' };

test('a recipient is sent as the registry keeps it, and an untouched one stays as it was', () => {
  const fields = fieldsOf({ ...typed, merchantId: 'left over from another kind' });
  expect(fields).toEqual({
    kind: 'household',
    name: 'KK Sutrisno',
    phones: ['+6281234567890', '+6285712345678'],
    merchantId: null,
    rt: 3,
    rw: 2,
    band: 'A',
    consent: false,
    active: true,
  });
  const known = { ...fields, id: 'r' as never, number: 7, version: 2 };
  expect(fieldsOf(draftOf(known))).toEqual(fields);
});

test('what cannot be sent is named', () => {
  expect(wrongIn(typed)).toEqual({ name: false, phones: false, rt: false, rw: false });
  expect(wrongIn({ ...typed, name: ' ', phones: '0812-3456-7890, 12', rt: '100', rw: 'x' })).toEqual({ name: true, phones: true, rt: true, rw: true });
});
