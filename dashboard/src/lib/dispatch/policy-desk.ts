// The numbers that are being typed, handed from the frame of the page to its part: they outlast a look at the plans.
import { createContext } from 'svelte';
import type { PolicyDesk } from './policy.svelte.ts';

export const [policyDesk, keepPolicyDesk] = createContext<PolicyDesk>();
