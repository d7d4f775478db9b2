import { z } from 'zod';
import { CourierId, UserId } from '../ids.ts';
import { Phone } from '../phone.ts';
import { Role } from '../roles.ts';
import { VillageView } from '../villages.ts';
import { Done, endpoint } from './endpoint.ts';

export const SessionView = z.strictObject({
  userId: UserId,
  name: z.string(),
  phone: z.string(),
  village: VillageView,
  roles: z.array(Role),
  courierId: CourierId.nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

export const sessionEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a phone number and a PIN or password; sets the session cookie',
    access: 'public',
    body: z.strictObject({ phone: Phone, secret: z.string().min(4).max(128) }),
    response: SessionView,
    refusals: ['SIGN_IN_FAILED', 'TOO_MANY_TRIES', 'NO_MEMBERSHIP'],
  }),
  signOut: endpoint({ method: 'POST', path: '/session/end', summary: 'Sign out', access: 'public', response: Done, refusals: [] }),
  currentSession: endpoint({ method: 'GET', path: '/session', summary: 'Who is signed in', access: 'session', response: SessionView, refusals: [] }),
};
