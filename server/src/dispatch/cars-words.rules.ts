// The reasons of the health-car plan as sentences, in Indonesian and English. Pure: the numbers in the reason are all it knows.
import type { DispatchReason, HoldReason, MoveReason, OverrideCost, RequeueReason, SentTerms, StaffReason } from './cars-reasons.rules.ts';
import type { CarLevel } from './cars-types.rules.ts';

export type CarLanguage = 'id' | 'en';

type WithCode<R, Code> = R extends { code: infer Own } ? (Code extends Own ? R : never) : never;
type Wording<R extends { code: string }> = { [Code in R['code']]: (reason: WithCode<R, Code>) => string };

interface ReasonsOf {
  dispatch: DispatchReason;
  requeue: RequeueReason;
  hold: HoldReason;
  staff: StaffReason;
  move: MoveReason;
  override: OverrideCost;
}

type CarWords = { [Kind in keyof ReasonsOf]: Wording<ReasonsOf[Kind]> };

const LEVELS: Record<CarLanguage, Record<CarLevel, string>> = {
  id: { 1: 'MERAH', 2: 'KUNING', 3: 'HIJAU' },
  en: { 1: 'RED', 2: 'YELLOW', 3: 'GREEN' },
};

/** One decimal below ten, whole above; comma in Indonesian. */
const number = (value: number, language: CarLanguage): string => {
  const text = Math.abs(value) < 9.95 ? value.toFixed(1).replace(/\.0$/, '').replace(/^-0$/, '0') : String(Math.round(value));
  return language === 'id' ? text.replace('.', ',') : text;
};
const n = (value: number): string => number(value, 'id');
const e = (value: number): string => number(value, 'en');

const nextId = ({ runnerUp }: SentTerms): string =>
  runnerUp === null
    ? 'tidak ada mobil lain yang bisa'
    : runnerUp.extraMin < 0
      ? `mobil ${runnerUp.carId} (${n(runnerUp.travelMin)} menit) lebih cocok di sini, tetapi lebih diperlukan di tempat lain`
      : `berikutnya mobil ${runnerUp.carId} (${n(runnerUp.travelMin)} menit), lebih berat ${n(runnerUp.extraMin)} menit`;
const nextEn = ({ runnerUp }: SentTerms): string =>
  runnerUp === null
    ? 'no other car can go'
    : runnerUp.extraMin < 0
      ? `car ${runnerUp.carId} (${e(runnerUp.travelMin)} min) fits better here but is needed more elsewhere`
      : `next best car ${runnerUp.carId} (${e(runnerUp.travelMin)} min), worse by ${e(runnerUp.extraMin)} min`;
const sentId = (r: SentTerms): string =>
  `sampai dalam ${n(r.travelMin)} menit, ${n(r.responseMin)} menit sejak panggilan; peluang terlambat ${n(r.latePct)} %; jangkauan desa turun ${n(r.coverLossPct)} %${r.suitable ? '' : '; tanpa peralatan yang diminta'}; ${nextId(r)}.`;
const sentEn = (r: SentTerms): string =>
  `there in ${e(r.travelMin)} min, ${e(r.responseMin)} min after the call; chance of being late ${e(r.latePct)} %; village coverage falls by ${e(r.coverLossPct)} %${r.suitable ? '' : '; without the equipment asked for'}; ${nextEn(r)}.`;

