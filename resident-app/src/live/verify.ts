// Reckons a statement's fingerprint again in the reader's own browser, and compares the figures of the page with its text.
import { verifyLink } from '@pitulungan/contracts/shares/chain';

interface Body {
  base?: unknown;
  profit?: unknown;
  prevHash?: unknown;
  reserves?: Record<string, unknown>;
  shares?: { key: unknown; amount: unknown }[];
}

/** Every amount that the page shows and that the text has too: [data-figure="base"], "shares.pades", "reserves.risk". */
function figuresOf({ base, profit, prevHash, reserves = {}, shares = [] }: Body): Map<string, unknown> {
  const own = { base, profit, prevHash };
  return new Map([
    ...Object.entries(own),
    ...Object.entries(reserves).map(([key, amount]) => [`reserves.${key}`, amount] as const),
    ...shares.map(({ key, amount }) => [`shares.${String(key)}`, amount] as const),
  ]);
}

function verdictOn(statement: HTMLElement): string {
  const text = statement.querySelector<HTMLTextAreaElement>('[data-canonical]')?.value ?? '';
  const fault = verifyLink({ text, hash: statement.dataset.hash ?? '' });
  if (fault) return fault;
  const figures = figuresOf(JSON.parse(text) as Body);
  const shown = [...statement.querySelectorAll<HTMLElement>('[data-figure]')];
  return shown.every(({ dataset }) => figures.get(dataset.figure ?? '') === dataset.amount) ? 'good' : 'figures-differ';
}

for (const statement of document.querySelectorAll<HTMLElement>('[data-statement]')) {
  const button = statement.querySelector<HTMLButtonElement>('[data-verify]');
  const told = statement.querySelector<HTMLElement>('[data-verdict]');
  if (!button || !told) continue;
  const words = JSON.parse(told.dataset.words ?? '{}') as Record<string, string>;
  button.hidden = false;
  button.addEventListener('click', () => {
    const verdict = verdictOn(statement);
    told.hidden = false;
    told.className = verdict === 'good' ? 'verdict good' : 'verdict bad';
    told.textContent = `${verdict === 'good' ? '✓' : '✗'} ${words[verdict] ?? verdict}`;
  });
}
