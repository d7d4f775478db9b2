/** For what cannot be: a broken invariant is a fault of ours, never a refusal. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${why}`);
}
