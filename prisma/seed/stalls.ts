// The forty stalls of the demo: 14 of the market, 8 street vendors, 8 eating places, 5 coffee stalls, 3 cafes, 2 PKK groups.
import type { MerchantKind } from '@pitulungan/contracts/merchants';
import { type Assortment, GOODS, type Goods } from './goods.ts';
import type { Chance } from './chance.ts';
import { type Geography, landmarkNamed, nearestLandmark, neighbourhoodOf } from './geography.ts';
import { drawHouse } from './houses.ts';
import { MARKET } from './landmarks.ts';
import { type Point, toPin } from './plane.ts';
import { FIRST_MERCHANT, phoneOf } from './staff.ts';

export interface Product {
  id: string;
  name: string;
  unit: string;
  price: bigint;
  weightG: number;
}

export interface Stall {
  id: string;
  userId: string;
  name: string;
  kind: MerchantKind;
  food: boolean;
  ownerName: string;
  phone: string;
  place: string;
  rt: number | null;
  rw: number | null;
  at: Point;
  lat: number;
  lng: number;
  products: Product[];
  /** Whose QRIS: cafes have their own */
  qrisFlow: 'Q1' | 'Q2';
}

const STALLS: readonly [kind: MerchantKind, name: string, owner: string, goods: Assortment][] = [
  ['pasar', 'Sayur Bu Sri', 'Bu Sri', 'sayur'],
  ['pasar', 'Sayur Segar Pak Kasdi', 'Pak Kasdi', 'sayur'],
  ['pasar', 'Beras Pak Darmo', 'Pak Darmo', 'beras'],
  ['pasar', 'Beras dan Biji Bu Lilik', 'Bu Lilik', 'beras'],
  ['pasar', 'Telur Bu Yayuk', 'Bu Yayuk', 'telur'],
  ['pasar', 'Ayam Potong Cak Mat', 'Cak Mat', 'ayam'],
  ['pasar', 'Daging Pak Rosid', 'Pak Rosid', 'daging'],
  ['pasar', 'Bumbu Dapur Bu Ngatini', 'Bu Ngatini', 'bumbu'],
  ['pasar', 'Bawang Cabai Mbak Wiwik', 'Mbak Wiwik', 'bumbu'],
  ['pasar', 'Sembako Bu Endang', 'Bu Endang', 'sembako'],
  ['pasar', 'Sembako Cak Ipul', 'Cak Ipul', 'sembako'],
  ['pasar', 'Tahu Tempe Bu Kasiati', 'Bu Kasiati', 'tahuTempe'],
  ['pasar', 'Ikan Segar Bu Romlah', 'Bu Romlah', 'ikan'],
  ['pasar', 'Buah Pak Seno', 'Pak Seno', 'buah'],
  ['pkl', 'Bakso Cak Di', 'Cak Di', 'bakso'],
  ['pkl', 'Es Degan Mas Agus', 'Mas Agus', 'esDegan'],
  ['pkl', 'Gorengan Bu Tini', 'Bu Tini', 'gorengan'],
  ['pkl', 'Siomay Mas Iwan', 'Mas Iwan', 'jajanan'],
  ['pkl', 'Tahu Tek Cak Son', 'Cak Son', 'jajanan'],
  ['pkl', 'Martabak Mas Fikri', 'Mas Fikri', 'jajanan'],
  ['pkl', 'Cilok Mbak Ning', 'Mbak Ning', 'jajanan'],
  ['pkl', 'Bakso Malang Pak Udin', 'Pak Udin', 'bakso'],
  ['warung', 'Pecel Bu Tumini', 'Bu Tumini', 'warung'],
  ['warung', 'Rawon Bu Painah', 'Bu Painah', 'warung'],
  ['warung', 'Soto Lamongan Cak Arip', 'Cak Arip', 'soto'],
  ['warung', 'Lontong Kupang Pak Mul', 'Pak Mul', 'soto'],
  ['warung', 'Nasi Campur Bu Sholikah', 'Bu Sholikah', 'warung'],
  ['warung', 'Penyetan Mbak Rini', 'Mbak Rini', 'warung'],
  ['warung', 'Lodeh Bu Warsi', 'Bu Warsi', 'warung'],
  ['warung', 'Sate dan Soto Pak Karto', 'Pak Karto', 'soto'],
  ['warkop', 'Warkop Cak Man', 'Cak Man', 'warkop'],
  ['warkop', 'Warkop Giras 27', 'Mas Yoyok', 'warkop'],
  ['warkop', 'Warkop Pojok', 'Cak Nur', 'warkop'],
  ['warkop', 'Warkop Guyub', 'Mbak Lis', 'warkop'],
  ['warkop', 'Warkop Mbah Jo', 'Mbah Jo', 'warkop'],
  ['kafe', 'Kafe Contoh Senja', 'Mas Dani', 'kafe'],
  ['kafe', 'Kopi Contoh Kita', 'Mbak Tika', 'kafe'],
  ['kafe', 'Kafe Taman Contoh', 'Mas Rio', 'kafe'],
  ['pkk', 'PKK Melati', 'Bu Hartatik', 'pkk'],
  ['pkk', 'PKK Kenanga', 'Bu Sundari', 'pkk'],
];
const READY_MADE: readonly MerchantKind[] = ['pkl', 'warung', 'warkop', 'kafe'];
const KINDS_OF_STREET = ['main', 'street', 'lane'] as const;
const MARKET_SPREAD_M = 26;

export function openStalls(geography: Geography, chance: Chance): Stall[] {
  return STALLS.map(([kind, name, owner, goods], index) => {
    const { at: spot, place } = kind === 'pasar' ? inMarket(geography, chance, index) : inStreet(geography, chance);
    return {
      id: chance.uuid(),
      userId: chance.uuid(),
      name,
      kind,
      food: READY_MADE.includes(kind),
      ownerName: `${owner} (contoh)`,
      phone: phoneOf(FIRST_MERCHANT + index),
      qrisFlow: kind === 'kafe' ? 'Q2' : 'Q1',
      place,
      ...neighbourhoodOf(spot, geography),
      at: spot,
      ...toPin(spot),
      products: GOODS[goods].map((row: Goods) => ({ id: chance.uuid(), name: row[0], unit: row[1], price: row[2], weightG: row[3] })),
    };
  });
}

/** Around the market's landmark, in two rows of stands. */
function inMarket(geography: Geography, chance: Chance, index: number): { at: Point; place: string } {
  const [x, y] = landmarkNamed(geography, MARKET).place;
  const row = index % 2 === 0 ? 'A' : 'B';
  const spot: Point = [x + chance.between(-MARKET_SPREAD_M, MARKET_SPREAD_M), y + chance.between(-MARKET_SPREAD_M, MARKET_SPREAD_M)];
  return { at: spot, place: `${MARKET}, los ${row} no. ${Math.floor(index / 2) + 1}` };
}

function inStreet(geography: Geography, chance: Chance): { at: Point; place: string } {
  const house = drawHouse(geography, chance, chance.pick(KINDS_OF_STREET));
  return { at: house.place, place: `${house.line}, dekat ${nearestLandmark(geography, house.place).name}` };
}
