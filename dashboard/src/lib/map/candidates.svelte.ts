// Who could take a job now, ranked by the hub; loaded when the dispatcher looks, and again on demand.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { JobId } from '@pitulungan/contracts/ids';
import type { Candidate } from '@pitulungan/contracts/jobs';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

export class Candidates {
  list = $state.raw<readonly Candidate[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  #jobId: JobId | null = null;

  async load(jobId: JobId): Promise<void> {
    if (this.#jobId !== jobId) this.list = null;
    this.#jobId = jobId;
    const answer = await callEndpoint(endpoints.jobCandidates, { params: { jobId } }, { attempts: 2 });
    if (this.#jobId !== jobId) return; // another job meanwhile
    if (answer.ok) this.list = answer.value;
    this.failure = answer.ok ? null : answer;
  }
}
