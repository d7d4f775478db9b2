import { endpoints } from '@pitulungan/contracts/endpoints';
import { verifyChain } from '@pitulungan/contracts/shares/chain';
import { expect, test } from 'vitest';
import { approved, bookYear, computed, decision, officers, on, policy, posted, reviewed } from '../harness/share-story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const shares = { masyarakat: '9000000', pades: '5400000', penguatanModal: '1800000', pengurus: '900000', danaSosial: '900000' };
const balance = async (code: string, sub = ''): Promise<string> => {
  const { rows } = await hub.pool.query<{ sum: string }>(
    `select coalesce(-sum(e.amount), 0)::text as sum from entry e join account a on (a.village_id, a.id) = (e.village_id, e.account_id) where a.village_id = 1 and a.code = $1 and a.sub = $2`,
    [code, sub],
  );
  return rows[0]?.sum ?? '';
};

test('a locked year is reckoned, reviewed, approved, booked and paid by different people, and the chain verifies', async () => {
  await bookYear(hub);
  const { manager, pengawas, cashier } = await officers(hub);
  const live = await hub.listen(pengawas);
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  const statement = await computed(hub);
  expect(statement).toMatchObject({
    status: 'computed',
    statementNo: 'BH-2025-01',
    periodId: '2025',
    figures: { profit: '18000000', base: '18000000', overflow: '0' },
  });
  expect(Object.fromEntries(statement.figures?.shares.map(({ key, amount }) => [key, amount]) ?? [])).toEqual(shares);
  expect(live.count('shares.computed')).toBe(1);

  expect(await manager.refused(endpoints.approveStatement, decision(statement))).toBe('NOT_ALLOWED');
  expect(await pengawas.refused(endpoints.approveStatement, decision(statement))).toBe('STATEMENT_MOVED_ON'); // not reviewed yet
  const approvedOne = await approved(hub, statement);
  expect(approvedOne).toMatchObject({ status: 'approved', approved: { minutesNo: 'BA-03/2026', attendance: 84, decidedOn: '2026-03-14' } });
  const booked = await posted(hub, approvedOne);
  expect(booked).toMatchObject({ status: 'posted', payable: '16200000', paid: '0' });
  expect([
    await balance('2.1.99.12', 'programme'),
    await balance('2.1.99.11'),
    await balance('3.3.01.11'),
    await balance('3.3.01.01'),
    await balance('3.2.03.01'),
  ]).toEqual(['9000000', '5400000', '1800000', '0', '0']);

  const { lines } = await cashier.act(endpoints.statementLines, on(booked));
  const payable = lines.filter((line) => line.payable).map(({ no }) => no);
  const [first = 0, ...rest] = payable;
  const pay = (numbers: number[]) => ({ ...on(booked), body: { lines: numbers, from: '1.1.01.01' as const, reference: 'KK-001' } });
  expect(await manager.refused(endpoints.prepareSharePayment, pay([first]))).toBe('NOT_ALLOWED');
  const one = await cashier.act(endpoints.prepareSharePayment, pay([first]));
  expect(await cashier.refused(endpoints.prepareSharePayment, pay([first]))).toBe('SHARE_LINE_NOT_PAYABLE');
  expect(await cashier.refused(endpoints.confirmSharePayment, { params: { paymentId: one.id } })).toBe('NOT_ALLOWED');
  await manager.act(endpoints.confirmSharePayment, { params: { paymentId: one.id } });
  expect(await manager.refused(endpoints.confirmSharePayment, { params: { paymentId: one.id } })).toBe('SHARE_PAYMENT_DECIDED');
  expect(await manager.act(endpoints.readStatement, on(booked))).toMatchObject({ status: 'paying' });
  const two = await cashier.act(endpoints.prepareSharePayment, pay(rest));
  await pengawas.act(endpoints.dropSharePayment, { params: { paymentId: two.id } });
  const three = await cashier.act(endpoints.prepareSharePayment, pay(rest));
  await pengawas.act(endpoints.confirmSharePayment, { params: { paymentId: three.id } });
  const done = await manager.act(endpoints.readStatement, on(booked));
  expect(done).toMatchObject({ status: 'paid', paid: '16200000' });
  expect(await balance('2.1.99.11')).toBe('0');
  expect(verifyChain([{ text: done.canonical ?? '', hash: done.hash ?? '' }])).toMatchObject({ ok: true, count: 1, head: done.hash });
});

test('an official reckoning needs locked months, and a policy with its article and minutes', async () => {
  const { manager } = await officers(hub);
  const draft = { body: { from: '2025-01', to: '2025-12' } };
  expect(await manager.refused(endpoints.draftStatement, draft)).toBe('STATEMENT_PERIOD_OPEN');
  await bookYear(hub);
  expect(await manager.refused(endpoints.draftStatement, { body: { from: '2025-12', to: '2026-01' } })).toBe('STATEMENT_PERIOD_WRONG');
  expect(await manager.refused(endpoints.draftStatement, { body: { ...draft.body, release: '1' } })).toBe('STATEMENT_RELEASE_WRONG');
  const statement = await manager.act(endpoints.draftStatement, draft);
  const compute = { ...on(statement), body: { version: statement.version } };
  expect(await manager.refused(endpoints.computeStatement, compute)).toBe('SHARE_POLICY_MISSING');
  const written = await manager.act(endpoints.addSharePolicy, { body: policy({ minutesNo: '' }) });
  expect(written).toMatchObject({ complete: false, frozen: false });
  expect(await manager.refused(endpoints.computeStatement, compute)).toBe('SHARE_POLICY_INCOMPLETE');
  const { version, ...terms } = policy();
  await manager.act(endpoints.changeSharePolicy, { params: { version }, body: { ...terms, rowVersion: 1 } });
  expect(await manager.refused(endpoints.changeSharePolicy, { params: { version }, body: { ...terms, rowVersion: 1 } })).toBe('SHARE_POLICY_MOVED_ON');
  expect(await manager.act(endpoints.computeStatement, compute)).toMatchObject({ status: 'computed' });
});

