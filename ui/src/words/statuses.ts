// What a state is called, for every lifecycle of the contract.
import type { DepositStatus, Resolution, Signature } from '@pitulungan/contracts/cash';
import type { Vehicle } from '@pitulungan/contracts/couriers';
import type { OfferStatus } from '@pitulungan/contracts/jobs';
import type { CashStatus, QrisStatus } from '@pitulungan/contracts/lifecycles/cash';
import type { DutyStatus } from '@pitulungan/contracts/lifecycles/duty';
import type { JobStatus } from '@pitulungan/contracts/lifecycles/job';
import type { OrderStatus } from '@pitulungan/contracts/lifecycles/order';
import type { OrderSource, PaymentMethod } from '@pitulungan/contracts/orders';
import type { Role } from '@pitulungan/contracts/roles';
import type { Language } from '../language.svelte.ts';

interface StatusWords {
  order: Record<OrderStatus, string>;
  job: Record<JobStatus, string>;
  payment: Record<CashStatus | QrisStatus, string>;
  duty: Record<DutyStatus, string>;
  offer: Record<OfferStatus, string>;
  deposit: Record<DepositStatus, string>;
  resolution: Record<Resolution, string>;
  signature: Record<Signature, string>;
  vehicle: Record<Vehicle, string>;
  method: Record<PaymentMethod, string>;
  source: Record<OrderSource, string>;
  role: Record<Role, string>;
}

const id: StatusWords = {
  order: {
    PLACED: 'Menunggu pedagang',
    CONFIRMED: 'Disiapkan',
    READY: 'Siap diambil',
    IN_DELIVERY: 'Dalam pengantaran',
    DELIVERED: 'Terkirim',
    DISPUTED: 'Dikeluhkan',
    RESOLVED: 'Keluhan selesai',
    COMPLETED: 'Selesai',
    REJECTED: 'Ditolak pedagang',
    EXPIRED: 'Kedaluwarsa',
    CANCELLED: 'Dibatalkan',
    RETURNED: 'Dikembalikan',
  },
  job: {
    QUEUED: 'Mencari kurir',
    OFFERED: 'Ditawarkan',
    NO_COURIER: 'Tidak ada kurir',
    REASSIGNING: 'Dialihkan',
    ACCEPTED: 'Diterima kurir',
    TO_PICKUP: 'Menuju lapak',
    AT_PICKUP: 'Di lapak',
    PICKED_UP: 'Barang dibawa',
    TO_DROP: 'Menuju penerima',
    AT_DROP: 'Di tempat penerima',
    DELIVERED: 'Terkirim',
    LEFT_WITH: 'Dititipkan',
    FAILED_ATTEMPT: 'Gagal antar',
    RETURNING: 'Dibawa kembali',
    RETURNED: 'Dikembalikan',
    CANCELLED: 'Dibatalkan',
  },
  payment: {
    DUE: 'Belum diterima',
    COLLECTED: 'Dipegang kurir',
    DECLARED: 'Disetor',
    COUNTED: 'Dihitung',
    MATCHED: 'Cocok',
    DISCREPANCY: 'Selisih',
    RESOLVED: 'Selisih diputuskan',
    VOIDED: 'Tidak ditagih',
    PAID: 'Dibayar di kasir',
    AWAITING_PROOF: 'Menunggu bukti',
    PROOF_SENT: 'Perlu diperiksa',
    VERIFIED: 'Sudah masuk',
    REJECTED: 'Tidak ditemukan',
  },
  duty: {
    OFF: 'Tidak siaga',
    ON: 'Siaga',
    BUSY: 'Bertugas',
    BREAK: 'Istirahat',
  },
  offer: {
    OPEN: 'Menunggu jawaban',
    ACCEPTED: 'Diterima',
    DECLINED: 'Ditolak',
    EXPIRED: 'Tidak dijawab',
    WITHDRAWN: 'Ditarik',
    TAKEN: 'Sudah diambil kurir lain',
  },
  deposit: {
    DECLARED: 'Menunggu dihitung',
    MATCHED: 'Cocok',
    DISCREPANCY: 'Selisih',
    RESOLVED: 'Selisih diputuskan',
  },
  resolution: {
    RECORDING_MISTAKE: 'Salah catat',
    COURIER_OWES: 'Piutang kurir',
    WRITTEN_OFF: 'Dihapus dari buku',
    OVERAGE_KEPT_IN_TRUST: 'Titipan lebih setor',
  },
  signature: {
    AGREED: 'Kurir setuju',
    DISPUTED: 'Kurir tidak setuju',
    NOT_ASKED: 'Tanpa tanda tangan',
  },
  vehicle: {
    foot: 'Jalan kaki',
    bicycle: 'Sepeda',
    motorbike: 'Motor',
    cargo_tricycle: 'Motor roda tiga',
    car: 'Mobil',
  },
  method: { cash: 'Tunai', qris: 'QRIS' },
  source: {
    app: 'Pasar-e',
    phone: 'Telepon',
    api: 'Program lain',
    csv: 'Impor',
  },
  role: {
    admin: 'Admin',
    dispatcher: 'Operator',
    cashier: 'Kasir',
    manager: 'Manajer BUMDes',
    pengawas: 'Pengawas',
    kepala_desa: 'Kepala desa',
    nurse: 'Petugas kesehatan',
    crew_driver: 'Sopir mobil sehat',
    courier: 'Kurir',
    merchant: 'Pedagang',
  },
};

