// What is selected and what the pointer is over, the same in the list, on the map and in the panel. The selection lives in the
// address (?pesanan=… or ?kurir=…), so that it can be linked to and survives a reload.
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { page } from '$app/state';

export type Chosen = { kind: 'order' | 'courier'; id: string };

const PARAMETERS = { order: 'pesanan', courier: 'kurir' } as const;

class Selection {
  hovered = $state<Chosen | null>(null);

  get current(): Chosen | null {
    for (const kind of ['order', 'courier'] as const) {
      const id = page.url.searchParams.get(PARAMETERS[kind]);
      if (id) return { kind, id };
    }
    return null;
  }

  is(kind: Chosen['kind'], id: string): boolean {
    const { current } = this;
    return current?.kind === kind && current.id === id;
  }

  choose(kind: Chosen['kind'], id: string): void {
    void goto(addressOf(kind, id), { reset: false, replace: page.route.id === '/' });
  }

  clear(): void {
    void goto(resolve('/'), { reset: false, replace: true });
  }

  hover(kind: Chosen['kind'], id: string): void {
    this.hovered = { kind, id };
  }

  leave(): void {
    this.hovered = null;
  }
}

/** The address that opens the map with an order or a courier selected. */
export const addressOf = (kind: Chosen['kind'], id: string): string => `${resolve('/')}?${PARAMETERS[kind]}=${encodeURIComponent(id)}`;

export const selection = new Selection();
