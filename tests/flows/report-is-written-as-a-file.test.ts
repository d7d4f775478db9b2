import { endpoints } from '@pitulungan/contracts/endpoints';
import type { ExportView } from '@pitulungan/contracts/reports';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Person } from '../harness/person.ts';
import { sellOne } from '../harness/sales.ts';
import { approved, bookYear, computed, policy } from '../harness/share-story.ts';
import { useHub } from '../harness/test-hub.ts';

const hub = useHub();
const DAY_MS = 86_400_000;
const NOVEMBER = { from: '2026-11', to: '2026-11' };

async function download(person: Person, { id }: ExportView): Promise<{ bytes: Buffer; name: string }> {
  const response = await fetch(`${hub.url}/api/reports/exports/${id}/file`, { headers: person.cookies });
  expect(response.status).toBe(200);
  return { bytes: Buffer.from(await response.arrayBuffer()), name: response.headers.get('content-disposition') ?? '' };
}

async function exported(
  person: Person,
  wish: { request: object; format: string; language: string },
): Promise<{ view: ExportView; bytes: Buffer; name: string }> {
  const asked = await person.act(endpoints.requestExport, { body: wish as never });
  const view = await person.act(endpoints.readExport, { params: { exportId: asked.id } });
  return { view, ...(await download(person, view)) };
}

test('the same data give the same file, in every format, and its digest is the one on the screen', async () => {
  await sellOne(hub);
  const manager = await hub.signIn('manager');
  const pengawas = await hub.signIn('pengawas');
  const screen = await manager.act(endpoints.statement, { params: { statement: 'profit-loss' }, query: NOVEMBER });
  for (const format of ['csv', 'xlsx', 'pdf']) {
    const wish = { request: { report: 'profit-loss', ...NOVEMBER, compare: true }, format, language: 'id' };
    const [first, second] = [await exported(manager, wish), await exported(pengawas, wish)];
    expect(second.view.id).not.toBe(first.view.id);
    expect(second.bytes.equals(first.bytes), format).toBe(true);
    expect(first.view).toMatchObject({ status: 'DONE', progress: 100, bytes: first.bytes.length, fileName: `laporan-laba-rugi_2026-11_2026-11.${format}` });
    expect(first.view.sha256).toBe(createHash('sha256').update(first.bytes).digest('hex'));
    expect(first.name).toContain(first.view.fileName);
    if (format === 'csv') expect(first.bytes.toString()).toContain(screen.digest);
  }
  await sellOne(hub);
  const changed = await manager.act(endpoints.statement, { params: { statement: 'profit-loss' }, query: NOVEMBER });
  expect(changed.digest).not.toBe(screen.digest);
});

test('a pack, and the statements of a stall and a courier, for those who may read the books, and for thirty days', async () => {
  await sellOne(hub);
  const manager = await hub.signIn('manager');
  const { couriers, merchant } = { couriers: (await hub.signIn('courier')).courierId, merchant: await sellingStall(manager) };
  const wishes = [
    { report: 'pack', from: '2026-07', to: '2026-12' },
    { report: 'merchant', ...NOVEMBER, merchantId: merchant },
    { report: 'courier', ...NOVEMBER, courierId: couriers },
  ];
  for (const request of wishes) {
    const { view, bytes } = await exported(manager, { request, format: 'pdf', language: 'en' });
    expect(view.status, request.report).toBe('DONE');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  }
  const [listed] = await manager.act(endpoints.listExports, {});
  const path = `/api/reports/exports/${listed!.id}/file`;
  expect((await (await hub.signIn('neighbour 2')).send({ method: 'GET', path })).status).toBe(403);
  expect((await (await hub.signIn('courier')).send({ method: 'GET', path })).status).toBe(403);
  hub.clock.move(31 * DAY_MS);
  expect((await manager.send({ method: 'GET', path })).status).toBe(404);
  expect(await manager.act(endpoints.listExports, {})).toEqual([]);
});

test('a statement of the revenue share is a file with its recipients, the same bytes each time, and a chapter of the annual pack without them', async () => {
  await bookYear(hub);
  const manager = await hub.signIn('manager');
  await manager.act(endpoints.adoptRecipients, {});
  const equal = { method: 'equal_kk', programme: null, payoutUnit: 500 } as const;
  await manager.act(endpoints.addSharePolicy, { body: policy({}, equal) });
  const statement = await approved(hub, await computed(hub));
  const YEAR_SPAN = { from: '2025-01', to: '2025-12' };
  const { recipients } = await manager.act(endpoints.listRecipients, { query: { kind: 'household', limit: 1 } });
  for (const format of ['csv', 'xlsx', 'pdf']) {
    const wish = { request: { report: 'share', ...YEAR_SPAN, statementId: statement.id }, format, language: 'id' };
    const [first, second] = [await exported(manager, wish), await exported(manager, wish)];
    expect(second.bytes.equals(first.bytes), format).toBe(true);
    if (format !== 'csv') continue;
    const text = first.bytes.toString();
    for (const part of [statement.hash!, 'BA-03/2026', recipients[0]!.name, '50 %;Masyarakat;9000000;Rp9.000.000']) expect(text).toContain(part);
  }
  const pack = (await exported(manager, { request: { report: 'pack', ...YEAR_SPAN }, format: 'csv', language: 'id' })).bytes.toString();
  expect(pack).toContain(statement.hash!);
  expect(pack).not.toContain(recipients[0]!.name);
  const wrong = { request: { report: 'share', ...NOVEMBER, statementId: statement.id }, format: 'csv', language: 'id' } as const;
  const asked = await manager.act(endpoints.requestExport, { body: wrong });
  expect(await manager.act(endpoints.readExport, { params: { exportId: asked.id } })).toMatchObject({ status: 'FAILED' });
});

test('what cannot be made fails and says so; who asks twice with one key gets one', async () => {
  const manager = await hub.signIn('manager');
  const nobody = '00000000-0000-4000-8000-000000000000';
  const body = { request: { report: 'merchant', ...NOVEMBER, merchantId: nobody as never }, format: 'csv', language: 'id' } as const;
  const asked = await manager.act(endpoints.requestExport, { body }, 'export-once-1');
  expect((await manager.act(endpoints.requestExport, { body }, 'export-once-1')).id).toBe(asked.id);
  expect(await manager.act(endpoints.readExport, { params: { exportId: asked.id } })).toMatchObject({ status: 'FAILED', bytes: null, sha256: null });
  expect(
    await manager.refused(endpoints.requestExport, { body: { request: { report: 'pack', from: '2026-12', to: '2026-11' }, format: 'csv', language: 'id' } }),
  ).toBe('SPAN_WRONG');
});

async function sellingStall(manager: Person): Promise<string> {
  const { movements } = await manager.act(endpoints.movements, { query: { accounts: '2.1.01.11' } });
  return movements[0]!.sub;
}
