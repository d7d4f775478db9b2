import { endpoints } from '@pitulungan/contracts/endpoints';
import { verifyChain } from '@pitulungan/contracts/shares/chain';
import type { StatementView } from '@pitulungan/contracts/shares/views';
import { beforeEach, expect, test } from 'vitest';
import { approved, bookYear, computed, decision, officers, type Officers, on, policy, posted, reviewed } from '../harness/share-story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
let people: Officers;

beforeEach(async () => {
  await bookYear(hub, { year: '2024', profit: 10_000_001n });
  await bookYear(hub);
  people = await officers(hub);
});

const household = (name: string, band: string | null = null) => ({
  body: { kind: 'household' as const, name, phones: [], merchantId: null, rt: 1, rw: 1, band, consent: false, active: true },
});
const equal = policy({ effectiveFrom: '2024-01-01' }, { method: 'equal_kk', payoutUnit: 100, programme: null });
const oks = (answers: { ok: boolean }[]) => answers.filter(({ ok }) => ok).length;
const codes = (answers: ({ ok: true } | { ok: false; refusal: { code: string } })[]) => answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));

test('of twenty approvals at once one counts, and of two statements that follow the same one only the first', async () => {
  await people.manager.act(endpoints.addSharePolicy, { body: policy({ effectiveFrom: '2024-01-01' }) });
  const older = await reviewed(hub, await computed(hub, { year: '2024' }));
  const newer = await reviewed(hub, await computed(hub));
  expect(newer.prevHash).toBe(older.prevHash);
  const answers = await Promise.all(Array.from({ length: 20 }, () => people.pengawas.ask(endpoints.approveStatement, decision(older))));
  expect(oks(answers)).toBe(1);
  expect(new Set(codes(answers))).toEqual(new Set(['STATEMENT_MOVED_ON']));
  expect(await people.pengawas.refused(endpoints.approveStatement, decision(newer))).toBe('STATEMENT_CHANGED');
  const again = await people.manager.act(endpoints.computeStatement, { ...on(newer), body: { version: newer.version } });
  const second = await approved(hub, again);
  const [last, first] = (await people.manager.act(endpoints.listStatements, {})).filter(({ status }) => status === 'approved') as [
    StatementView,
    StatementView,
  ];
  expect(last.hash).toBe(second.hash);
  expect(verifyChain([first, last].map(({ canonical, hash }) => ({ text: canonical ?? '', hash: hash ?? '' })))).toMatchObject({ ok: true, count: 2 });
});

test('two statements are approved at the same moment: the chain does not fork', async () => {
  await people.manager.act(endpoints.addSharePolicy, { body: policy({ effectiveFrom: '2024-01-01' }) });
  const both = [await reviewed(hub, await computed(hub, { year: '2024' })), await reviewed(hub, await computed(hub))];
  const answers = await Promise.all(both.map((statement) => people.pengawas.ask(endpoints.approveStatement, decision(statement))));
  expect(oks(answers)).toBe(1);
  expect(codes(answers)).toEqual(['STATEMENT_CHANGED']);
  const { rows } = await hub.pool.query('select chain_no from share_statement where chain_no is not null');
  expect(rows).toEqual([{ chain_no: 1 }]);
});

test('approved while it is reckoned anew: what stands is what was shown, or nothing', async () => {
  await people.manager.act(endpoints.addSharePolicy, { body: policy({ effectiveFrom: '2024-01-01' }) });
  for (let round = 0; round < 5; round += 1) {
    const shown = await reviewed(hub, await computed(hub));
    const [approval, reckoning] = await Promise.all([
      people.pengawas.ask(endpoints.approveStatement, decision(shown)),
      people.manager.ask(endpoints.computeStatement, { ...on(shown), body: { version: shown.version } }),
    ]);
    expect([approval.ok, reckoning.ok].filter(Boolean)).toHaveLength(1); // whichever came first moved the statement on
    const now = await people.manager.act(endpoints.readStatement, on(shown));
    if (approval.ok) {
      expect(now).toMatchObject({ status: 'approved', hash: shown.hash });
      return;
    }
    expect(now).toMatchObject({ status: 'computed', approved: null });
    expect(await people.pengawas.refused(endpoints.approveStatement, decision(shown))).toBe('STATEMENT_MOVED_ON');
  }
});

test('a policy edited after the review, or another hash than the one shown, is not approved', async () => {
  const draft = policy({ effectiveFrom: '2024-01-01' });
  await people.manager.act(endpoints.addSharePolicy, { body: draft });
  const shown = await reviewed(hub, await computed(hub));
  const other = decision(shown);
  expect(await people.pengawas.refused(endpoints.approveStatement, { ...other, body: { ...other.body, hash: '0'.repeat(64) } })).toBe('STATEMENT_CHANGED');
  expect(await people.pengawas.refused(endpoints.approveStatement, decision(shown, '2025-12-31'))).toBe('DECISION_DATE_WRONG');
  expect(await people.pengawas.refused(endpoints.approveStatement, decision(shown, '2027-01-01'))).toBe('DECISION_DATE_WRONG');
  const { version, ...terms } = draft;
  await people.manager.act(endpoints.changeSharePolicy, { params: { version }, body: { ...terms, legalBasis: 'Perdes 4/2025', rowVersion: 1 } });
  expect(await people.pengawas.refused(endpoints.approveStatement, decision(shown))).toBe('STATEMENT_CHANGED');
});

