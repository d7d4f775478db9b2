// The command line of `npm run bench:health`.
import { parseArgs } from 'node:util';

export interface Options {
  /** The folder of the judge: run.mjs and what belongs to it */
  judge: string;
  classes: string;
  seeds: string;
  /** References to print beside ours */
  references: string[];
  hub: boolean;
}

export const USAGE = `npm run bench:health -- --judge DIR [--classes rural,town,surge,regency] [--seeds 1-30] [--references fifo,triage,dmexclp] [--hub]

  --judge DIR      folder of the judge (run.mjs); it may also be the first argument
  --references -   only our own row
  --hub            the hub's default numbers instead of the benchmark's`;

/** Null when no judge is named. */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      judge: { type: 'string' },
      classes: { type: 'string', default: 'rural,town,surge,regency' },
      seeds: { type: 'string', default: '1-30' },
      references: { type: 'string', default: 'fifo,triage,dmexclp' },
      hub: { type: 'boolean', default: false },
    },
  });
  const judge = values.judge ?? positionals[0];
  if (judge === undefined) return null;
  const references = values.references === '-' ? [] : values.references.split(',');
  return { judge, classes: values.classes, seeds: values.seeds, references, hub: values.hub };
}
