// A day is played in a thread of its own: the hub goes on answering.
import { parentPort, workerData } from 'node:worker_threads';
import { simulateDay, type Day } from './what-if.rules.ts';
import type { Policy } from './policy.rules.ts';

export interface Question {
  day: Day;
  policies: readonly Policy[];
  detour: number;
}

const { day, policies, detour } = workerData as Question;
parentPort?.postMessage(policies.map((policy) => simulateDay(day, policy, detour)));
