// The canonical text of a report and its sha256: keys sorted, no spaces, so that any machine makes the same.
import { createHash } from 'node:crypto';
import type { ReportView } from '@pitulungan/contracts/reports';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each: Json) => canonical(each)).join(',')}]`;
  const entries = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`;
}

export const digestOf = (report: Omit<ReportView, 'digest'>): string =>
  createHash('sha256')
    .update(canonical({ schema: 'bumdes.laporan/1', ...report } as unknown as Json))
    .digest('hex');
