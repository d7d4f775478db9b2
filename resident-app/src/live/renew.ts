// Puts the parts of a freshly rendered page where the old ones are. The words come from the server every time.
export const part = (name: string, inside: ParentNode = document): HTMLElement | null => inside.querySelector<HTMLElement>(`[data-part="${name}"]`);

export const hasEnded = (): boolean => part('since')?.hasAttribute('data-ended') ?? false;

/** Takes over attributes and content where they differ and leaves everything else, so that focus and scroll stay. */
function renew(old: HTMLElement, fresh: HTMLElement): void {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.innerHTML !== fresh.innerHTML) old.innerHTML = fresh.innerHTML;
}

/** The server's clock on the fresh page, epoch ms; undefined when the server could not answer. A link that has run out reloads the page. */
async function fetchParts(): Promise<number | undefined> {
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (answer.status === 410 || answer.status === 404) location.reload();
  if (!answer.ok) return undefined;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const old of document.querySelectorAll<HTMLElement>('[data-part]')) {
    const renewed = part(old.dataset.part ?? '', fresh);
    if (renewed) renew(old, renewed);
  }
  return Date.parse(fresh.querySelector<HTMLElement>('[data-track]')?.dataset.now ?? '');
}

/** One request at a time; what is asked for meanwhile is fetched once more. `renewed` gets the server's clock. */
export function pageRenewer(renewed: (serverNow: number) => void): () => void {
  let asking = false;
  let askAgain = false;
  return function refresh(): void {
    askAgain = asking;
    if (asking) return;
    asking = true;
    fetchParts()
      .then((serverNow) => {
        if (serverNow !== undefined) renewed(serverNow);
      })
      .catch(() => undefined) // no signal: the page already says that it is not live, and the next tick tries again
      .finally(() => {
        asking = false;
        if (askAgain && !hasEnded()) refresh();
      });
  };
}
