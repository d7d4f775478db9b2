// Why something went as it did: failed attempts, attention, and why the planner did or did not choose a courier.
import type { Candidate, CandidateReason, FailureReason } from '@pitulungan/contracts/jobs';
import type { Attention } from '@pitulungan/contracts/orders';
import type { HoldReason, PlanDetail } from '@pitulungan/contracts/plans';
import { formatDistance, formatDuration, formatRupiah } from '../format.ts';
import type { Language } from '../language.svelte.ts';

interface ReasonWords {
  failure: Record<FailureReason, string>;
  attention: Record<Attention, string>;
  candidate: Record<CandidateReason, (candidate: Candidate) => string>;
  /** Why the planner does not offer a job at this moment */
  hold: Record<HoldReason, string>;
  /** Why the planner hands a job to the dispatcher */
  human: Record<PlanDetail['human'][number]['reason'], string>;
}

const away = (candidate: Candidate, language: Language): string =>
  candidate.travelS === null
    ? candidate.distanceM === null
      ? '–'
      : formatDistance(candidate.distanceM, language)
    : `${formatDuration(candidate.travelS * 1000, language)}${candidate.distanceM === null ? '' : ` (${formatDistance(candidate.distanceM, language)})`}`;
const age = (candidate: Candidate, language: Language): string => formatDuration(candidate.positionAgeMs ?? 0, language);

const id: ReasonWords = {
  failure: {
    BAD_ADDRESS: 'Alamat atau pin salah',
    NOT_HOME: 'Penerima tidak di tempat',
    UNREACHABLE: 'Tidak bisa dihubungi',
    REFUSED: 'Menolak atau batal di tempat',
    NO_MONEY: 'Uang tidak cukup atau tidak ada kembalian',
    WRONG_GOODS: 'Barang salah, kurang atau rusak',
    NO_ACCESS: 'Akses tertutup (portal, banjir, acara)',
    VEHICLE: 'Kendaraan bermasalah',
    SAFETY: 'Keamanan',
    OTHER: 'Lainnya',
  },
  attention: {
    MERCHANT_SLOW: 'Pedagang belum menjawab',
    MERCHANT_SILENT: 'Pedagang diam lama',
    NO_COURIER: 'Tidak ada kurir',
    FAILED_ATTEMPT: 'Gagal antar',
    POSSIBLE_DUPLICATE: 'Mungkin pesanan ganda',
    SLOT_MISSED: 'Belum siap, slotnya sudah berangkat: tanyakan pembeli',
  },
  candidate: {
    CHOSEN: (c) => `Paling cepat tiba di lapak: ${away(c, 'id')}`,
    FARTHER: (c) => `Cocok, tetapi lebih lama: ${away(c, 'id')}`,
    OFF_DUTY: () => 'Tidak siaga',
    ON_BREAK: () => 'Sedang istirahat',
    POSITION_OLD: (c) => `Posisi terlalu lama: ${age(c, 'id')} lalu`,
    POSITION_MISSING: () => 'Posisi tidak diketahui',
    AT_CAPACITY: (c) => `Sudah membawa ${c.activeJobs} tugas`,
    TOO_HEAVY: () => 'Terlalu berat untuk kendaraannya',
    CASH_LIMIT: (c) => `Uang di tangan ${formatRupiah(c.cashInHand, 'id')}, sudah di batas`,
    RECENTLY_REFUSED: () => 'Baru menolak atau tidak menjawab tugas ini',
    HAS_OFFER: () => 'Sedang menjawab tawaran lain',
    EXCLUDED: () => 'Dikecualikan petugas untuk tugas ini',
    PINNED_ELSEWHERE: () => 'Petugas sudah menetapkan kurir lain',
    TOO_BIG: () => 'Terlalu besar untuk kendaraannya',
    NOT_COLD: () => 'Tidak membawa kotak dingin',
    TOO_FAR_FOR_VEHICLE: () => 'Terlalu jauh untuk kendaraannya',
    SHIFT_ENDS: () => 'Giliran kerjanya habis sebelum selesai',
  },
  hold: {
    SLOT: 'Menunggu slotnya berangkat',
    TENTATIVE: 'Belum saatnya: kalau dikirim sekarang, kurir hanya menunggu di lapak',
    BUSY_COURIER_FIRST: 'Kurir terbaiknya sedang menyelesaikan tugas lain',
    BY_HAND: 'Ditahan operator',
    OFFER_OPEN: 'Sedang ditawarkan',
    NO_CANDIDATE: 'Semua kurir yang bisa sedang dipakai untuk tugas lain',
    SUGGESTED: 'Zona ini hanya menyarankan; operator yang menawarkan',
  },
  human: {
    NOBODY_TOOK_IT: 'Sudah lama tidak ada yang mengambil',
    NOBODY_CAN: 'Tidak ada kurir siaga yang mampu membawanya',
  },
};

