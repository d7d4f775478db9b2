// j/k and the arrows walk the rows of the lists by moving the focus: Enter then opens a row as it presses every button.
const STEPS: Record<string, 1 | -1> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** True when the key was one of ours. */
export function walkRows(key: string): boolean {
  const step = STEPS[key];
  if (step === undefined) return false;
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
  const next = rows[from < 0 ? 0 : Math.min(Math.max(0, from + step), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** Not while somebody types, not what something nearer has used, not a browser's own shortcut, and the arrows belong to the map while it has the focus. */
export function isForTheRoom(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const on = event.target instanceof HTMLElement ? event.target : document.body;
  if (on.closest('input, textarea, select')) return false;
  return !(event.key.startsWith('Arrow') && on.closest('.maplibregl-map'));
}
