// Plus and minus beside each product, and the sum below. Money is counted in whole rupiah, as bigint.
const rupiah = (amount: bigint): string => `Rp${amount.toString().replace(/\B(?=(\d{3})+$)/g, document.documentElement.lang === 'en' ? ',' : '.')}`;

function step(input: HTMLInputElement, by: number): void {
  const now = Number.parseInt(input.value, 10) || 0;
  const next = Math.min(Number.parseInt(input.dataset.most ?? '', 10), Math.max(0, now + by));
  input.value = next === 0 ? '' : String(next);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

export function offerQuantities(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>('[data-step]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const input = button.parentElement?.querySelector<HTMLInputElement>('input[data-price]');
      if (input) step(input, Number.parseInt(button.dataset.step ?? '0', 10));
    });
  }
}

/** `0n` stands nowhere in this file: a browser without bigint must still be able to read it. */
export function showTotal(form: HTMLFormElement): void {
  if (typeof BigInt !== 'function') return;
  const nothing = BigInt(0);
  const line = form.querySelector<HTMLElement>('[data-total]');
  const amount = form.querySelector<HTMLElement>('[data-total-amount]');
  const show = (): void => {
    let sum = nothing;
    for (const { value, dataset } of form.querySelectorAll<HTMLInputElement>('input[data-price]')) {
      if (/^\d{1,2}$/.test(value.trim())) sum += BigInt(dataset.price ?? '0') * BigInt(value.trim());
    }
    if (line) line.hidden = sum === nothing;
    if (amount) amount.textContent = rupiah(sum);
  };
  form.addEventListener('input', show);
  show();
}