test('a policy is refused with sentences, may not overlap, is frozen by an approval, and then only ends', async () => {
  await bookYear(hub);
  const { manager } = await officers(hub);
  const { body } = policy();
  const wrong = await manager.ask(endpoints.addSharePolicy, { body: policy({ body: { ...body, shares: body.shares.slice(1) } }) });
  expect(wrong).toMatchObject({ ok: false, refusal: { code: 'SHARE_POLICY_WRONG', fields: { shares: expect.stringContaining('sekarang 50 %') as string } } });
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  expect(await manager.refused(endpoints.addSharePolicy, { body: policy() })).toBe('SHARE_POLICY_NAME_TAKEN');
  const next = policy({ version: 'ADART-2026.1', effectiveFrom: '2026-01-01' });
  expect(await manager.refused(endpoints.addSharePolicy, { body: next })).toBe('SHARE_POLICY_OVERLAPS');
  await approved(hub, await computed(hub));
  const { version, ...terms } = policy({ legalBasis: 'lain' });
  expect(await manager.refused(endpoints.changeSharePolicy, { params: { version }, body: { ...terms, rowVersion: 1 } })).toBe('SHARE_POLICY_FROZEN');
  await expect(hub.pool.query('update share_policy set legal_basis = $1', ['lain'])).rejects.toThrow('approved statement');
  await expect(hub.pool.query('delete from share_policy')).rejects.toThrow();
  const end = (effectiveTo: string) => ({ params: { version }, body: { effectiveTo } });
  expect(await manager.refused(endpoints.endSharePolicy, end('2025-11-30'))).toBe('SHARE_POLICY_END_WRONG');
  expect(await manager.act(endpoints.endSharePolicy, end('2025-12-31'))).toMatchObject({ effectiveTo: '2025-12-31', frozen: true });
  await manager.act(endpoints.addSharePolicy, { body: next });
  expect((await manager.act(endpoints.listSharePolicies, {})).map((each) => each.version)).toEqual(['ADART-2026.1', 'ADART-2025.1']);
});

test('profit that is not closed into retained earnings is not distributed, and cash that is not there is not paid', async () => {
  await bookYear(hub, { year: '2024', cash: 10_000_000n });
  await bookYear(hub, { closed: false, profit: 1_000_000n });
  const { manager, cashier } = await officers(hub);
  await manager.act(endpoints.addSharePolicy, { body: policy({ effectiveFrom: '2024-01-01' }) });
  const first = await posted(hub, await approved(hub, await computed(hub, { year: '2024' })));
  const unclosed = await approved(hub, await computed(hub));
  expect(await manager.refused(endpoints.postStatement, { ...on(unclosed), body: { version: unclosed.version } })).toBe('RETAINED_TOO_LOW');
  const { lines } = await cashier.act(endpoints.statementLines, on(first));
  const payable = lines.filter((line) => line.payable).map(({ no }) => no);
  const pay = { ...on(first), body: { lines: payable, from: '1.1.01.01' as const, reference: 'KK-2' } };
  const short = { code: 'FREE_CASH_TOO_LOW', fields: { wanted: '16200000', free: '11000000' } };
  expect(await cashier.ask(endpoints.prepareSharePayment, pay)).toMatchObject({ ok: false, refusal: short });
  expect((await cashier.act(endpoints.prepareSharePayment, { ...pay, body: { ...pay.body, lines: payable.slice(0, 1) } })).status).toBe('prepared');
});

test('a loss is a statement that shares nothing', async () => {
  await bookYear(hub, { profit: -3_250_000n });
  const { manager } = await officers(hub);
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  const statement = await posted(hub, await approved(hub, await computed(hub)));
  expect(statement).toMatchObject({ status: 'paid', payable: '0', figures: { base: '0', deficitCarried: '-3250000' } });
});

test('the head of the village only leaves a note; nothing waits for it', async () => {
  await bookYear(hub);
  const { manager } = await officers(hub);
  const adviser = await hub.signIn('kepala desa');
  await manager.act(endpoints.addSharePolicy, { body: policy() });
  const statement = await computed(hub);
  await adviser.act(endpoints.noteStatement, { ...on(statement), body: { note: 'Telaah: sesuai AD/ART.' } });
  expect(await adviser.refused(endpoints.reviewStatement, { ...on(statement), body: { version: statement.version, hash: statement.hash ?? '' } })).toBe(
    'NOT_ALLOWED',
  );
  const shown = await reviewed(hub, statement);
  expect(shown.notes).toMatchObject([{ note: 'Telaah: sesuai AD/ART.' }]);
  await expect(hub.pool.query('update share_note set note = $1', ['x'])).rejects.toThrow('append-only');
});
