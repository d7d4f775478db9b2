// In which order tables are loaded: what is referred to comes before what refers to it.

export interface Referring {
  name: string;
  /** Tables that its foreign keys point to, itself left out */
  refersTo: readonly string[];
}

/** Sorted, alphabetically where foreign keys leave a choice. Throws on a circle: no order would satisfy its foreign keys. */
export function inLoadingOrder<T extends Referring>(tables: readonly T[]): T[] {
  const names = new Set(tables.map(({ name }) => name));
  const waiting = [...tables].sort((a, b) => (a.name < b.name ? -1 : 1));
  const placed = new Set<string>();
  const order: T[] = [];
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ refersTo }) => refersTo.every((name) => placed.has(name) || !names.has(name)));
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (!next) throw new Error(`Foreign keys run in a circle: ${waiting.map(({ name }) => name).join(', ')}`);
    placed.add(next.name);
    order.push(next);
  }
  return order;
}
