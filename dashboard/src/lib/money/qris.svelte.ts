// The QRIS provider's settlement file: chosen, looked at, imported; and its lines that no payment fits.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import { MAX_QRIS_BYTES, type QrisImport, type QrisLineView } from '@pitulungan/contracts/qris';
import { callEndpoint } from '@pitulungan/ui/api';
import { Fetched } from './fetched.svelte.ts';
import { MoneyAct } from './money-act.svelte.ts';

const OPEN = new Set<QrisLineView['status']>(['UNMATCHED', 'DIFFERENT']);
const PREVIEW_ROWS = 5;

type Pending = ResponseOf<typeof endpoints.pendingPayments>[number];

export class QrisReport {
  readonly lines = new Fetched<readonly QrisLineView[]>(() => callEndpoint(endpoints.listQrisLines, { query: {} }, { attempts: 2 }));
  readonly pending = new Fetched<readonly Pending[]>(() => callEndpoint(endpoints.pendingPayments, {}, { attempts: 2 }));
  readonly act = new MoneyAct<'import' | 'decide'>(() => this.load());

  file = $state.raw<{ name: string; csv: string } | null>(null);
  problem = $state.raw<'tooLarge' | 'unreadable' | 'empty' | null>(null);
  result = $state.raw<QrisImport | null>(null);

  readonly failure = $derived.by(() => this.lines.failure ?? this.pending.failure);
  readonly open = $derived.by(() => (this.lines.value ?? []).filter(({ status }) => OPEN.has(status)));
  readonly clear = $derived.by(() => (this.lines.value ?? []).filter(({ status }) => !OPEN.has(status)));
  readonly rows = $derived.by(() => (this.file?.csv ?? '').split(/\r\n?|\n/).filter((line) => line.trim() !== ''));
  /** The head and the first rows, as the file has them */
  readonly preview = $derived.by(() => this.rows.slice(0, PREVIEW_ROWS + 1));

  load(): void {
    void this.lines.load();
    void this.pending.load();
  }

  async choose(file: File | undefined): Promise<void> {
    this.file = this.problem = this.result = null;
    this.act.close();
    if (!file) return;
    if (file.size > MAX_QRIS_BYTES) this.problem = 'tooLarge';
    else await this.#read(file);
  }

  async #read(file: File): Promise<void> {
    try {
      const csv = await file.text();
      if (csv.trim() === '') this.problem = 'empty';
      else this.file = { name: file.name.slice(-120), csv };
    } catch {
      this.problem = 'unreadable'; // moved or locked since it was chosen
    }
    if (this.file) this.act.open('import', 'file');
  }

  /** The same file twice does nothing, and says so. */
  async import(say: (result: QrisImport) => string): Promise<void> {
    if (!this.file) return;
    const { name: fileName, csv } = this.file;
    await this.act.send(endpoints.importQrisReport, { body: { fileName, csv } }, (result) => {
      this.result = result;
      this.file = null;
      return say(result);
    });
  }

  /** Orders that wait for just this amount on the QRIS of BUMDes: a line belongs to one of them, or to nobody who is known. */
  fitting({ gross }: Pick<QrisLineView, 'gross'>): Pending[] {
    return (this.pending.value ?? []).filter(({ total, flow }) => flow === 'Q1' && total === gross);
  }
}
