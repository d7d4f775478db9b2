import { BOARD_VERSION } from '@pitulungan/contracts/board';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { DEMO_PIN, phoneOf } from '../../prisma/seed/staff.ts';
import { useHub } from '../harness/test-hub.ts';
import { until } from '../harness/until.ts';

const hub = useHub();
const TRIES = 10;
const as = (phone: string, secret = DEMO_PIN) => ({ body: { phone, secret } });

test('one number in four spellings is one person, and the cookie opens the socket too', async () => {
  for (const phone of ['080000000002', '80000000002', '6280000000002', '+62 800-0000-0002']) {
    const person = hub.newcomer('a dispatcher');
    const session = await person.act(endpoints.signIn, as(phone));
    expect(session).toMatchObject({ phone: phoneOf(2), roles: ['dispatcher'], courierId: null, village: { code: '35.15.18.2014' } });
    expect(await person.act(endpoints.currentSession, {})).toEqual(session);
    expect((await hub.listen(person)).board.version).toBe(BOARD_VERSION);
  }
});

test('the cookie cannot be read by scripts nor sent from other sites', async () => {
  const { headers } = await hub.visitor.send({
    method: 'POST',
    path: '/api/session',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'sign-in-once' },
    body: JSON.stringify(as(phoneOf(2)).body),
  });
  for (const cookie of headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
  expect(headers.getSetCookie()).not.toEqual([]);
});

test('a wrong PIN and an unknown number are refused alike, and too many tries wait; another number does not', async () => {
  const stranger = hub.newcomer('a stranger');
  expect(await stranger.refused(endpoints.signIn, as('+6281234567890'))).toBe('SIGN_IN_FAILED');
  for (let n = 0; n < TRIES; n++) expect(await stranger.refused(endpoints.signIn, as(phoneOf(2), '111111'))).toBe('SIGN_IN_FAILED');
  expect(await stranger.refused(endpoints.signIn, as(phoneOf(2)))).toBe('TOO_MANY_TRIES');
  await stranger.act(endpoints.signIn, as(phoneOf(3)));
});

test('who belongs to no village is told so', async () => {
  await hub.pool.query(`delete from membership where user_id = (select id from "user" where phone_number = $1)`, [phoneOf(4)]);
  expect(await hub.visitor.refused(endpoints.signIn, as(phoneOf(4)))).toBe('NO_MEMBERSHIP');
});

test('after signing out neither the door nor the socket opens, and an open screen is closed', async () => {
  const person = hub.newcomer('a dispatcher');
  await person.act(endpoints.signIn, as(phoneOf(2)));
  const screen = await hub.listen(person);
  const { cookies } = person;
  await person.ask(endpoints.signOut, {});
  await until('the open screen is closed', () => !screen.socket.connected);
  const { status } = await hub.visitor.send({ method: 'GET', path: '/api/orders', headers: cookies });
  expect(status).toBe(401);
  const socket = hub.socket(cookies);
  const outcome = new Promise<string>((resolve) => socket.once('connect_error', ({ message }) => resolve(message)));
  socket.connect();
  expect(await outcome).toBe('NOT_SIGNED_IN');
});
