// The last orders made or followed on this device. A link is a credential, so it is kept a few days only, and never sent anywhere.
const STORED_AS = 'pitulungan.pesanan';
const MOST = 5;
const KEPT_MS = 3 * 24 * 3_600_000;

export interface RecentOrder {
  token: string;
  code: string;
  stall: string;
  at: number;
}

const isRecent = (one: unknown): one is RecentOrder =>
  typeof one === 'object' && one !== null && typeof (one as RecentOrder).token === 'string' && (one as RecentOrder).at > Date.now() - KEPT_MS;

export function recentOrders(): RecentOrder[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return []; // no storage in this browser, or not ours
  }
}

export function rememberOrder(order: RecentOrder): void {
  try {
    localStorage.setItem(STORED_AS, JSON.stringify([order, ...recentOrders().filter(({ token }) => token !== order.token)].slice(0, MOST)));
    sessionStorage.clear(); // the draft of the order that was just sent
  } catch {
    // nothing to remember with: the link still works
  }
}
