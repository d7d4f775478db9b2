// Instants are UTC ISO strings; business dates are days in Asia/Jakarta (UTC+7, no daylight saving).
import { z } from 'zod';

export const Instant = z.iso.datetime({ offset: true });
export type Instant = string;

export const BusinessDate = z.iso.date();
export type BusinessDate = string;

/** "2026-11" */
export const MonthId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export type MonthId = string;

const WIB_OFFSET_MS = 7 * 3_600_000;

/** The calendar day in Asia/Jakarta on which an instant falls, "2026-11-24". */
export const businessDate = (epochMs: number): BusinessDate => new Date(epochMs + WIB_OFFSET_MS).toISOString().slice(0, 10);

/** The accounting month in Asia/Jakarta, "2026-11". */
export const monthOf = (epochMs: number): MonthId => businessDate(epochMs).slice(0, 7);

/** The instant at which a business date begins in Asia/Jakarta. */
export const startOfBusinessDate = (date: BusinessDate): number => Date.parse(`${date}T00:00:00.000Z`) - WIB_OFFSET_MS;

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();