const id: CarWords = {
  dispatch: {
    BEST: (r) => `${LEVELS.id[r.level]}: mobil terbaik, ${sentId(r)}`,
    PINNED: (r) => `${LEVELS.id[r.level]}: ditetapkan petugas, ${sentId(r)}`,
    DIVERTED: (r) => `${LEVELS.id[r.level]}: dialihkan dari ${r.leftCallId} (${LEVELS.id[r.leftLevel]}) yang belum didatangi, ${sentId(r)}`,
  },
  requeue: {
    MORE_URGENT: (r) =>
      `Mobilnya dialihkan ke ${r.forCallId} (${LEVELS.id[r.forLevel]}); panggilan ${LEVELS.id[r.level]} ini, menunggu ${n(r.waitedMin)} menit, kembali ke antrean. Beri tahu warga.`,
    STAFF: (r) => `Petugas menarik mobilnya; panggilan ${LEVELS.id[r.level]} ini, menunggu ${n(r.waitedMin)} menit, kembali ke antrean. Beri tahu warga.`,
  },
  hold: {
    STAFF: (r) => `Ditahan petugas; sudah menunggu ${n(r.waitedMin)} menit.`,
    AWAITS_CAR: (r) =>
      `Menunggu mobil ${r.carId}: selesai kira-kira ${n(r.untilFreeMin)} menit lagi, lalu ${n(r.travelMin)} menit jalan; sudah menunggu ${n(r.waitedMin)} menit.`,
    PINNED_CAR_BUSY: (r) => `Ditetapkan untuk mobil ${r.carId}, yang belum bisa berangkat; sudah menunggu ${n(r.waitedMin)} menit.`,
    RESERVE: (r) =>
      `Mobil ${r.carId} disimpan untuk yang gawat: biaya ${n(r.costMin)} menit melebihi nilainya sekarang ${n(r.worthMin)} menit (jangkauan −${n(r.coverLossPct)} %); sudah menunggu ${n(r.waitedMin)} menit.`,
    OTHERS_FIRST: (r) => `${r.ahead} panggilan didahulukan; sudah menunggu ${n(r.waitedMin)} menit.`,
    ALL_BUSY: (r) => `Semua ${r.cars} mobil sedang bertugas; sudah menunggu ${n(r.waitedMin)} menit.`,
    NO_CAR_ALLOWED: (r) => `Tidak ada mobil yang boleh berangkat; sudah menunggu ${n(r.waitedMin)} menit.`,
  },
  staff: {
    CALL_119: (r) => `MERAH tanpa mobil, ${n(r.waitedMin)} menit sejak panggilan: hubungi 119 sekarang.`,
    WAITS_LONG: (r) => `${LEVELS.id[r.level]} sudah menunggu ${n(r.waitedMin)} menit (batas ${n(r.alarmMin)}): perlu keputusan petugas.`,
    NO_CAR_ALLOWED: (r) => `Semua mobil dikecualikan atau tidak siap; sudah menunggu ${n(r.waitedMin)} menit.`,
    PIN_IMPOSSIBLE: (r) => `Ditetapkan untuk mobil ${r.carId}, yang tidak siap; sudah menunggu ${n(r.waitedMin)} menit.`,
  },
  move: {
    COVERAGE: (r) => `Pindah siaga ${n(r.travelMin)} menit: jangkauan desa naik ${n(r.coverGainPct)} %.`,
    FIXED: (r) => `Tempat siaga ditetapkan petugas, ${n(r.travelMin)} menit jalan; jangkauan desa berubah ${n(r.coverGainPct)} %.`,
  },
  override: {
    PIN: (r) => `Menetapkan mobil ${r.carId} untuk ${r.callId}: ${n(r.costMin)} menit lebih berat daripada mobil terbaik lain.`,
    EXCLUSION: (r) => `Mengecualikan mobil ${r.carId} dari ${r.callId}: ${n(r.costMin)} menit lebih berat.`,
    HELD: (r) => `Menahan ${r.callId}: mobil ${r.carId} bisa sampai dalam ${n(r.travelMin)} menit; sudah menunggu ${n(r.waitedMin)} menit.`,
    OUT_OF_SERVICE: (r) => `Tanpa mobil ${r.carId} jangkauan desa lebih rendah ${n(r.coverLossPct)} %.`,
    FIXED_POST: (r) => `Siaga tetap mobil ${r.carId}: jangkauan desa lebih rendah ${n(r.coverLossPct)} % daripada di tempat terbaik.`,
    NO_RELOCATION: (r) => `Mobil ${r.carId} tidak boleh dipindah: jangkauan desa lebih rendah ${n(r.coverLossPct)} %.`,
  },
};

