// A fault is logged once with its error object and answered with an id that a person can quote.
import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { FaultAnswer } from '@pitulungan/contracts/refusals';
import { refusal } from '@pitulungan/contracts/refusals';
import type { Log } from './log.ts';

export const newFaultId = (): string => randomBytes(4).toString('hex').toUpperCase();

export const faultAnswer = (fault: string): FaultAnswer => ({
  fault,
  sentence: {
    id: `Ada gangguan di server, bukan salah Anda. Data yang sudah tersimpan aman. Coba lagi; bila tetap, sebutkan kode ${fault}.`,
    en: `Something broke on our side, not yours. What was saved is safe. Try again; if it stays, quote code ${fault}.`,
  },
});

/** The last handler of the app. */
export const faultHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 413) {
      res.status(413).json(refusal('TOO_LARGE'));
      return;
    }
    if (status !== undefined && status >= 400 && status < 500) {
      res.status(400).json(refusal('BAD_REQUEST')); // a body that is no JSON, a broken %-escape
      return;
    }
    if (isOverload(error)) {
      log.warn({ err: error, path: req.path }, 'too busy to start a transaction');
      res.status(503).json(refusal('BUSY'));
      return;
    }
    const fault = newFaultId();
    log.error({ err: error, fault, method: req.method, path: req.path }, 'fault');
    res.status(500).json(faultAnswer(fault));
  };

const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
};

/** Prisma's P2028: no connection came free in time. Nothing was begun, so asking again is safe. */
const isOverload = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'P2028';
