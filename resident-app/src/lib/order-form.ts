// What the order form holds: exactly what the resident typed, so that nothing is lost on the way through refusals and back.
export interface OrderForm {
  /** product id → the quantity as typed, "" for none */
  quantities: Record<string, string>;
  name: string;
  phone: string;
  line: string;
  rt: string;
  rw: string;
  patokan: string;
  /** A pin set by hand or by the phone: both or none, WGS 84 degrees as text */
  lat: string;
  lng: string;
  payment: string;
  note: string;
  /** Chosen on the review page (delivery-choice.ts); "" for the next open slot */
  delivery: string;
}

export const QUANTITY_PREFIX = 'jumlah.';
export const TEXT_FIELDS = ['name', 'phone', 'line', 'rt', 'rw', 'patokan', 'lat', 'lng', 'payment', 'note', 'delivery'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The part of the form that a sentence belongs to: the anchor of its field on the page, or the whole form. */
export type Place = Exclude<TextField, 'lat' | 'lng'> | 'items' | 'pin' | 'form' | 'fee';
/** In the order of the page, as a reader meets them. */
const PLACES: readonly Place[] = ['form', 'items', 'name', 'phone', 'rt', 'rw', 'patokan', 'line', 'pin', 'payment', 'note', 'fee', 'delivery'];
export interface FormProblem {
  place: Place;
  sentence: string;
}

export const emptyForm = (): OrderForm => ({
  quantities: {},
  name: '',
  phone: '',
  line: '',
  rt: '',
  rw: '',
  patokan: '',
  lat: '',
  lng: '',
  payment: '',
  note: '',
  delivery: '',
});

export const problemAt = (problems: readonly FormProblem[], place: Place): string | undefined => problems.find((one) => one.place === place)?.sentence;

export const inPageOrder = (problems: readonly FormProblem[]): FormProblem[] => [...problems].sort((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place));
