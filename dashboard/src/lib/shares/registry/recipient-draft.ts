// A recipient as it is typed, and as it is sent.
import { normalisePhone } from '@pitulungan/contracts/phone';
import type { RecipientFields, RecipientKind, RecipientView } from '@pitulungan/contracts/shares/views';
import { formatPhone } from '@pitulungan/ui/format';

export interface RecipientDraft {
  kind: RecipientKind;
  name: string;
  phones: string;
  merchantId: string;
  rt: string;
  rw: string;
  band: string;
  consent: boolean;
  active: boolean;
}

const MOST_PHONES = 10;

const EMPTY: RecipientDraft = { kind: 'household', name: '', phones: '', merchantId: '', rt: '', rw: '', band: '', consent: false, active: true };

/** null: a new one. */
export function draftOf(recipient: RecipientView | null): RecipientDraft {
  if (recipient === null) return { ...EMPTY };
  const { kind, name, phones, merchantId, rt, rw, band, consent, active } = recipient;
  return {
    kind,
    name,
    phones: phones.map(formatPhone).join(', '),
    merchantId: merchantId ?? '',
    rt: `${rt ?? ''}`,
    rw: `${rw ?? ''}`,
    band: band ?? '',
    consent,
    active,
  };
}

const phonesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** undefined: not a number of 0 to 99; null: not said. */
function unitIn(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  return /^\d{1,2}$/.test(typed) ? parseInt(typed, 10) : undefined;
}

export function wrongIn({ name, phones, rt, rw }: RecipientDraft): { name: boolean; phones: boolean; rt: boolean; rw: boolean } {
  const typed = phonesIn(phones);
  return {
    name: name.trim() === '',
    phones: typed.length > MOST_PHONES || typed.some((each) => normalisePhone(each) === undefined),
    rt: unitIn(rt) === undefined,
    rw: unitIn(rw) === undefined,
  };
}

/** Of a draft with nothing wrong in it. Only a merchant has a stall. */
export function fieldsOf({ kind, name, phones, merchantId, rt, rw, band, consent, active }: RecipientDraft): RecipientFields {
  const stall = kind === 'merchant' && merchantId !== '' ? (merchantId as RecipientFields['merchantId']) : null;
  return {
    kind,
    name: name.trim(),
    phones: phonesIn(phones).flatMap((each) => normalisePhone(each) ?? []),
    merchantId: stall,
    rt: unitIn(rt) ?? null,
    rw: unitIn(rw) ?? null,
    band: band.trim() === '' ? null : band.trim(),
    consent,
    active,
  };
}
