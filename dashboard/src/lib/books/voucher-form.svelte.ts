// A new voucher while it is written: its kind, its fields, what it would post, and sending it once.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { voucherLines } from '@pitulungan/contracts/voucher-lines';
import type { VoucherKind, VoucherView } from '@pitulungan/contracts/vouchers';
import { callEndpoint, newKey } from '@pitulungan/ui/api';
import { Act } from './act.svelte.ts';
import { draftOf, type OpeningRow, type Problems } from './voucher-draft.ts';
import type { FieldName } from './voucher-kinds.ts';

const MEMO_MIN = 3;
/** Chosen from lists that differ from kind to kind */
const NOT_CARRIED = ['account', 'sub', 'depositId', 'supplier'] as const satisfies FieldName[];
const emptyRow = (): OpeningRow => ({ code: '', sub: '', debit: '', credit: '' });

/** A number for a visit of the health car, made here: a UUID, also where the browser has none of its own. */
function newVisitNumber(): string {
  const hex = newKey().replaceAll('-', '');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join('-');
}

export class VoucherForm {
  kind = $state<VoucherKind>('EXPENSE');
  /** Kept when the kind changes: an amount stays an amount */
  fields = $state<Partial<Record<FieldName, string>>>({});
  rows = $state<OpeningRow[]>([emptyRow(), emptyRow()]);
  date = $state('');
  memo = $state('');
  attachment = $state('');
  /** The month of the date is locked: post today */
  late = $state(false);
  /** Sending was tried: problems are shown */
  checked = $state(false);
  readonly act = new Act();

  readonly draft = $derived.by(() => draftOf({ kind: this.kind, fields: this.fields, rows: this.rows }));
  readonly problems = $derived.by((): Problems => (this.draft.ok ? {} : this.draft.problems));
  readonly lines = $derived.by(() => (this.draft.ok ? voucherLines(this.draft.event) : []));
  readonly memoWrong = $derived(this.memo.trim().length < MEMO_MIN);

  constructor(today: string) {
    this.date = today;
  }

  /** Another kind: what cannot be on it is not carried over as a choice of something else. */
  take(kind: VoucherKind): void {
    if (kind === this.kind) return;
    this.kind = kind;
    this.checked = false;
    this.act.failure = null;
    for (const name of NOT_CARRIED) delete this.fields[name];
  }

  addRow(): void {
    this.rows.push(emptyRow());
  }
  removeRow(at: number): void {
    this.rows.splice(at, 1);
  }
  numberVisit(): void {
    this.fields.visitId = newVisitNumber();
  }

  /** The voucher as the hub keeps it; null when something is missing or was refused. */
  async send({ today, isLocked }: { today: string; isLocked: boolean }): Promise<VoucherView | null> {
    this.checked = true;
    const dateWrong = this.date === '' || this.date > today;
    if (!this.draft.ok || this.memoWrong || dateWrong || (isLocked && !this.late)) return null;
    const body = { date: this.date, event: this.draft.event, memo: this.memo.trim(), attachment: this.attachment.trim(), late: isLocked };
    return this.act.run(body, (key) => callEndpoint(endpoints.makeVoucher, { body }, { key, attempts: 3 }));
  }
}
