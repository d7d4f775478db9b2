// The village's outline, streets and RW cells, fetched once per village; again when its outline is replaced.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { Fact } from '@pitulungan/contracts/facts';
import type { VillageMap } from '@pitulungan/contracts/villages';
import { callEndpoint, type Failure } from '@pitulungan/ui/api';

export class Ground {
  map = $state.raw<VillageMap | null>(null);
  failure = $state.raw<Failure | null>(null);

  async load(village: string): Promise<void> {
    const answer = await callEndpoint(endpoints.villageMap, { params: { village } }, { attempts: 3 });
    if (answer.ok) this.map = answer.value;
    this.failure = answer.ok ? null : answer;
  }

  hear(facts: readonly Fact[], village: string): void {
    if (facts.some(({ type }) => type === 'village.outline_replaced')) void this.load(village);
  }
}
