// The ways between a what-if and a policy: each begins with what the other holds, behind the # of its address.
import { resolve } from '$app/paths';
import { PRESETS } from '@pitulungan/contracts/shares/presets';
import type { SharePolicyView } from '@pitulungan/contracts/shares/views';
import { writeLink } from './link.ts';
import { fromPreset, type Scenario } from './scenario.ts';

const EXAMPLE_PROFIT = PRESETS[0]?.profit ?? 0n;

/** A policy with an example's profit: what is tried, and what its form reckons with. */
export const scenarioOf = ({ version, body }: Pick<SharePolicyView, 'version' | 'body'>): Scenario => fromPreset({ profit: EXAMPLE_PROFIT, body }, version);

export const tryAddress = (policy: Pick<SharePolicyView, 'version' | 'body'>): string =>
  `${resolve('/buku/bagi-hasil/simulasi')}#${writeLink([scenarioOf(policy)])}`;

export const newPolicyAddress = (scenario: Scenario): string => `${resolve('/buku/bagi-hasil/kebijakan-baru')}#${writeLink([scenario])}`;

export const copyAddress = (version: string): string => `${resolve('/buku/bagi-hasil/kebijakan-baru')}?${new URLSearchParams({ salin: version }).toString()}`;

export const policyAddress = (version: string): string => resolve('/buku/bagi-hasil/kebijakan/[versi]', { versi: version });
