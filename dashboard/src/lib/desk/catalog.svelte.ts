// The village's stalls with their products, and its map: what the phone desk chooses from. Kept fresh by facts.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact } from '@pitulungan/contracts/facts';
import type { MerchantView } from '@pitulungan/contracts/merchants';
import type { VillageMap } from '@pitulungan/contracts/villages';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';
import { offersOf } from './typeahead.ts';

export class Catalog {
  stalls = $state.raw<readonly MerchantView[] | null>(null);
  map = $state.raw<VillageMap | null>(null);
  failure = $state.raw<Failure | null>(null);
  readonly offers = $derived(offersOf(this.stalls ?? []));

  readonly #village: string;

  constructor(village: string) {
    this.#village = village;
  }

  async load(): Promise<void> {
    this.failure = null;
    const request = { params: { village: this.#village } };
    const [stalls, map] = await Promise.all([
      callEndpoint(endpoints.stalls, request, { attempts: 3 }),
      callEndpoint(endpoints.villageMap, request, { attempts: 3 }),
    ]);
    if (stalls.ok) this.stalls = stalls.value;
    else this.failure = stalls;
    if (map.ok) this.map = map.value;
    else this.failure ??= map;
  }

  stall(id: string | null): MerchantView | undefined {
    return id === null ? undefined : this.stalls?.find((stall) => stall.id === id);
  }

  /** A stall opened, closed or changed its goods. */
  hear(facts: readonly Fact[]): void {
    const changed = new Map(facts.flatMap(({ changes }) => changes.merchants ?? []).map((merchant) => [merchant.id, merchant]));
    if (this.stalls && changed.size > 0) this.stalls = this.stalls.map((stall) => changed.get(stall.id) ?? stall);
  }
}