const en: StatusWords = {
  order: {
    PLACED: 'Waiting for the stall',
    CONFIRMED: 'Being prepared',
    READY: 'Ready for pickup',
    IN_DELIVERY: 'On the way',
    DELIVERED: 'Delivered',
    DISPUTED: 'Complaint open',
    RESOLVED: 'Complaint closed',
    COMPLETED: 'Completed',
    REJECTED: 'Refused by the stall',
    EXPIRED: 'Expired',
    CANCELLED: 'Cancelled',
    RETURNED: 'Returned',
  },
  job: {
    QUEUED: 'Looking for a courier',
    OFFERED: 'Offered',
    NO_COURIER: 'No courier',
    REASSIGNING: 'Being reassigned',
    ACCEPTED: 'Accepted',
    TO_PICKUP: 'To the stall',
    AT_PICKUP: 'At the stall',
    PICKED_UP: 'Picked up',
    TO_DROP: 'To the buyer',
    AT_DROP: 'At the door',
    DELIVERED: 'Delivered',
    LEFT_WITH: 'Left with someone',
    FAILED_ATTEMPT: 'Could not deliver',
    RETURNING: 'Being returned',
    RETURNED: 'Returned',
    CANCELLED: 'Cancelled',
  },
  payment: {
    DUE: 'Not collected yet',
    COLLECTED: 'With the courier',
    DECLARED: 'Handed in',
    COUNTED: 'Counted',
    MATCHED: 'Matched',
    DISCREPANCY: 'Discrepancy',
    RESOLVED: 'Discrepancy decided',
    VOIDED: 'Not charged',
    PAID: 'Paid at the cash desk',
    AWAITING_PROOF: 'Waiting for proof',
    PROOF_SENT: 'To be checked',
    VERIFIED: 'Received',
    REJECTED: 'Not found',
  },
  duty: {
    OFF: 'Off duty',
    ON: 'On duty',
    BUSY: 'On a job',
    BREAK: 'On a break',
  },
  offer: {
    OPEN: 'Waiting for an answer',
    ACCEPTED: 'Accepted',
    DECLINED: 'Declined',
    EXPIRED: 'No answer',
    WITHDRAWN: 'Withdrawn',
    TAKEN: 'Taken by another courier',
  },
  deposit: {
    DECLARED: 'To be counted',
    MATCHED: 'Matched',
    DISCREPANCY: 'Discrepancy',
    RESOLVED: 'Discrepancy decided',
  },
  resolution: {
    RECORDING_MISTAKE: 'Recording mistake',
    COURIER_OWES: 'Courier owes it',
    WRITTEN_OFF: 'Written off',
    OVERAGE_KEPT_IN_TRUST: 'Overage kept in trust',
  },
  signature: {
    AGREED: 'Courier agrees',
    DISPUTED: 'Courier disagrees',
    NOT_ASKED: 'Not signed',
  },
  vehicle: {
    foot: 'On foot',
    bicycle: 'Bicycle',
    motorbike: 'Motorbike',
    cargo_tricycle: 'Cargo tricycle',
    car: 'Car',
  },
  method: { cash: 'Cash', qris: 'QRIS' },
  source: {
    app: 'Pasar-e',
    phone: 'Phone',
    api: 'Another program',
    csv: 'Import',
  },
  role: {
    admin: 'Admin',
    dispatcher: 'Dispatcher',
    cashier: 'Cashier',
    manager: 'BUMDes manager',
    pengawas: 'Supervisor',
    kepala_desa: 'Village head',
    nurse: 'Nurse',
    crew_driver: 'Health-car driver',
    courier: 'Courier',
    merchant: 'Merchant',
  },
};

export const statusWords: Record<Language, StatusWords> = { id, en };