test('recipients who come in between a draft and its approval need a new reckoning; the frozen snapshot keeps what it has', async () => {
  await people.manager.act(endpoints.addSharePolicy, { body: equal });
  const draft = await people.manager.act(endpoints.draftStatement, { body: { from: '2025-01', to: '2025-12' } });
  const compute = (statement: StatementView) => ({ ...on(statement), body: { version: statement.version } });
  expect(await people.manager.refused(endpoints.computeStatement, compute(draft))).toBe('RECIPIENTS_MISSING');
  for (const name of ['KK Satu', 'KK Dua', 'KK Tiga']) await people.manager.act(endpoints.addRecipient, household(name));
  const first = await people.manager.act(endpoints.computeStatement, compute(draft));
  expect(first.figures?.community).toMatchObject({ recipients: 3, min: '3000000', max: '3000000', residue: '0' });
  const shown = await reviewed(hub, first);
  await people.manager.act(endpoints.addRecipient, household('KK Empat'));
  expect(await people.pengawas.refused(endpoints.approveStatement, decision(shown))).toBe('RECIPIENTS_CHANGED');
  const second = await approved(hub, await people.manager.act(endpoints.computeStatement, compute(shown)));
  expect(second.figures?.community).toMatchObject({ recipients: 4, min: '2250000', residue: '0' });
  await people.manager.act(endpoints.addRecipient, household('KK Lima'));
  expect(await people.manager.act(endpoints.listRecipients, { query: { search: 'lima' } })).toMatchObject({ count: 1, recipients: [{ name: 'KK Lima' }] });
  const { rows } = await hub.pool.query('select count(*)::int as count from share_person where statement_id = $1', [second.id]);
  expect(rows).toEqual([{ count: 4 }]);
  await expect(hub.pool.query('delete from share_person')).rejects.toThrow('approved');
  await expect(hub.pool.query('update share_line set amount = amount + 1')).rejects.toThrow('approved');
  await expect(hub.pool.query(`update share_statement set canonical = canonical || ' '`)).rejects.toThrow();
});

test('a residue is carried into the next pool, and a correction names the number, books the difference and leaves the old one as it is', async () => {
  await people.manager.act(endpoints.addSharePolicy, { body: { ...equal, effectiveTo: '2024-12-31' } });
  for (const name of ['KK Satu', 'KK Dua', 'KK Tiga']) await people.manager.act(endpoints.addRecipient, household(name));
  const first = await posted(hub, await approved(hub, await computed(hub, { year: '2024' })));
  expect(first.figures?.community).toMatchObject({ pool: '5000001', min: '1666600', residue: '201' });
  await people.manager.act(endpoints.addSharePolicy, {
    body: { ...policy({}, { method: 'equal_kk', payoutUnit: 100, programme: null }), version: 'ADART-2025.2' },
  });
  const second = await posted(hub, await approved(hub, await computed(hub)));
  expect(second.figures?.community).toMatchObject({ pool: '9000201', carriedIn: '201', min: '3000000', residue: '201' });
  await people.manager.act(endpoints.addRecipient, household('KK Empat'));
  expect(await people.manager.refused(endpoints.draftStatement, { body: { from: '2024-01', to: '2024-12' } })).toBe('STATEMENT_PERIOD_TAKEN');
  expect(await people.manager.refused(endpoints.draftStatement, { body: { from: '2025-01', to: '2025-12', corrects: first.statementNo } })).toBe(
    'STATEMENT_CORRECTS_WRONG',
  );
  const correction = await posted(hub, await approved(hub, await computed(hub, { corrects: second.statementNo })));
  expect(correction).toMatchObject({ kind: 'correction', corrects: second.statementNo, statementNo: 'BH-2025-02' });
  expect(correction.figures?.community).toMatchObject({ pool: '9000201', recipients: 4, min: '2250000', residue: '201' });
  expect(correction.figures?.deltas).toEqual([{ key: 'masyarakat', amount: '0' }]);
  const { lines } = await people.cashier.act(endpoints.statementLines, on(correction));
  expect(lines.map(({ recipient, amount }) => [recipient, amount])).toEqual([
    ['KK Satu', '-750000'],
    ['KK Dua', '-750000'],
    ['KK Tiga', '-750000'],
    ['KK Empat', '2250000'],
  ]);
  expect(await people.manager.act(endpoints.readStatement, on(second))).toMatchObject({ status: 'posted', hash: second.hash });
  const old = await people.cashier.act(endpoints.statementLines, on(second));
  const line = old.lines.find(({ recipient }) => recipient === 'KK Satu')?.no ?? 0;
  const pay = (statement: StatementView, no: number) =>
    people.cashier.act(endpoints.prepareSharePayment, { ...on(statement), body: { lines: [no], from: '1.1.01.01', reference: 'KK-1' } });
  const payment = await pay(second, line);
  expect(payment.amount).toBe('3000000');
  await people.manager.act(endpoints.confirmSharePayment, { params: { paymentId: payment.id } });
  const older = await people.cashier.act(endpoints.statementLines, on(first));
  const rest = await pay(first, older.lines.find(({ recipient }) => recipient === 'KK Satu')?.no ?? 0);
  expect(rest.amount).toBe('916600'); // 1,666,600 less the 750,000 that the correction took back
});
