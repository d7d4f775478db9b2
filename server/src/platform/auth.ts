// Sign-in by better-auth: scrypt hashes, sessions in the database, phone number + PIN or password. Its HTTP handler is not
// mounted: our own endpoints call it, so that refusals, rate limits and the OpenAPI document are ours.
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { phoneNumber } from 'better-auth/plugins';
import type { Database } from './database.ts';

const SECRET_KEY = 'auth.secret';
const SESSION_DAYS = 30;
const DAY_S = 86_400;
const MIN_SECRET_LENGTH = 6;

/** One secret for all nodes, made once and kept in the database: no environment variable to forget. */
export async function installationSecret(db: Database): Promise<string> {
  await db.installation.createMany({ data: [{ key: SECRET_KEY, value: randomBytes(32).toString('base64url') }], skipDuplicates: true });
  return (await db.installation.findUniqueOrThrow({ where: { key: SECRET_KEY } })).value;
}

export function createAuth(options: { db: Database; secret: string; publicUrl: string | undefined }) {
  const { db, secret, publicUrl } = options;
  return betterAuth({
    secret,
    baseURL: publicUrl ?? 'http://localhost',
    database: prismaAdapter(db, { provider: 'postgresql' }),
    account: { modelName: 'login' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_SECRET_LENGTH },
    session: { expiresIn: SESSION_DAYS * DAY_S, updateAge: DAY_S },
    advanced: {
      cookiePrefix: 'hub',
      useSecureCookies: publicUrl?.startsWith('https://') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [phoneNumber({ sendOTP: () => Promise.reject(new Error('There is no SMS gateway: sign in with a PIN')) })],
  });
}
export type Auth = ReturnType<typeof createAuth>;
