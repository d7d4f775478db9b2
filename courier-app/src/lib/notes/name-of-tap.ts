// A tap in words: "J-1042: Tiba di lapak".
import type { Tap } from '../outbox/tap.ts';
import { t } from '../words.ts';

export function nameOfTap(tap: Tap): string {
  const { work, rest, shared } = t();
  const what =
    tap.endpoint === 'stepJob'
      ? work.step[tap.body.step]
      : tap.endpoint === 'setDuty'
        ? `${rest.tapName.setDuty}: ${shared.status.duty[tap.body.duty]}`
        : rest.tapName[tap.endpoint];
  return tap.about.code ? `${tap.about.code}: ${what}` : what;
}
