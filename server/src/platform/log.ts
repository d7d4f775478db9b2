// Structured log; what could identify a person or open a door is never written.
import { pino, type Logger } from 'pino';

export type Log = Logger;

const SECRETS = ['secret', 'password', 'pin', 'token', 'trackingToken', 'cookie', 'authorization', 'buyerPhone', 'phone', 'databaseUrl', 'redisUrl'];

export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `req.headers.${name}`]), censor: '[redacted]' },
  });
