// Who is calling, from the session cookie: shared by HTTP and the socket handshake. Cached for a moment, because every
// position and every tap asks.
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { CourierId, UserId, VillageId, type CourierId as CourierIdType } from '@pitulungan/contracts/ids';
import { permissionsOf, Role, type Permission } from '@pitulungan/contracts/roles';
import type { Context } from '../context.ts';
import type { Actor } from './perform.ts';

export interface Session {
  actor: Actor;
  userId: UserId;
  phone: string;
  villageId: VillageId;
  roles: Role[];
  permissions: Set<Permission>;
  courierId: CourierIdType | null;
}

const CACHE_MS = 5_000;
const MAX_CACHED = 2_000;

export interface SessionCache {
  get(cookie: string): { at: number; session: Session | undefined } | undefined;
  set(cookie: string, entry: { at: number; session: Session | undefined }): void;
  forget(cookie: string): void;
}

export function sessionCache(): SessionCache {
  const entries = new Map<string, { at: number; session: Session | undefined }>();
  return {
    get: (cookie) => entries.get(cookie),
    set(cookie, entry) {
      if (entries.size >= MAX_CACHED) entries.clear();
      entries.set(cookie, entry);
    },
    forget: (cookie) => void entries.delete(cookie),
  };
}

/** The sockets of one sign-in: they close when it ends. undefined without a session cookie. */
export function sessionRoom(headers: IncomingHttpHeaders): string | undefined {
  const token = /hub\.session_token=([^;]+)/.exec(headers.cookie ?? '')?.[1];
  return token === undefined ? undefined : `session:${createHash('sha256').update(token).digest('base64url')}`;
}

export async function sessionOf(ctx: Context, headers: IncomingHttpHeaders): Promise<Session | undefined> {
  const cookie = headers.cookie;
  if (cookie === undefined) return undefined;
  const known = ctx.sessions.get(cookie);
  if (known && Date.now() - known.at < CACHE_MS) return known.session;
  const session = await load(ctx, cookie);
  ctx.sessions.set(cookie, { at: Date.now(), session });
  return session;
}

async function load(ctx: Context, cookie: string): Promise<Session | undefined> {
  const found = await ctx.auth.api.getSession({ headers: new Headers({ cookie }) });
  return found ? sessionOfUser(ctx, found.user.id) : undefined;
}

/** A person works in one village at a time: the first they belong to. */
export async function sessionOfUser(ctx: Context, id: string): Promise<Session | undefined> {
  const user = await ctx.db.user.findUnique({ where: { id }, include: { memberships: { orderBy: { villageId: 'asc' } }, couriers: true } });
  const first = user?.memberships[0];
  if (!user || !first) return undefined;
  const roles = user.memberships.filter(({ villageId }) => villageId === first.villageId).map(({ role }) => Role.parse(role));
  const courier = roles.includes('courier') ? user.couriers.find(({ villageId }) => villageId === first.villageId) : undefined;
  const villageId = VillageId.parse(first.villageId);
  return {
    actor: { kind: courier ? 'courier' : 'staff', id: user.id, name: user.name, villageId },
    userId: UserId.parse(user.id),
    phone: user.phoneNumber ?? '',
    villageId,
    roles,
    permissions: permissionsOf(roles),
    courierId: courier ? CourierId.parse(courier.id) : null,
  };
}
