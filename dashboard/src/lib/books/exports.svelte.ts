// Files of reports: asked for, watched while they are made, kept to be fetched later.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ExportFormat, ExportView, Language, ReportRequestInput } from '@pitulungan/contracts/reports';
import { callEndpoint, newKey, pathOf, type Failure } from '@pitulungan/ui/api';

const WATCH_MS = 1_000;

/** Where the file is fetched. */
export const fileAddress = (id: string): string => `/api${pathOf(endpoints.downloadExport.path, { exportId: id })}`;

export const isUnderWay = ({ status }: ExportView): boolean => status === 'WAITING' || status === 'RUNNING';

export class Exports {
  files = $state.raw<readonly ExportView[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  requestFailure = $state.raw<Failure | null>(null);
  /** The format that is being asked for */
  asking = $state<ExportFormat | null>(null);

  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  /** Kept when nobody answered, so that pressing again does not make a second file */
  #key: { intent: string; key: string } | null = null;

  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.listExports, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.files = answer.value;
    this.#watch();
  }

  async request(request: ReportRequestInput, format: ExportFormat, language: Language): Promise<void> {
    if (this.asking) return;
    this.asking = format;
    const body = { request, format, language };
    const intent = JSON.stringify(body);
    const { key } = this.#key?.intent === intent ? this.#key : { key: newKey() };
    const answer = await callEndpoint(endpoints.requestExport, { body }, { key, attempts: 2 });
    this.asking = null;
    this.#key = !answer.ok && answer.kind === 'offline' ? { intent, key } : null;
    this.requestFailure = answer.ok ? null : answer;
    if (answer.ok) this.files = [answer.value, ...(this.files ?? []).filter(({ id }) => id !== answer.value.id)];
    this.#watch();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #watch(): void {
    clearTimeout(this.#timer);
    if (!this.#stopped && this.files?.some(isUnderWay)) this.#timer = setTimeout(() => void this.load(), WATCH_MS);
  }
}
