// Names in the environment or in .env that were surely meant for the hub and would be ignored in silence.

const OURS = ['PORT', 'DATA_DIR', 'DATABASE_URL', 'REDIS_URL', 'PUBLIC_URL', 'ROUTING_URL'] as const;
/** Read by docker-compose.yml from the same .env file. */
const OF_COMPOSE: readonly string[] = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'SITE_ADDRESS'];

const LOOK_ALIKES: Readonly<Record<string, (typeof OURS)[number]>> = {
  HUBPORT: 'PORT',
  HTTPPORT: 'PORT',
  DATADIR: 'DATA_DIR',
  DATADIRECTORY: 'DATA_DIR',
  DATABASEURL: 'DATABASE_URL',
  DATABASEURI: 'DATABASE_URL',
  DBURL: 'DATABASE_URL',
  POSTGRESURL: 'DATABASE_URL',
  REDISURL: 'REDIS_URL',
  REDISURI: 'REDIS_URL',
  PUBLICURL: 'PUBLIC_URL',
  PUBLICURI: 'PUBLIC_URL',
  ROUTINGURL: 'ROUTING_URL',
  ROUTINGURI: 'ROUTING_URL',
  OSRMURL: 'ROUTING_URL',
};

type Names = Readonly<Record<string, unknown>>;

/** One sentence for each: look-alikes anywhere, and in `.env` everything that is not ours. */
export function unknownNames(env: Names, envFile: Names): string[] {
  const strangers = Object.keys(envFile).filter((name) => !isKnown(name));
  const lookAlikes = Object.keys(env).filter((name) => !isKnown(name) && meant(name) !== undefined);
  return [...new Set([...strangers, ...lookAlikes])].map((name) => {
    const right = meant(name);
    return right ? `${name} is not read. Did you mean ${right}?` : `${name} in .env is not known to the hub; .env.example lists what is.`;
  });
}

function isKnown(name: string): boolean {
  return (OURS as readonly string[]).includes(name) || OF_COMPOSE.includes(name);
}

function meant(name: string): string | undefined {
  return LOOK_ALIKES[name.toUpperCase().replace(/[^A-Z]/g, '')];
}
