// The dispatch numbers that a manager may change, in plain words. What is not named here stays what the hub brings along.
import { z } from 'zod';
import { Instant } from './time.ts';

export const POLICY_UNITS = ['min', 'm', 'count', 'factor'] as const;

interface NumberInWords {
  unit: (typeof POLICY_UNITS)[number];
  min: number;
  max: number;
  /** Whole numbers only */
  whole?: true;
  /** The value of a village that never changed it; null: what the village's settings say */
  default: number | null;
  id: { label: string; explanation: string };
  en: { label: string; explanation: string };
}

/** In the order of a screen. Prices are minutes of delay: "how many minutes later may it be, to spare one of these?" */
export const POLICY_NUMBERS = {
  promiseMin: {
    unit: 'min',
    min: 10,
    max: 480,
    default: 60,
    id: { label: 'Janji antar', explanation: 'Sampai di pintu sekian menit setelah barang siap, atau setelah slotnya berangkat.' },
    en: { label: 'Promise', explanation: 'At the door this many minutes after the goods were packed, or after their slot left.' },
  },
  promiseExpressMin: {
    unit: 'min',
    min: 5,
    max: 240,
    default: 30,
    id: { label: 'Janji antar kilat', explanation: 'Sampai di pintu sekian menit setelah barang siap.' },
    en: { label: 'Promise of an express trip', explanation: 'At the door this many minutes after the goods were packed.' },
  },
  latenessPrice: {
    unit: 'factor',
    min: 0,
    max: 20,
    default: 2,
    id: { label: 'Keterlambatan', explanation: 'Makin besar, makin keras rencana menghindari lewat dari janji.' },
    en: { label: 'Lateness', explanation: 'The larger, the harder the plan avoids being later than promised.' },
  },
  refusalMin: {
    unit: 'min',
    min: 0,
    max: 30,
    default: 1.5,
    id: {
      label: 'Risiko ditolak',
      explanation: 'Menit yang hilang bila tawaran ditolak padahal barang sudah menunggu; selagi masih sempat bertanya ke kurir lain, tidak dihitung.',
    },
    en: { label: 'Risk of a no', explanation: 'Minutes lost when an offer is declined while the goods wait; not counted while there is time to ask another.' },
  },
  distancePrice: {
    unit: 'factor',
    min: 0,
    max: 5,
    default: 0.05,
    id: { label: 'Jarak', explanation: 'Makin besar, makin dipilih kurir yang dekat, walau yang lain lebih cepat.' },
    en: { label: 'Distance', explanation: 'The larger, the more the nearer courier is chosen, even when another is sooner.' },
  },
  fairnessPrice: {
    unit: 'factor',
    min: 0,
    max: 10,
    default: 0.4,
    id: { label: 'Pemerataan', explanation: 'Makin besar, makin didahulukan kurir yang tugasnya hari ini di bawah rata-rata untuk lama siaganya.' },
    en: { label: 'Fairness', explanation: 'The larger, the more those come first who had fewer jobs today than the average for their time on duty.' },
  },
  incomePrice: {
    unit: 'min',
    min: 0,
    max: 20,
    default: 0.5,
    id: {
      label: 'Pemerataan penghasilan',
      explanation: 'Kurir yang sudah menerima Rp10.000 di atas rata-rata untuk lama siaganya dianggap sekian menit lebih jauh.',
    },
    en: {
      label: 'Fair income',
      explanation: 'A courier who has earned Rp10,000 above the average for the time on duty counts as so many minutes farther away.',
    },
  },
  ageingCredit: {
    unit: 'factor',
    min: 0,
    max: 2,
    default: 0.02,
    id: { label: 'Pesanan lama', explanation: 'Makin besar, makin didahulukan barang yang sudah lama menunggu.' },
    en: { label: 'Waiting goods', explanation: 'The larger, the more goods come first that have waited for long.' },
  },
  waitingPrice: {
    unit: 'factor',
    min: 0,
    max: 5,
    default: 0.05,
    id: { label: 'Kurir menunggu', explanation: 'Harga satu menit kurir menunggu di lapak.' },
    en: { label: 'Courier waiting', explanation: 'Price of a minute that a courier waits at the stall.' },
  },
  scarcityPrice: {
    unit: 'factor',
    min: 0,
    max: 2,
    default: 0.2,
    id: {
      label: 'Hemat kurir saat sibuk',
      explanation: 'Saat akan ada lebih banyak tugas daripada yang sanggup dibawa: makin besar, makin dipilih perjalanan yang singkat.',
    },
    en: {
      label: 'Sparing couriers when busy',
      explanation: 'When more work is coming than couriers can carry: the larger, the more short trips are preferred.',
    },
  },
  coveragePrice: {
    unit: 'factor',
    min: 0,
    max: 5,
    default: 0.2,
    id: {
      label: 'Menjaga lapak',
      explanation: 'Makin besar, makin dibiarkan kurir yang dekat lapak ramai untuk pesanan berikutnya, selagi yang lain masih sempat.',
    },
    en: {
      label: 'Covering stalls',
      explanation: 'The larger, the more a courier near busy stalls is kept for the next orders, while another can still come in time.',
    },
  },
  borderPriceMin: {
    unit: 'min',
    min: 0,
    max: 60,
    default: 4,
    id: { label: 'Kurir dari zona tetangga', explanation: 'Kurir pinjaman dipilih hanya bila menghemat lebih dari sekian menit.' },
    en: { label: 'Couriers of the next zone', explanation: 'A lent courier is chosen only when it saves more minutes than this.' },
  },
  slackMin: {
    unit: 'min',
    min: 0,
    max: 30,
    default: 2,
    id: { label: 'Berangkat lebih awal', explanation: 'Kurir diminta berangkat sekian menit sebelum benar-benar perlu.' },
    en: { label: 'Leaving early', explanation: 'A courier is asked this many minutes before it is really necessary.' },
  },
  answerMin: {
    unit: 'min',
    min: 0,
    max: 10,
    default: 1,
    id: { label: 'Waktu menjawab', explanation: 'Lama biasanya sampai kurir menjawab tawaran.' },
    en: { label: 'Time to answer', explanation: 'How long couriers usually take to answer an offer.' },
  },
  maxJobsPerTrip: {
    unit: 'count',
    min: 1,
    max: 6,
    whole: true,
    default: 4,
    id: { label: 'Pesanan per jalan', explanation: 'Paling banyak pesanan dalam satu perjalanan.' },
    en: { label: 'Orders per trip', explanation: 'The most orders of one trip.' },
  },
  acrossMerchantsM: {
    unit: 'm',
    min: 0,
    max: 3_000,
    whole: true,
    default: 400,
    id: { label: 'Jarak antar lapak', explanation: 'Beberapa lapak boleh dalam satu jalan bila jaraknya paling jauh sekian meter; 0 berarti satu lapak saja.' },
    en: { label: 'Between stalls', explanation: 'Several stalls may share a trip when they lie within this many metres; 0 means one stall only.' },
  },
  declineCooldownMin: {
    unit: 'min',
    min: 0,
    max: 240,
    default: null,
    id: { label: 'Jeda setelah menolak', explanation: 'Kurir yang menolak tidak ditanya lagi untuk tugas itu sebelum sekian menit.' },
    en: { label: 'Pause after a no', explanation: 'Who declined is not asked again for that job before this many minutes.' },
  },
  refusalsBeforeWave: {
    unit: 'count',
    min: 1,
    max: 10,
    whole: true,
    default: 2,
    id: { label: 'Penolakan sebelum serentak', explanation: 'Setelah sekian penolakan, beberapa kurir ditanya bersamaan.' },
    en: { label: 'Refusals before asking several', explanation: 'After so many refusals several couriers are asked at once.' },
  },
  waveSize: {
    unit: 'count',
    min: 1,
    max: 3,
    whole: true,
    default: 3,
    id: { label: 'Ditanya serentak', explanation: 'Paling banyak kurir yang ditanya bersamaan; yang pertama menerima yang dapat.' },
    en: { label: 'Asked at once', explanation: 'The most couriers that are asked at once; the first to accept gets it.' },
  },
  noCourierMin: {
    unit: 'min',
    min: 1,
    max: 240,
    default: null,
    id: { label: 'Menyerah ke petugas', explanation: 'Setelah sekian menit tanpa kurir, petugas diberi tahu.' },
    en: { label: 'Hand over to the desk', explanation: 'After this many minutes without a courier the desk is told.' },
  },
} as const satisfies Record<string, NumberInWords>;

