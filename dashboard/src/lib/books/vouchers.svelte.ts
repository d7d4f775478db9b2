// Vouchers by status, page by page; and the one that is open, with its journal and what may be decided about it.
import type { JournalView } from '@pitulungan/contracts/books';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { rupiahFromJson, type Rupiah } from '@pitulungan/contracts/money';
import { voucherLines } from '@pitulungan/contracts/voucher-lines';
import { VoucherStatus, type VoucherEvent, type VoucherView } from '@pitulungan/contracts/vouchers';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';
import { Act } from './act.svelte.ts';
import { pageOf, Pages } from './pages.svelte.ts';
import { nameBehind } from './voucher-names.ts';

const PAGE = 50;

/** The status in an address; '' for all. */
export const statusIn = (text: string | null): VoucherStatus | '' => VoucherStatus.options.find((status) => status === text) ?? '';

/** What stands on the paper; of opening balances one side, of material on credit its price. */
export function amountOf(event: VoucherEvent): Rupiah {
  if ('amount' in event) return rupiahFromJson(event.amount);
  if (event.kind === 'MATERIAL_TAKEN') return rupiahFromJson(event.price);
  return voucherLines(event).reduce((sum, { amount }) => (amount > 0n ? sum + amount : sum), 0n);
}

export class Vouchers extends Pages<VoucherView, null> {
  of(status: VoucherStatus | ''): Promise<void> {
    return this.show((before) =>
      pageOf(
        endpoints.listVouchers,
        { query: { limit: PAGE, ...(status === '' ? {} : { status }), ...(before === undefined ? {} : { before }) } },
        ({ vouchers, next }) => ({ rows: vouchers, next, totals: null }),
      ),
    );
  }
}

export class OpenVoucher {
  voucher = $state.raw<VoucherView | null>(null);
  /** Its own, then the one that takes it back */
  journals = $state.raw<readonly JournalView[]>([]);
  /** Whom or what it means, where it says so by an id */
  behind = $state.raw<string | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** There is none with this number */
  gone = $state(false);
  readonly act = new Act();

  #code = '';

  async show(code: string): Promise<void> {
    if (code !== this.#code) this.voucher = null;
    this.#code = code;
    const number = /^BK-(\d{1,8})$/.exec(code)?.[1];
    this.gone = number === undefined;
    if (number !== undefined) await this.#read(code, number);
  }

  /** The list is asked for just this one: it ends before the number that follows. */
  async #read(code: string, number: string): Promise<void> {
    const before = (BigInt(number) + 1n).toString();
    const answer = await callEndpoint(endpoints.listVouchers, { query: { before, limit: 1 } }, { attempts: 2 });
    if (code !== this.#code) return; // another one was opened meanwhile
    this.failure = answer.ok ? null : answer;
    if (!answer.ok) return;
    const found = answer.value.vouchers.find((each) => each.code === code) ?? null;
    this.gone = found === null;
    await this.#keep(found);
  }

  approve({ id }: VoucherView, note: string, late: boolean): Promise<boolean> {
    return this.#do(['approve', id, note, late], (key) =>
      callEndpoint(endpoints.approveVoucher, { params: { voucherId: id }, body: { note, late } }, { key, attempts: 3 }),
    );
  }
  decline({ id }: VoucherView, reason: string): Promise<boolean> {
    return this.#do(['decline', id, reason], (key) =>
      callEndpoint(endpoints.declineVoucher, { params: { voucherId: id }, body: { reason } }, { key, attempts: 3 }),
    );
  }
  reverse({ id }: VoucherView, reason: string): Promise<boolean> {
    return this.#do(['reverse', id, reason], (key) =>
      callEndpoint(endpoints.reverseVoucher, { params: { voucherId: id }, body: { reason } }, { key, attempts: 3 }),
    );
  }

  async #do(content: unknown, call: (key: string) => Promise<Answer<VoucherView>>): Promise<boolean> {
    const changed = await this.act.run(content, call);
    if (changed) await this.#keep(changed);
    else if (this.act.refusedWith('VOUCHER_MOVED_ON')) await this.show(this.#code);
    return changed !== null;
  }

  async #keep(voucher: VoucherView | null): Promise<void> {
    const another = voucher?.id !== this.voucher?.id;
    this.voucher = voucher;
    if (another) void this.#name(voucher);
    const numbers = [voucher?.journalId, voucher?.reversalId].filter((number) => typeof number === 'string');
    const answers = await Promise.all(numbers.map((number) => callEndpoint(endpoints.readJournal, { query: { number } }, { attempts: 2 })));
    if (voucher === this.voucher) this.journals = answers.flatMap((answer) => (answer.ok ? [answer.value.journal] : []));
  }

  async #name(voucher: VoucherView | null): Promise<void> {
    this.behind = null;
    const name = voucher && (await nameBehind(voucher.event));
    if (voucher?.id === this.voucher?.id) this.behind = name;
  }
}
