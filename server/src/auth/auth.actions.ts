// Sign-in and who is signed in. better-auth checks the secret and keeps the session; roles and the village are ours.
import type { IncomingHttpHeaders } from 'node:http';
import type { SessionView } from '@pitulungan/contracts/endpoints/session';
import type { Context } from '../context.ts';
import { refused, type Outcome } from '../platform/perform.ts';
import { sessionOfUser, sessionRoom, type Session } from '../platform/session.ts';
import { villageOf } from '../villages/villages.actions.ts';

export interface SignIn {
  phone: string;
  secret: string;
  /** Address of the caller, for the rate limit */
  from: string;
  headers: IncomingHttpHeaders;
}

/** Limited per number and address, so that a stranger cannot lock a courier out from elsewhere. */
export async function signIn(ctx: Context, attempt: SignIn): Promise<Outcome<{ view: SessionView; cookies: string[] }>> {
  const who = `${attempt.phone}@${attempt.from}`;
  if (!(await ctx.limits.take('sign-in', who))) return refused('TOO_MANY_TRIES');
  const headers = new Headers({ 'user-agent': attempt.headers['user-agent'] ?? '', 'x-forwarded-for': attempt.from });
  const answer = await ctx.auth.api.signInPhoneNumber({
    body: { phoneNumber: attempt.phone, password: attempt.secret, rememberMe: true },
    headers,
    asResponse: true,
  });
  if (!answer.ok) return refused('SIGN_IN_FAILED');
  const { user } = (await answer.json()) as { user: { id: string } };
  const session = await sessionOfUser(ctx, user.id);
  if (!session) return refused('NO_MEMBERSHIP');
  await ctx.limits.forgive('sign-in', who);
  return { ok: true, value: { view: await sessionView(ctx, session), cookies: answer.headers.getSetCookie() } };
}

/** Ends the session; returns the cookies that clear it. */
export async function signOut(ctx: Context, headers: IncomingHttpHeaders): Promise<string[]> {
  if (headers.cookie === undefined) return [];
  ctx.sessions.forget(headers.cookie);
  const room = sessionRoom(headers);
  const answer = await ctx.auth.api.signOut({ headers: new Headers({ cookie: headers.cookie }), asResponse: true });
  if (room !== undefined) ctx.bus.in(room).disconnectSockets(true);
  return answer.headers.getSetCookie();
}

export async function sessionView(ctx: Context, session: Session): Promise<SessionView> {
  const { userId, actor, phone, roles, courierId, villageId } = session;
  return { userId, name: actor.name, phone, village: await villageOf(ctx, villageId), roles, courierId };
}
