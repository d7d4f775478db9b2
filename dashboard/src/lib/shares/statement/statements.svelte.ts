// All statements of the village, newest first, and the beginning of another.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { RequestOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { StatementView } from '@pitulungan/contracts/shares/views';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { Acts, asking } from '../acts.svelte.ts';

type Draft = NonNullable<RequestOf<typeof endpoints.draftStatement>['body']>;
const REFRESH_PAUSE_MS = 700;

export class Statements {
  list = $state.raw<readonly StatementView[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly acts = new Acts<'draft'>();

  #timer: ReturnType<typeof setTimeout> | undefined;

  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.listStatements, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.list = answer.value;
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), REFRESH_PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** The new one, to be opened; null when it was refused. */
  draft(body: Draft): Promise<StatementView | null> {
    return this.acts.run('draft', asking(endpoints.draftStatement, { body }));
  }
}
