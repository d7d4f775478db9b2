// What an operator has typed of one phone order: kept in the tab (sessionStorage) until it is sent or cleared.
import type { KnownCaller } from '@pitulungan/contracts/endpoints/orders';
import type { OrderRequestInput, PaymentMethod } from '@pitulungan/contracts/orders';
import { normalisePhone } from '@pitulungan/contracts/phone';
import type { DeliveryChoice } from '@pitulungan/contracts/slots';
import { EMPTY_BASKET, type Basket } from './basket.ts';
import type { Intent } from './intent.ts';
import type { Pin } from './pin.ts';

export interface PhoneDraft {
  phone: string;
  name: string;
  rt: string;
  rw: string;
  patokan: string;
  line: string;
  /** null: the guess from the RW or the village stands */
  pin: Pin | null;
  basket: Basket;
  payment: PaymentMethod;
  /** null: the next open slot */
  delivery: DeliveryChoice | null;
  note: string;
}

export const emptyDraft = (): PhoneDraft => ({
  phone: '',
  name: '',
  rt: '',
  rw: '',
  patokan: '',
  line: '',
  pin: null,
  basket: EMPTY_BASKET,
  payment: 'cash',
  delivery: null,
  note: '',
});

/** The part that a known caller fills in. */
export type Person = Pick<PhoneDraft, 'name' | 'rt' | 'rw' | 'patokan' | 'line' | 'pin'>;

export const NOBODY: Person = { name: '', rt: '', rw: '', patokan: '', line: '', pin: null };

export function personOf(caller: KnownCaller): Person {
  const { line, rt, rw, patokan, pin } = caller.address;
  return { name: caller.name, rt: rt?.toString() ?? '', rw: rw?.toString() ?? '', patokan, line, pin: { ...pin, source: 'caller' } };
}

const WRITTEN = ['name', 'rt', 'rw', 'patokan', 'line'] as const;

/** Nobody typed over it: every written part is empty, or still what was filled in. */
export const isUntouched = (draft: PhoneDraft, filled: Person): boolean => WRITTEN.every((field) => draft[field] === filled[field]);

/** "4" → 4, "" → null, anything but 1–99 → undefined. */
export function areaNumber(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  return /^0?[1-9]\d?$/.test(text) ? Number(text) : undefined;
}

export type DraftField = 'phone' | 'name' | 'rt' | 'rw' | 'patokan' | 'items';
export type DraftProblem = 'phoneUnknown' | 'nameMissing' | 'numberWrong' | 'addressMissing' | 'itemsMissing';

/** What keeps the draft from being sent, in the order of the form. */
export function problemsOf(draft: PhoneDraft): Map<DraftField, DraftProblem> {
  const [rt, rw] = [areaNumber(draft.rt), areaNumber(draft.rw)];
  const nowhere = draft.patokan.trim() === '' && draft.line.trim() === '' && (rt === null || rw === null);
  const found: [boolean, DraftField, DraftProblem][] = [
    [normalisePhone(draft.phone) === undefined, 'phone', 'phoneUnknown'],
    [draft.name.trim() === '', 'name', 'nameMissing'],
    [rt === undefined, 'rt', 'numberWrong'],
    [rw === undefined, 'rw', 'numberWrong'],
    [nowhere, 'patokan', 'addressMissing'],
    [draft.basket.lines.length === 0, 'items', 'itemsMissing'],
  ];
  return new Map(found.flatMap(([wrong, field, problem]) => (wrong ? [[field, problem] as const] : [])));
}

/** The request, or null while something is missing. */
export function requestOf(draft: PhoneDraft, pin: Pin): (OrderRequestInput & { source: 'phone' }) | null {
  const { merchantId, lines } = draft.basket;
  if (problemsOf(draft).size > 0 || merchantId === null) return null;
  return {
    source: 'phone',
    merchantId,
    buyerName: draft.name.trim(),
    buyerPhone: draft.phone.trim(),
    address: {
      line: draft.line.trim(),
      rt: areaNumber(draft.rt) ?? null,
      rw: areaNumber(draft.rw) ?? null,
      patokan: draft.patokan.trim(),
      pin: { lat: pin.lat, lng: pin.lng },
    },
    items: lines.map(({ productId, quantity }) => ({ productId, quantity })),
    payment: draft.payment,
    note: draft.note.trim(),
    ...(draft.delivery ? { delivery: draft.delivery } : {}),
  };
}

const VERSION = 1;

export interface Kept {
  draft: PhoneDraft;
  intent: Intent | null;
}

export const writeKept = (kept: Kept): string => JSON.stringify({ version: VERSION, ...kept });

/** What was kept, or null when there is nothing or another version of the app wrote it. */
export function readKept(text: string | null): Kept | null {
  if (text === null) return null;
  try {
    const { version, draft, intent } = JSON.parse(text) as { version?: number } & Partial<Kept>;
    return version === VERSION && draft ? { draft: { ...emptyDraft(), ...draft }, intent: intent ?? null } : null;
  } catch {
    return null; // not JSON: somebody else's or cut off
  }
}
