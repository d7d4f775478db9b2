// The registry of recipients: by kind and search, page by page; entering, correcting, taking in whom the hub knows.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { RecipientFields, RecipientKind, RecipientView } from '@pitulungan/contracts/shares/views';
import { callEndpoint } from '@pitulungan/ui/api';
import { pageOf, Pages } from '#lib/books/pages.svelte.ts';
import { Acts, asking } from '../acts.svelte.ts';

const PAGE = 100;

export interface RecipientFilter {
  kind: RecipientKind | '';
  search: string;
}

/** `totals`: how many the filter by kind and search finds. */
export class Recipients extends Pages<RecipientView, number> {
  stalls = $state.raw<readonly Pick<MerchantView, 'id' | 'name'>[]>([]);
  /** How many were entered by the last taking in */
  adopted = $state<number | null>(null);
  readonly acts = new Acts<'save' | 'adopt'>();

  filtered({ kind, search }: RecipientFilter): Promise<void> {
    const asked = { limit: PAGE, search: search.trim(), ...(kind === '' ? {} : { kind }) };
    return this.show((after) =>
      pageOf(
        endpoints.listRecipients,
        { query: { ...asked, ...(after === undefined ? {} : { after: parseInt(after, 10) }) } },
        ({ recipients, next, count }) => ({ rows: recipients, next: next === null ? null : `${next}`, totals: count }),
      ),
    );
  }

  /** For the form: whose sales count. */
  async loadStalls(village: string): Promise<void> {
    const answer = await callEndpoint(endpoints.stalls, { params: { village } }, { attempts: 2 });
    if (answer.ok) this.stalls = answer.value;
  }

  async save(fields: RecipientFields, changes: RecipientView | null): Promise<boolean> {
    const saved = await (changes
      ? this.acts.run('save', asking(endpoints.changeRecipient, { params: { recipientId: changes.id }, body: { ...fields, version: changes.version } }))
      : this.acts.run('save', asking(endpoints.addRecipient, { body: fields })));
    if (saved && changes) this.rows = (this.rows ?? []).map((each) => (each.id === saved.id ? saved : each));
    else if (saved) await this.reload();
    return saved !== null;
  }

  async adopt(): Promise<void> {
    const answer = await this.acts.run('adopt', asking(endpoints.adoptRecipients, {}));
    this.adopted = answer?.added ?? null;
    if (answer) await this.reload();
  }
}