const en: ReasonWords = {
  failure: {
    BAD_ADDRESS: 'Wrong address or pin',
    NOT_HOME: 'Nobody at home',
    UNREACHABLE: 'Could not be reached',
    REFUSED: 'Refused at the door',
    NO_MONEY: 'Not enough money, or no change',
    WRONG_GOODS: 'Goods wrong, missing or damaged',
    NO_ACCESS: 'No way through (gate, flood, event)',
    VEHICLE: 'Trouble with the vehicle',
    SAFETY: 'Safety',
    OTHER: 'Other',
  },
  attention: {
    MERCHANT_SLOW: 'The stall has not answered',
    MERCHANT_SILENT: 'The stall has been silent for long',
    NO_COURIER: 'No courier',
    FAILED_ATTEMPT: 'Could not deliver',
    POSSIBLE_DUPLICATE: 'Maybe ordered twice',
    SLOT_MISSED: 'Not packed and its slot has left: ask the buyer',
  },
  candidate: {
    CHOSEN: (c) => `Soonest at the stall: ${away(c, 'en')}`,
    FARTHER: (c) => `Suitable, but takes longer: ${away(c, 'en')}`,
    OFF_DUTY: () => 'Off duty',
    ON_BREAK: () => 'On a break',
    POSITION_OLD: (c) => `Position too old: ${age(c, 'en')} ago`,
    POSITION_MISSING: () => 'Position unknown',
    AT_CAPACITY: (c) => `Carries ${c.activeJobs} jobs already`,
    TOO_HEAVY: () => 'Too heavy for the vehicle',
    CASH_LIMIT: (c) => `Holds ${formatRupiah(c.cashInHand, 'en')} in cash, at the limit`,
    RECENTLY_REFUSED: () => 'Has just declined or not answered this job',
    HAS_OFFER: () => 'Is answering another offer',
    EXCLUDED: () => 'Left out by the desk for this job',
    PINNED_ELSEWHERE: () => 'The desk has chosen another courier',
    TOO_BIG: () => 'Too big for the vehicle',
    NOT_COLD: () => 'Has no cold box',
    TOO_FAR_FOR_VEHICLE: () => 'Too far for the vehicle',
    SHIFT_ENDS: () => 'The shift ends before it is done',
  },
  hold: {
    SLOT: 'Waits until its slot leaves',
    TENTATIVE: 'Not yet: sent now, the courier would only wait at the stall',
    BUSY_COURIER_FIRST: 'The best courier is still busy with something else',
    BY_HAND: 'Held by the desk',
    OFFER_OPEN: 'Being offered',
    NO_CANDIDATE: 'Every courier who could is used for another job',
    SUGGESTED: 'This zone only suggests; the desk offers',
  },
  human: {
    NOBODY_TOOK_IT: 'Nobody has taken it for a long time',
    NOBODY_CAN: 'No courier on duty is able to carry it',
  },
};

export const reasonWords: Record<Language, ReasonWords> = { id, en };
