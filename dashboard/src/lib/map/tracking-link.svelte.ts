// The resident's link of one order: read, renewed, copied.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { OrderId } from '@pitulungan/contracts/ids';
import { callEndpoint, newKey, type Failure } from '@pitulungan/ui/api';

export class TrackingLink {
  /** null: there is none that is valid; undefined: not asked yet */
  url = $state<string | null | undefined>(undefined);
  failure = $state.raw<Failure | null>(null);
  copied = $state(false);

  async load(orderId: OrderId): Promise<void> {
    const answer = await callEndpoint(endpoints.trackingLink, { params: { orderId } }, { attempts: 2 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.url = answer.value.path === null ? null : absolute(answer.value.path);
  }

  async renew(orderId: OrderId): Promise<void> {
    const answer = await callEndpoint(endpoints.renewTrackingLink, { params: { orderId } }, { key: newKey(), attempts: 3 });
    this.failure = answer.ok ? null : answer;
    if (answer.ok) this.url = absolute(answer.value.path);
    this.copied = false;
  }

  /** Without https there is no clipboard: then the address is shown to copy by hand. */
  async copy(): Promise<void> {
    if (typeof this.url !== 'string') return;
    try {
      await navigator.clipboard.writeText(this.url);
      this.copied = true;
    } catch {
      this.copied = false;
    }
  }
}

const absolute = (path: string): string => new URL(path, location.origin).href;
