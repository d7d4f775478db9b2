// Buttons that go away when they are pressed take the keyboard's focus with them: whoever works by keyboard or screen reader
// would begin again at the top of the page.

/**
 * To be attached to a part of the screen whose buttons come and go: when the one that has the focus goes, the focus stays in the
 * part, on what is marked `data-home`, else on the first thing that can have it.
 */
export function keepFocus(part: HTMLElement): () => void {
  let last: Element | null = null;
  const note = ({ target }: FocusEvent): void => {
    last = target instanceof Element && part.contains(target) ? target : null;
  };
  const observer = new MutationObserver(() => {
    if (!last || last.isConnected || document.activeElement !== document.body) return;
    last = null;
    const home = part.querySelector<HTMLElement>('[data-home]') ?? part.querySelector<HTMLElement>('a[href], button, input, select');
    home?.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', note);
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', note);
  };
}
