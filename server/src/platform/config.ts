// The only reader of the environment: one schema; a wrong value is named in a sentence before anything starts.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { z } from 'zod';
import { unknownNames } from './config-names.ts';

export type HubRole = 'api' | 'worker';

export interface Config {
  port: number;
  /** The interface to listen on: this machine only, unless told otherwise */
  host: string;
  dataDir: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  publicUrl: string | undefined;
  routingUrl: string | undefined;
  roles: ReadonlySet<HubRole>;
  demo: boolean;
  /** Apply migrations, seed an empty database, and stop: the first step of a deployment with several nodes. */
  migrateOnly: boolean;
  /** Serve the apps as they were built last: for development, where vite serves the newest. */
  skipBuild: boolean;
  help: boolean;
  /** npm is our parent: when it is gone, nobody can stop us any more. */
  underNpm: boolean;
  /** Names that look like ours and are not; nothing reads them. */
  notices: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What a person must change before the hub can start; every problem in one message. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

export const USAGE = `npm start -- [flags]
  --demo           also run the simulator, so that the map moves by itself
  --role ROLE      only api or only worker (needs DATABASE_URL and REDIS_URL); both when it is left out
  --host ADDRESS   listen on this address: 0.0.0.0 for phones in the same network; 127.0.0.1 when it is left out
  --migrate-only   bring the database up to date, seed it when it is empty, and stop
  --skip-build     serve the web apps as they were built last
  --help           this text
Settings: PORT, DATA_DIR, DATABASE_URL, REDIS_URL, PUBLIC_URL, ROUTING_URL (environment or .env; see .env.example).`;

const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), { error: `must be an address like ${example}` });
const origin = url(['http:', 'https:'], 'https://hub.desa-janti.id').refine((text) => URL.parse(text)?.pathname === '/' && !text.includes('?'), {
  error: 'must be an address without a path, like https://hub.desa-janti.id',
});

const Settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a port number from 0 (any free port) to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a port number from 0 (any free port) to 65535' })
    .default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/hub').optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'redis://host:6379').optional(),
  PUBLIC_URL: origin.optional(),
  ROUTING_URL: url(['http:', 'https:'], 'http://127.0.0.1:5000').optional(),
});

const SPLIT_NEEDS_BOTH = '--role splits the hub over several processes: they need DATABASE_URL and REDIS_URL to find each other.';

/** Reads environment, `.env` (the environment wins) and flags. Throws `ConfigError`. An empty value counts as not set. */
export function readConfig(env: Environment = process.env, argv: readonly string[] = process.argv.slice(2), envFile = '.env'): Config {
  const written = readEnvFile(envFile);
  const given = withoutEmpty({ ...written, ...env });
  const { problems: flagProblems, ...flags } = readFlags(argv);
  const settings = Settings.safeParse(given);
  const problems = [...sentencesOf(settings.error, given), ...flagProblems];
  const notices = unknownNames(env, written);
  if (!settings.success || problems.length > 0) throw new ConfigError([...problems, ...notices].join('\n'));
  const { PORT, DATA_DIR, DATABASE_URL, REDIS_URL, PUBLIC_URL, ROUTING_URL } = settings.data;
  if (flags.roles.size === 1 && !(DATABASE_URL && REDIS_URL)) throw new ConfigError(SPLIT_NEEDS_BOTH);
  const places = { databaseUrl: DATABASE_URL, redisUrl: REDIS_URL, publicUrl: PUBLIC_URL, routingUrl: ROUTING_URL };
  return { port: PORT, dataDir: path.resolve(DATA_DIR), ...places, ...flags, underNpm: env['npm_lifecycle_event'] === 'start', notices };
}

function readEnvFile(file: string): Environment {
  return fs.existsSync(file) ? parseEnv(fs.readFileSync(file, 'utf8')) : {};
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function sentencesOf(error: z.ZodError | undefined, given: Environment): string[] {
  return (error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return `${name} ${issue.message}; it is "${hideSecret(given[name] ?? '')}".`;
  });
}

/** A password in an address does not belong on a screen or in a log. */
function hideSecret(value: string): string {
  return value.replace(/:\/\/([^:@/]*):[^@/]*@/, '://$1:***@');
}

const FLAGS = {
  demo: { type: 'boolean' },
  host: { type: 'string' },
  help: { type: 'boolean' },
  'migrate-only': { type: 'boolean' },
  'skip-build': { type: 'boolean' },
  role: { type: 'string', multiple: true },
} as const;

function readFlags(argv: readonly string[]) {
  const { values, tokens } = parseArgs({ args: [...argv], options: FLAGS, strict: false, allowPositionals: true, tokens: true });
  const problems = tokens.flatMap((token) => {
    if (token.kind === 'positional') return [`"${token.value}" is not understood here; try npm start -- --help.`];
    if (token.kind === 'option' && !(token.name in FLAGS)) return [`There is no flag ${token.rawName}; try npm start -- --help.`];
    return [];
  });
  const named = values.role ?? [];
  if (!named.every(isRole)) problems.push('--role must be api or worker.');
  if (values.host === true) problems.push('--host needs an address, such as 0.0.0.0.');
  return {
    demo: values.demo === true,
    host: typeof values.host === 'string' && values.host !== '' ? values.host : '127.0.0.1',
    help: values.help === true,
    migrateOnly: values['migrate-only'] === true,
    skipBuild: values['skip-build'] === true,
    roles: new Set<HubRole>(named.length > 0 ? named.filter(isRole) : ['api', 'worker']),
    problems,
  };
}

function isRole(value: unknown): value is HubRole {
  return value === 'api' || value === 'worker';
}
