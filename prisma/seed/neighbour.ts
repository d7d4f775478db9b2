// A second, tiny village for tests of the walls between villages: one dispatcher, one stall, no orders. Not part of the demo.
import type { VillageMap } from '@pitulungan/contracts/villages';
import { chanceOf } from './chance.ts';
import { phoneOf } from './staff.ts';

const NEIGHBOUR = {
  code: '35.15.18.9999',
  name: 'Contoh Wetan',
  district: 'Kecamatan Contoh, Kabupaten Contoh',
  enterprise: 'BUMDes Contoh Wetan',
  demo: true,
};
const CENTER = { lat: -7.32, lng: 112.9 }; // in the sea east of Sidoarjo: nobody lives there
const HALF_DEGREES = 0.004;

/** 0901 and 0902 sign in with the demo's PIN; 0903 is the stall's. */
const NEIGHBOUR_PHONES = { admin: phoneOf(901), dispatcher: phoneOf(902) };

export function neighbourRows(seed: number) {
  const chance = chanceOf(seed, 'neighbour');
  const stall = chance.uuid();
  const { lat, lng } = CENTER;
  return {
    village: { ...NEIGHBOUR, center_lat: lat, center_lng: lng, map: squareMap() },
    accounts: [
      { id: chance.uuid(), name: 'Admin Tetangga (contoh)', phone: NEIGHBOUR_PHONES.admin, role: 'admin' },
      { id: chance.uuid(), name: 'Petugas Tetangga (contoh)', phone: NEIGHBOUR_PHONES.dispatcher, role: 'dispatcher' },
    ],
    merchant: [
      {
        id: stall,
        user_id: null,
        name: 'Warung Tetangga (contoh)',
        kind: 'warung',
        food: true,
        open: true,
        owner_name: 'Bu Tetangga (contoh)',
        phone: phoneOf(903),
        place: 'Jalan Contoh Wetan',
        rt: 1,
        rw: 1,
        lat,
        lng,
      },
    ],
    product: [{ id: chance.uuid(), merchant_id: stall, name: 'Nasi pecel', unit: 'porsi', price: '12000', weight_g: 450, available: true }],
  };
}

function squareMap(): VillageMap {
  const [west, east, south, north] = [CENTER.lng - HALF_DEGREES, CENTER.lng + HALF_DEGREES, CENTER.lat - HALF_DEGREES, CENTER.lat + HALF_DEGREES];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const line: [number, number][] = [
    [west + 0.001, CENTER.lat],
    [CENTER.lng, CENTER.lat],
    [east - 0.001, CENTER.lat],
  ];
  return {
    center: CENTER,
    outline: { type: 'MultiPolygon', coordinates: [[ring]] },
    generated: true,
    streets: [{ name: 'Jalan Contoh Wetan', kind: 'main', line }],
    cells: [{ rw: 1, ring }],
    landmarks: [],
  };
}
