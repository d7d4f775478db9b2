// The orders this device remembers, on the home page.
import { recentOrders } from './recent.ts';

export function listRecent(): void {
  const box = document.querySelector<HTMLElement>('[data-recent]');
  const list = box?.querySelector<HTMLElement>('[data-recent-list]');
  const orders = recentOrders();
  if (!box || !list || orders.length === 0) return;
  for (const { token, code, stall } of orders) {
    const link = document.createElement('a');
    link.className = 'row';
    link.href = (list.dataset.track ?? '').replace(/-$/, encodeURIComponent(token));
    const name = document.createElement('strong');
    name.textContent = code;
    const from = document.createElement('span');
    from.className = 'soft';
    from.textContent = stall;
    link.append(name, from);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
  }
  box.hidden = false;
}