const en: CarWords = {
  dispatch: {
    BEST: (r) => `${LEVELS.en[r.level]}: the best car, ${sentEn(r)}`,
    PINNED: (r) => `${LEVELS.en[r.level]}: fixed by staff, ${sentEn(r)}`,
    DIVERTED: (r) => `${LEVELS.en[r.level]}: diverted from ${r.leftCallId} (${LEVELS.en[r.leftLevel]}), not reached yet, ${sentEn(r)}`,
  },
  requeue: {
    MORE_URGENT: (r) =>
      `Its car was diverted to ${r.forCallId} (${LEVELS.en[r.forLevel]}); this ${LEVELS.en[r.level]} call, waiting ${e(r.waitedMin)} min, is queued again. Tell the resident.`,
    STAFF: (r) => `Staff called its car back; this ${LEVELS.en[r.level]} call, waiting ${e(r.waitedMin)} min, is queued again. Tell the resident.`,
  },
  hold: {
    STAFF: (r) => `Held by staff; waiting ${e(r.waitedMin)} min.`,
    AWAITS_CAR: (r) =>
      `Waits for car ${r.carId}: free in about ${e(r.untilFreeMin)} min, then ${e(r.travelMin)} min on the way; waiting ${e(r.waitedMin)} min.`,
    PINNED_CAR_BUSY: (r) => `Fixed to car ${r.carId}, which cannot leave yet; waiting ${e(r.waitedMin)} min.`,
    RESERVE: (r) =>
      `Car ${r.carId} is kept for urgent calls: its cost of ${e(r.costMin)} min is above the worth now, ${e(r.worthMin)} min (coverage −${e(r.coverLossPct)} %); waiting ${e(r.waitedMin)} min.`,
    OTHERS_FIRST: (r) => `${r.ahead} calls go first; waiting ${e(r.waitedMin)} min.`,
    ALL_BUSY: (r) => `All ${r.cars} cars are busy; waiting ${e(r.waitedMin)} min.`,
    NO_CAR_ALLOWED: (r) => `No car is allowed to go; waiting ${e(r.waitedMin)} min.`,
  },
  staff: {
    CALL_119: (r) => `RED without a car, ${e(r.waitedMin)} min after the call: phone 119 now.`,
    WAITS_LONG: (r) => `${LEVELS.en[r.level]} has waited ${e(r.waitedMin)} min (limit ${e(r.alarmMin)}): staff must decide.`,
    NO_CAR_ALLOWED: (r) => `All cars are excluded or out of service; waiting ${e(r.waitedMin)} min.`,
    PIN_IMPOSSIBLE: (r) => `Fixed to car ${r.carId}, which is out of service; waiting ${e(r.waitedMin)} min.`,
  },
  move: {
    COVERAGE: (r) => `Moves its stand-by place, ${e(r.travelMin)} min: village coverage rises by ${e(r.coverGainPct)} %.`,
    FIXED: (r) => `Stand-by place fixed by staff, ${e(r.travelMin)} min away; village coverage changes by ${e(r.coverGainPct)} %.`,
  },
  override: {
    PIN: (r) => `Fixing car ${r.carId} to ${r.callId}: ${e(r.costMin)} min worse than the best other car.`,
    EXCLUSION: (r) => `Excluding car ${r.carId} from ${r.callId}: ${e(r.costMin)} min worse.`,
    HELD: (r) => `Holding ${r.callId}: car ${r.carId} could be there in ${e(r.travelMin)} min; waiting ${e(r.waitedMin)} min.`,
    OUT_OF_SERVICE: (r) => `Without car ${r.carId} village coverage is lower by ${e(r.coverLossPct)} %.`,
    FIXED_POST: (r) => `Fixed place of car ${r.carId}: village coverage is lower by ${e(r.coverLossPct)} % than at its best place.`,
    NO_RELOCATION: (r) => `Car ${r.carId} may not be moved: village coverage is lower by ${e(r.coverLossPct)} %.`,
  },
};

const WORDS: Record<CarLanguage, CarWords> = { id, en };

/** A sentence for one reason of the plan; `kind` says which list of the plan it stands in. */
export function carSentence<Kind extends keyof ReasonsOf>(kind: Kind, reason: ReasonsOf[Kind], language: CarLanguage): string {
  const words = WORDS[language][kind] as Record<string, (reason: ReasonsOf[Kind]) => string>;
  return words[reason.code]?.(reason) ?? reason.code;
}
