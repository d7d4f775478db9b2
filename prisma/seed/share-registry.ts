// The policy that the village would have decided on, and who shares: every household inside the village, each stall.
import { ILLUSTRATION } from '@pitulungan/contracts/shares/presets';
import { businessDate } from '@pitulungan/contracts/time';
import { at, chanceOf } from './chance.ts';
import { staffOf, type World } from './world.ts';

const COMMUNITY = { ...ILLUSTRATION.community, method: 'equal_kk', payoutUnit: 500, programme: null } as const;

export function policyRow(world: World, firstDay: number) {
  const year = businessDate(firstDay).slice(0, 4);
  return {
    version: `CONTOH-${year}`,
    effective_from: `${year}-01-01`,
    legal_basis: `Perdes contoh tentang bagi hasil, ${year}`,
    minutes_no: `BA-01/MUSDES/${year} (contoh)`,
    body: { ...ILLUSTRATION, community: COMMUNITY },
    made_by_name: at(staffOf(world, 'manager'), 0).name,
    made_at: new Date(firstDay),
  };
}

export function recipientRows(world: World) {
  const chance = chanceOf(world.seed, 'recipients');
  const stalls = world.stalls.map(({ id, name, rt, rw }) => ({ id: chance.uuid(), kind: 'merchant', name, phones: [] as string[], merchant_id: id, rt, rw }));
  const households = world.residents
    .filter(({ outside }) => !outside)
    .map(({ name, phone, rt, rw }) => ({ id: chance.uuid(), kind: 'household', name, phones: [phone], merchant_id: null, rt, rw }));
  return [...stalls, ...households];
}
