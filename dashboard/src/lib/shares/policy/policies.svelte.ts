// The versions of the village's policy, and what is done to them.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { PolicyBody } from '@pitulungan/contracts/shares/policy';
import { PolicyName, type SharePolicyView } from '@pitulungan/contracts/shares/views';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { Acts, asking } from '../acts.svelte.ts';
import { type Terms, tidy } from './draft.ts';

export class Policies {
  list = $state.raw<readonly SharePolicyView[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly acts = new Acts<'save' | 'end'>();

  async load(): Promise<void> {
    const answer = await callEndpoint(endpoints.listSharePolicies, {}, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.list = answer.value;
  }

  byVersion(version: string): SharePolicyView | undefined {
    return this.list?.find((policy) => policy.version === version);
  }

  /** A new version, or a change of one that was seen as `changes`. */
  async save(terms: Terms, body: PolicyBody, changes: SharePolicyView | null): Promise<SharePolicyView | null> {
    const { effectiveFrom, legalBasis, minutesNo } = terms;
    const version = PolicyName.parse(terms.version.trim());
    const effectiveTo = terms.effectiveTo === '' ? null : terms.effectiveTo;
    const sent = { effectiveFrom, effectiveTo, legalBasis: legalBasis.trim(), minutesNo: minutesNo.trim(), body: tidy(body) };
    const saved = await (changes
      ? this.acts.run('save', asking(endpoints.changeSharePolicy, { params: { version }, body: { ...sent, rowVersion: changes.rowVersion } }))
      : this.acts.run('save', asking(endpoints.addSharePolicy, { body: { version, ...sent } })));
    if (saved) await this.load();
    return saved;
  }

  async end(version: SharePolicyView['version'], effectiveTo: string): Promise<boolean> {
    const ended = await this.acts.run('end', asking(endpoints.endSharePolicy, { params: { version }, body: { effectiveTo } }));
    await this.load();
    return ended !== null;
  }
}
