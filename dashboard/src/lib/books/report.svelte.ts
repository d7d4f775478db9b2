// One report on the screen, asked again when another is wanted.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, MerchantId } from '@pitulungan/contracts/ids';
import type { ReportRequestInput, ReportView } from '@pitulungan/contracts/reports';
import { callEndpoint, type Answer, type Failure } from '@pitulungan/ui/api';

export class Report {
  view = $state.raw<ReportView | null>(null);
  failure = $state.raw<Failure | null>(null);
  loading = $state(false);

  #request: ReportRequestInput | null = null;
  #round = 0;

  /** What was shown stays until the new one is there, so that stepping through months does not flicker. */
  async show(request: ReportRequestInput | null): Promise<void> {
    const another = request?.report !== this.#request?.report;
    this.#request = request;
    if (another || request === null) this.view = null;
    await this.load();
  }

  async load(): Promise<void> {
    const round = ++this.#round;
    this.failure = null;
    this.loading = this.#request !== null;
    if (!this.#request) return;
    const answer = await ask(this.#request);
    if (round !== this.#round || answer === null) return; // another one is wanted by now
    this.loading = false;
    this.failure = answer.ok ? null : answer;
    this.view = answer.ok ? answer.value : null;
  }
}

const once = { attempts: 2 };

/** null: a pack and a statement of the revenue share are for paper only. */
async function ask(request: ReportRequestInput): Promise<Answer<ReportView> | null> {
  const query = { from: request.from, to: request.to };
  switch (request.report) {
    case 'pack':
    case 'share':
      return null;
    case 'merchant':
      return callEndpoint(endpoints.merchantStatement, { params: { merchantId: request.merchantId as MerchantId }, query }, once);
    case 'courier':
      return callEndpoint(endpoints.courierStatement, { params: { courierId: request.courierId as CourierId }, query }, once);
    case 'fund':
      return callEndpoint(
        endpoints.fundStatement,
        { params: { account: request.account }, query: { ...query, ...(request.sub === null ? {} : { sub: request.sub }) } },
        once,
      );
    default:
      return callEndpoint(
        endpoints.statement,
        { params: { statement: request.report }, query: { ...query, compare: request.compare === false ? 'no' : 'yes' } },
        once,
      );
  }
}
