// A courier's order of stops, and which jobs ride together.
import { bilingual } from '@pitulungan/ui/words/bilingual';

export const stopWords = bilingual(
  {
    title: 'Urutan pemberhentian',
    hint: 'Seret pegangan di kiri. Dengan papan ketik: Enter pada pegangan, panah ↑ ↓, lalu Enter lagi.',
    none: 'Tidak ada pemberhentian lagi.',
    kind: { pickup: 'jemput', drop: 'antar' },
    grip: (code: string, kind: string) => `Pindahkan: ${kind} ${code}`,
    up: (code: string, kind: string) => `Naikkan: ${kind} ${code}`,
    down: (code: string, kind: string) => `Turunkan: ${kind} ${code}`,
    lifted: (from: number, count: number) => `Pemberhentian ${from} dari ${count} diangkat. Panah memindahkan, Enter menyimpan, Escape membatalkan.`,
    moved: (from: number, count: number, to: number) => `Pemberhentian ${from} dari ${count} dipindah ke urutan ${to}.`,
    kept: 'Urutan tetap seperti semula.',
    early: (code: string, place: string) => `${code} harus dijemput dulu di ${place}, baru diantar.`,
    busy: 'Tindakan lain masih dikirim. Tunggu sebentar, lalu susun lagi.',
    arranged: (courier: string) => `Urutan ${courier} diubah`,
    ridesWith: (codes: readonly string[]) => (codes.length === 1 ? `bersama ${codes[0] ?? ''}` : `bersama ${codes.length} lain`),
  },
  {
    title: 'Order of stops',
    hint: 'Drag the grip at the left. By keyboard: Enter on a grip, the ↑ ↓ arrows, then Enter again.',
    none: 'No stops left.',
    kind: { pickup: 'pick up', drop: 'drop off' },
    grip: (code, kind) => `Move: ${kind} ${code}`,
    up: (code, kind) => `Move up: ${kind} ${code}`,
    down: (code, kind) => `Move down: ${kind} ${code}`,
    lifted: (from, count) => `Stop ${from} of ${count} lifted. Arrows move it, Enter saves, Escape puts it back.`,
    moved: (from, count, to) => `Stop ${from} of ${count} moved to place ${to}.`,
    kept: 'The order stays as it was.',
    early: (code, place) => `${code} must be picked up at ${place} before it is dropped off.`,
    busy: 'Something else is still being sent. Wait a moment, then arrange again.',
    arranged: (courier) => `${courier}’s order of stops changed`,
    ridesWith: (codes) => (codes.length === 1 ? `with ${codes[0] ?? ''}` : `with ${codes.length} others`),
  },
);
