// A day played again: which one, whether it is being played, and what came out with which numbers.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ResponseOf } from '@pitulungan/contracts/endpoints/endpoint';
import type { PolicyNumbers } from '@pitulungan/contracts/policy';
import { businessDate, type BusinessDate } from '@pitulungan/contracts/time';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

const DAY_MS = 86_400_000;

/** With the numbers that were proposed, and the version that was in force. */
type Result = ResponseOf<typeof endpoints.whatIf> & { numbers: PolicyNumbers; version: number };

export class WhatIf {
  date = $state<BusinessDate>('');
  playing = $state(false);
  failure = $state.raw<Failure | null>(null);
  result = $state.raw<Result | null>(null);

  /** Yesterday by default. */
  constructor(now: number) {
    this.date = businessDate(now - DAY_MS);
  }

  async play(numbers: PolicyNumbers, version: number): Promise<void> {
    if (this.playing || this.date === '') return;
    this.playing = true;
    this.failure = null;
    const answer = await callEndpoint(endpoints.whatIf, { body: { numbers, date: this.date } });
    this.playing = false;
    if (answer.ok) this.result = { ...answer.value, numbers, version };
    else this.failure = answer;
  }
}
