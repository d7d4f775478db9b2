// The CSV import: a file or pasted text, one request, and what came of every row.
import { endpoints } from '@pitulungan/contracts/endpoints';
import { MAX_CSV_BYTES, type ImportResult } from '@pitulungan/contracts/endpoints/orders';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from './intent.ts';

export type ImportProblem = 'tooLarge' | 'fileFailed' | 'nothing';

export class CsvImport {
  text = $state('');
  fileName = $state<string | null>(null);
  problem = $state.raw<ImportProblem | null>(null);
  working = $state(false);
  failure = $state.raw<Failure | null>(null);
  result = $state.raw<ImportResult | null>(null);

  /** Rows without the header and empty lines; a quoted line break counts as one more. */
  readonly rowCount = $derived.by(() =>
    Math.max(0, this.text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '' && !/^\uFEFF?sep=/i.test(line)).length - 1),
  );

  #intent: Intent | null = null;

  async choose(file: File | undefined): Promise<void> {
    this.#forget();
    this.fileName = null;
    if (!file) return;
    if (file.size > MAX_CSV_BYTES) {
      this.problem = 'tooLarge';
      return;
    }
    try {
      this.text = await file.text();
      this.fileName = file.name;
    } catch {
      this.problem = 'fileFailed'; // moved or locked since it was chosen
    }
  }

  typed(): void {
    this.fileName = null;
    this.#forget();
  }

  #forget(): void {
    this.problem = null;
    this.failure = null;
    this.result = null;
  }

  async start(): Promise<void> {
    this.#forget();
    if (this.text.trim() === '') this.problem = 'nothing';
    else if (new TextEncoder().encode(this.text).length > MAX_CSV_BYTES) this.problem = 'tooLarge';
    if (this.problem || this.working) return;
    this.#intent = intentFor(this.#intent, this.text, newKey);
    this.working = true;
    const answer = await callEndpoint(endpoints.importOrders, { body: { csv: this.text } }, { key: this.#intent.key, attempts: 3 });
    this.working = false;
    if (!answer.ok) {
      this.failure = answer;
      return;
    }
    this.#intent = null; // done: the same file once more is a new intent, and adds nothing
    this.result = answer.value;
  }
}
