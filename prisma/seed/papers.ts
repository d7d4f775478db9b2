// Vouchers of the demo: what the enterprise had when its books began, what the village gave, and what a month costs. The same lines
// and keys as the ledger's rules.
import { FUND_ACCOUNTS } from '@pitulungan/contracts/funds';
import { businessDate } from '@pitulungan/contracts/time';
import type { VoucherEvent } from '@pitulungan/contracts/vouchers';
import { at, type Chance, chanceOf } from './chance.ts';
import { FUNDS } from './funds.ts';
import { credit, debit, type Journal, type JournalLine } from './journals.ts';
import { type Person, staffOf, type World } from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CASH = '1.1.01.01';
export const BANK = '1.1.01.04';
const SATURDAY = 6;
const COSTS_ON = '28'; // every month has this day

/** Only the village's capital and what years before left: Rp18.725.000 (invented). */
const OPENING: readonly [code: string, amount: bigint][] = [
  [CASH, 4_250_000n],
  [BANK, 38_600_000n],
  ['1.3.03.01', 14_500_000n],
  ['1.3.07.02', -3_625_000n],
  ['3.1.01.01', -35_000_000n],
  ['3.3.01.01', -18_725_000n],
];

const MONTHLY: readonly [account: string, memo: string, amount: bigint, from: string][] = [
  ['6.1.01.01', 'Honor admin pos BUMDes', 600_000n, BANK],
  ['6.1.04.02', 'Internet pos BUMDes', 185_000n, BANK],
  ['6.1.04.01', 'Listrik pos BUMDes', 95_000n, BANK],
  ['6.2.99.11', 'Bensin kurir', 320_000n, CASH],
  ['6.1.02.01', 'Kertas nota dan tinta', 64_000n, CASH],
];
const HEALTH_FUEL = 85_000n;

export interface VoucherRow {
  id: string;
  kind: VoucherEvent['kind'];
  event: VoucherEvent;
  date: string;
  memo: string;
  status: 'POSTED';
  covered: bigint | null;
  made_by: string;
  made_by_name: string;
  made_by_manager: boolean;
  made_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  journal_id: string | null;
}

export interface Paper {
  row: VoucherRow;
  journal: Journal;
}

/** All vouchers from the day on which the books began, oldest first. */
export function writePapers(world: World, firstDay: number): Paper[] {
  const chance = chanceOf(world.seed, 'papers');
  const cashiers = staffOf(world, 'cashier');
  const manager = at(staffOf(world, 'manager'), 0);
  const beginning = [opening(firstDay + 4 * HOUR, { by: at(cashiers, 0), manager, chance }), ...gifts(firstDay + 5 * HOUR, { by: manager, chance })];
  const days = Array.from({ length: Math.ceil((world.now - firstDay) / DAY) }, (_, index) => firstDay + index * DAY + 16 * HOUR);
  return [...beginning, ...days.flatMap((when) => ofDay(when, { by: chance.pick(cashiers), chance }))].filter(
    ({ journal }) => journal.at.getTime() <= world.now,
  );
}

interface Writer {
  by: Person;
  chance: Chance;
}

function opening(when: number, { by, manager, chance }: Writer & { manager: Person }): Paper {
  const event: VoucherEvent = { kind: 'OPENING_BALANCES', lines: OPENING.map(([code, amount]) => ({ code, sub: '', amount: String(amount) })) };
  const made = paper(event, {
    when,
    by,
    chance,
    memo: 'Saldo awal menurut laporan tahun lalu',
    lines: OPENING.map(([code, amount]) => debit(code, '', amount)),
  });
  Object.assign(made.row, { decided_by: manager.id, decided_by_name: manager.name, decided_at: made.row.made_at } satisfies Partial<VoucherRow>);
  return made;
}

const gifts = (when: number, writer: Writer): Paper[] =>
  (['delivery', 'health'] as const).map((fund, index) => {
    const { code, name, amount } = FUNDS[fund];
    const sp2d = `SP2D-CONTOH-${index + 1}`;
    return paper(
      { kind: 'FUND_RECEIVED', sp2d, fund, code, amount: String(amount), into: BANK },
      {
        ...writer,
        when: when + index * 60_000,
        memo: name,
        fact: 'fund.received',
        source: sp2d,
        key: `dd:${sp2d}`,
        lines: [debit(BANK, '', amount), credit(FUND_ACCOUNTS[fund], code, amount)],
      },
    );
  });

function ofDay(when: number, writer: Writer): Paper[] {
  const date = businessDate(when);
  const fuel = new Date(`${date}T00:00:00Z`).getUTCDay() === SATURDAY ? [healthFuel(when, writer)] : [];
  const costs = date.endsWith(`-${COSTS_ON}`) ? MONTHLY : [];
  return [
    ...fuel,
    ...costs.map(([account, memo, amount, from], index) =>
      paper({ kind: 'EXPENSE', account, amount: String(amount), from } as VoucherEvent, {
        ...writer,
        when: when + (index + 1) * 60_000,
        memo,
        lines: [debit(account, '', amount), credit(from, '', amount)],
      }),
    ),
  ];
}

/** Posting 17: the fund bears it, so the same amount becomes programme income. */
function healthFuel(when: number, writer: Writer): Paper {
  const visitId = writer.chance.uuid();
  const event: VoucherEvent = { kind: 'HEALTH_COST', visitId, costLine: 'BBM', amount: String(HEALTH_FUEL), from: CASH };
  const made = paper(event, {
    ...writer,
    when,
    memo: 'Bensin mobil sehat',
    fact: 'visit.cost_paid',
    source: visitId,
    key: `visit:${visitId}:BBM`,
    lines: [
      debit('6.2.99.12', '', HEALTH_FUEL),
      credit(CASH, '', HEALTH_FUEL),
      debit(FUND_ACCOUNTS.health, FUNDS.health.code, HEALTH_FUEL),
      credit('7.1.99.11', '', HEALTH_FUEL),
    ],
  });
  made.row.covered = HEALTH_FUEL;
  made.journal.memo = visitId; // the only thing that the ledger knows of a visit
  return made;
}

interface Written extends Writer {
  when: number;
  memo: string;
  lines: JournalLine[];
  fact?: string;
  source?: string;
  key?: string;
}

function paper(event: VoucherEvent, { when, by, chance, memo, lines, fact, source, key }: Written): Paper {
  const id = chance.uuid();
  const moment = new Date(when);
  return {
    journal: { fact: fact ?? `voucher.${event.kind.toLowerCase()}`, source: source ?? id, key: key ?? `bukti:${id}`, at: moment, lines, memo },
    row: {
      id,
      kind: event.kind,
      event,
      date: businessDate(when),
      memo,
      status: 'POSTED',
      covered: null,
      made_by: by.id,
      made_by_name: by.name,
      made_by_manager: by.role === 'manager',
      made_at: moment,
      decided_by: null,
      decided_by_name: null,
      decided_at: null,
      journal_id: null,
    },
  };
}
