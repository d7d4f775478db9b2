// Lists fetched by HTTP are fetched again after a lost connection: what happened meanwhile may have come as one snapshot, not as facts.
import type { LiveStatus } from '@pitulungan/ui/live.svelte.ts';
import { untrack } from 'svelte';

/** Call while a component is made; ends with it. */
export function whenBackLive(status: () => LiveStatus, reload: () => void): void {
  let lost = false;
  $effect(() => {
    const now = status();
    if (now === 'lost') lost = true;
    if (now !== 'live' || !lost) return;
    lost = false;
    untrack(reload);
  });
}
