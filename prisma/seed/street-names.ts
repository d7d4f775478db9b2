// Invented names: flowers for lanes, virtues for streets. "Contoh" (example) in the name of the main road says what it all is.
import { at } from './chance.ts';
import type { Kind } from './street-lattice.ts';

const FLOWERS = [
  'Melati', 'Kenanga', 'Mawar', 'Anggrek', 'Cempaka', 'Dahlia', 'Teratai', 'Flamboyan', 'Kamboja', 'Seruni', 'Bougenvil', 'Tanjung', 'Kantil', 'Sedap Malam',
  'Nusa Indah', 'Matahari', 'Alamanda', 'Asoka', 'Lavender', 'Wijaya Kusuma', 'Krisan', 'Pacar Air', 'Sakura', 'Tulip',
]; // prettier-ignore
const VIRTUES = [
  'Makmur',
  'Sejahtera',
  'Rukun',
  'Guyub',
  'Amanah',
  'Gotong Royong',
  'Tentrem',
  'Mulyo',
  'Barokah',
  'Maju',
  'Damai',
  'Sentosa',
  'Lestari',
  'Bahagia',
];
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI'];

export class StreetNames {
  private lanes = 0;
  private paths = 0;
  private readonly streets = new Map<string, string>();

  /** Lanes are numbered in groups of one flower; the pieces of one street share its name. */
  next(kind: Kind, track: string): string {
    if (kind === 'main') return 'Jalan Raya Contoh';
    if (kind === 'path') return `Gang Buntu Contoh ${++this.paths}`;
    return kind === 'street' ? this.street(track) : this.lane();
  }

  private street(track: string): string {
    const name = this.streets.get(track) ?? `Jalan Contoh ${at(VIRTUES, this.streets.size % VIRTUES.length)}`;
    this.streets.set(track, name);
    return name;
  }

  private lane(): string {
    const index = this.lanes++;
    const flower = at(FLOWERS, Math.floor(index / ROMAN.length) % FLOWERS.length);
    return `Gang ${flower} ${at(ROMAN, index % ROMAN.length)}`;
  }
}
