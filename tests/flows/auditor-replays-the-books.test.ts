// hledger, a tool that is not ours, reads the export: every journal balances, and its balances are those of our trial balance.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { expect, test } from 'vitest';
import { CAPITAL, clerks, EXPENSE, goTo, lockMonth, voucher } from '../harness/books.ts';
import { useHub } from '../harness/test-hub.ts';
import { hledgerInstalled } from '../setup/requirements.ts';

const hub = useHub();
const run = promisify(execFile);

const hasHledger = hledgerInstalled();
if (!hasHledger && process.env['CI'] === 'true') throw new Error('CI=true: the export is checked by hledger, and nothing may be skipped.');

async function hledger(text: string, ...args: string[]): Promise<string> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'hledger-'));
  try {
    const file = path.join(dir, 'books.journal');
    fs.writeFileSync(file, text);
    return (await run('hledger', ['-f', file, ...args], { env: { ...process.env, LANG: 'C.UTF-8' } })).stdout;
  } finally {
    fs.rmSync(dir, { recursive: true });
  }
}

test.skipIf(!hasHledger)('a month and the next, with openings, subs, reversals and odd names, pass hledger check', async () => {
  const { manager, cashier } = await clerks(hub);
  await voucher(manager, CAPITAL('0012/SP2D/2026', '5000000'));
  await voucher(
    cashier,
    { kind: 'MATERIAL_BOUGHT', note: 'GRN 1', supplier: 'KUD Makmur', amount: '800000' },
    { memo: 'bahan: tepung; (50 kg)  | dua karung' },
  );
  const bill = await voucher(cashier, EXPENSE('150000'));
  await goTo(hub, '2026-12-02T02:00:00.000Z');
  await lockMonth({ manager, cashier }, '2026-11');
  await manager.act(endpoints.reverseVoucher, { params: { voucherId: bill.id }, body: { reason: 'salah akun' } });
  await voucher(cashier, { kind: 'SUPPLIER_PAID', supplier: 'KUD Makmur', amount: '300000', from: '1.1.01.04' }, { date: '2026-12-01' });

  for (const month of ['2026-11', '2026-12']) {
    const { name, text } = await manager.act(endpoints.exportHledger, { query: { month } });
    expect(name).toBe(`buku-35.15.18.2014-${month}.journal`);
    await hledger(text, 'check', '--strict'); // fails on anything unbalanced, undeclared, or asserted wrongly
    expect((await manager.act(endpoints.exportHledger, { query: { month } })).text).toBe(text);
    const csv = await hledger(text, 'balance', '--flat', '--no-total', '--empty', '--output-format', 'csv', 'not:Ekspor');
    const theirs = new Map<string, bigint>();
    for (const [, code = '', amount = ''] of csv.matchAll(/:(\d\.\d\.\d\d\.\d\d) [^"]*","?(?:IDR )?(-?\d+)/g))
      theirs.set(code, (theirs.get(code) ?? 0n) + BigInt(amount));
    const { rows } = await manager.act(endpoints.trialBalance, { query: { month } });
    expect(rows.length).toBeGreaterThan(3);
    for (const { code, closing } of rows) expect([code, theirs.get(code) ?? 0n]).toEqual([code, BigInt(closing)]);
  }

  const { text } = await manager.act(endpoints.exportHledger, { query: { month: '2026-12' } });
  await expect(hledger(text.replace('IDR 300000', 'IDR 300001'), 'check')).rejects.toThrow('could not balance');
  await expect(hledger(text.replace(/= IDR 4700000$/m, '= IDR 4700001'), 'check')).rejects.toThrow('assertion');
});