export type PolicyNumberName = keyof typeof POLICY_NUMBERS;
export const POLICY_NUMBER_NAMES = Object.keys(POLICY_NUMBERS) as PolicyNumberName[];

const bounded = ({ min, max, whole }: Omit<NumberInWords, 'unit'>) => (whole ? z.int() : z.number()).min(min).max(max).optional();

/** Only what differs from the default. */
export const PolicyNumbers = z.strictObject(
  Object.fromEntries(POLICY_NUMBER_NAMES.map((name) => [name, bounded(POLICY_NUMBERS[name])])) as Record<PolicyNumberName, z.ZodOptional<z.ZodNumber>>,
);
export type PolicyNumbers = z.infer<typeof PolicyNumbers>;

export const PolicyVersion = z.strictObject({
  /** 0: the hub's own numbers, never changed */
  version: z.int().min(0),
  numbers: PolicyNumbers,
  note: z.string(),
  /** Empty and null for version 0 */
  byName: z.string(),
  at: Instant.nullable(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** A day as it would have gone. Minutes after the goods were ready; Gini 0 is all alike, 1 is one has all. */
export const DayResult = z.strictObject({
  jobs: z.int(),
  delivered: z.int(),
  undelivered: z.int(),
  latenessMeanMin: z.number(),
  latenessP90Min: z.number(),
  distanceKm: z.number(),
  trips: z.int(),
  jobsPerHourGini: z.number(),
});
export type DayResult = z.infer<typeof DayResult>;
