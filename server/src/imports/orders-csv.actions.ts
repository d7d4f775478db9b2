// Orders from a file: every good order is placed by itself, so a bad row loses only its own; the reference makes a second run add nothing.
import { parse } from 'csv-parse/sync';
import { MAX_CSV_ROWS, type ImportResult } from '@pitulungan/contracts/endpoints/orders';
import type { Context } from '../context.ts';
import { stallsByName } from '../merchants/merchants.actions.ts';
import { placeOrder } from '../orders/placing.actions.ts';
import { refused, type Actor, type Outcome } from '../platform/perform.ts';
import { CSV_COLUMNS, parseOrders, type CsvRow, type ParsedOrder } from './orders-csv.rules.ts';

const DELIMITERS = [';', ',', '\t'] as const;

export async function importOrders(ctx: Context, actor: Actor, csv: string): Promise<Outcome<ImportResult>> {
  const rows = readRows(csv);
  if (!rows) return refused('CSV_UNREADABLE');
  if (rows.length > MAX_CSV_ROWS) return refused('TOO_LARGE');
  const { orders, errors } = parseOrders(rows, await stallsByName(ctx, actor.villageId));
  const result: ImportResult = { added: 0, alreadyThere: 0, errors };
  for (const order of orders) await placeOne(ctx, actor, order, result);
  result.errors.sort((a, b) => a.line - b.line);
  return { ok: true, value: result };
}

/** Without a key: the file's own reference makes it once, and says the second time that it is there already. */
async function placeOne(ctx: Context, actor: Actor, order: ParsedOrder, result: ImportResult): Promise<void> {
  const placed = await placeOrder(ctx, actor, { key: null, request: order.request, source: 'csv', externalRef: order.ref });
  if (!placed.ok) result.errors.push({ line: order.line, column: null, sentence: placed.refusal.sentence });
  else if (placed.value.alreadyThere) result.alreadyThere += 1;
  else result.added += 1;
}

/** With BOM, Excel's "sep=" line, semicolons, commas or tabs, quoted cells; undefined when the header is not ours. */
function readRows(text: string): CsvRow[] | undefined {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const body = clean.replace(/^sep=.\n/i, '');
  const records = parseRecords(body);
  if (!records || !hasHeader(records)) return undefined;
  const before = body === clean ? 0 : 1; // Excel's hint is a line too
  return records.map(({ record, info }) => ({ line: info.lines + before, cells: cellsOf(record) }));
}

const cellsOf = (record: CsvRecord['record']): CsvRow['cells'] =>
  Object.fromEntries(CSV_COLUMNS.map((column) => [column, record[column] ?? ''])) as CsvRow['cells'];

function hasHeader([first]: CsvRecord[]): boolean {
  return first !== undefined && REQUIRED.every((column) => column in first.record);
}

const OPTIONAL = new Set<string>(['address', 'rt', 'rw', 'note']);
const REQUIRED = CSV_COLUMNS.filter((column) => !OPTIONAL.has(column));

interface CsvRecord {
  record: Record<string, string>;
  info: { lines: number };
}

function parseRecords(body: string): CsvRecord[] | undefined {
  const header = body.slice(0, body.indexOf('\n'));
  const delimiter = DELIMITERS.find((sign) => header.includes(sign));
  if (delimiter === undefined) return undefined;
  const columns = (names: string[]) => names.map((name) => name.trim().toLowerCase());
  try {
    return parse(body, { delimiter, columns, info: true, skip_empty_lines: true, relax_column_count: true, trim: true }) as unknown as CsvRecord[];
  } catch {
    return undefined; // csv-parse throws on what is no CSV: the refusal says how to save it again
  }
}
