// A second tap while the first is on its way does nothing. The hidden key would make it harmless anyway; this spares the wait.
export function sendOnce(form: HTMLFormElement): void {
  let sending = false;
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('data-not-final')) return;
    if (sending) return event.preventDefault();
    sending = true;
    const button = form.querySelector<HTMLButtonElement>('button.next');
    button?.setAttribute('aria-busy', 'true');
    if (button) button.textContent = form.dataset.sending ?? button.textContent;
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload(); // back from the next page: show the button as it was
  });
}
