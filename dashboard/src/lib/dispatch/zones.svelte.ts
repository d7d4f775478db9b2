// What is done to the zones: one act at a time, with its key, its failure in words, and what was done. The zones themselves live on the board.
import { endpoints } from '@pitulungan/contracts/endpoints';
import type { CourierId, ZoneId } from '@pitulungan/contracts/ids';
import type { ZoneMode, ZoneView } from '@pitulungan/contracts/zones';
import { callEndpoint, newKey, type Answer, type Failure } from '@pitulungan/ui/api';
import { intentFor, type Intent } from '#lib/desk/intent.ts';

/** A zone as it stood when its form was opened: of two editors the second is told. */
type Seen = Pick<ZoneView, 'id' | 'name' | 'version'>;
type Act = 'mode' | 'split' | 'join' | 'move';
/** The last act that went through, and the two names to say it with. */
export interface Done {
  act: Act;
  name: string;
  to: string;
}

export class ZoneActs {
  /** Which form waits for an answer: the act and the zone */
  working = $state<string | null>(null);
  failed = $state.raw<{ form: string; failure: Failure } | null>(null);
  done = $state.raw<Done | null>(null);

  #intent: Intent | null = null;

  changeMode(zone: Seen, mode: ZoneMode): Promise<boolean> {
    const request = { params: { zoneId: zone.id }, body: { mode, version: zone.version } };
    return this.#act(
      `mode ${zone.id}`,
      { request, call: (key) => callEndpoint(endpoints.changeZoneMode, request, { key, attempts: 3 }) },
      { act: 'mode', name: zone.name, to: mode },
    );
  }

  split(zone: Seen, { name, rws }: { name: string; rws: number[] }): Promise<boolean> {
    const request = { params: { zoneId: zone.id }, body: { name: name.trim(), rws, version: zone.version } };
    return this.#act(
      `split ${zone.id}`,
      { request, call: (key) => callEndpoint(endpoints.splitZone, request, { key, attempts: 3 }) },
      { act: 'split', name: request.body.name, to: '' },
    );
  }

  join(zone: Seen, into: Pick<ZoneView, 'id' | 'name'>): Promise<boolean> {
    const request = { params: { zoneId: zone.id }, body: { into: into.id, version: zone.version } };
    return this.#act(
      `join ${zone.id}`,
      { request, call: (key) => callEndpoint(endpoints.joinZone, request, { key, attempts: 3 }) },
      { act: 'join', name: zone.name, to: into.name },
    );
  }

  move(courier: { id: CourierId; name: string }, zone: { id: ZoneId; name: string }): Promise<boolean> {
    const request = { params: { courierId: courier.id }, body: { zoneId: zone.id } };
    return this.#act(
      'move',
      { request, call: (key) => callEndpoint(endpoints.setCourierZone, request, { key, attempts: 3 }) },
      { act: 'move', name: courier.name, to: zone.name },
    );
  }

  failureOf(form: string): Failure | null {
    return this.failed?.form === form ? this.failed.failure : null;
  }

  /** A form was opened or closed: what an earlier one said is over. */
  forget(): void {
    this.failed = null;
    this.done = null;
  }

  async #act(form: string, { request, call }: { request: unknown; call: (key: string) => Promise<Answer<unknown>> }, done: Done): Promise<boolean> {
    if (this.working !== null) return false;
    this.forget();
    this.#intent = intentFor(this.#intent, `${form} ${JSON.stringify(request)}`, newKey);
    this.working = form;
    const answer = await call(this.#intent.key);
    this.working = null;
    this.failed = answer.ok ? null : { form, failure: answer };
    if (answer.ok || answer.kind === 'refusal') this.#intent = null;
    if (answer.ok) this.done = done;
    return answer.ok;
  }
}
