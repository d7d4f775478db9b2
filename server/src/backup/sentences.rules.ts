// What backup and restore say when they do not do it, and what to do then: Indonesian first, English second.
export interface Sentence {
  id: string;
  en: string;
}

/** Nothing was changed: the sentence says why, and what to do. */
export class NotDone extends Error {
  override name = 'NotDone';
  constructor({ id, en }: Sentence, options?: ErrorOptions) {
    super(`${id}\n${en}`, options);
  }
}

const say = (id: string, en: string): Sentence => ({ id, en });
const LISTED = 5;
const some = (names: readonly string[]): string => names.slice(0, LISTED).join(', ') + (names.length > LISTED ? ', …' : '');

export const SENTENCES = {
  noDatabase: (dir: string) =>
    say(`Tidak ada basis data di ${dir}: belum ada yang dicadangkan.`, `There is no database in ${dir}: there is nothing to back up yet.`),
  notAHub: () =>
    say(
      'Basis data ini bukan milik hub, atau masih kosong. Periksa DATABASE_URL dan DATA_DIR.',
      'This database is not a hub’s, or it is still empty. Check DATABASE_URL and DATA_DIR.',
    ),
  exists: (file: string) => say(`${file} sudah ada dan tidak ditimpa. Pilih nama lain.`, `${file} exists already and is not overwritten. Choose another name.`),
  diskFull: (file: string) =>
    say(`Tidak cukup ruang untuk menulis ${file}. Kosongkan disk atau pilih disk lain.`, `There is no room to write ${file}. Free the disk or choose another.`),
  databaseFull: () =>
    say(
      'Disk PostgreSQL penuh. Kosongkan ruang lalu ulangi; data yang lama tidak berubah.',
      'The disk of PostgreSQL is full. Free some room and try again; the data that was there is unchanged.',
    ),
  cannotWrite: (file: string, why: string) => say(`${file} tidak bisa ditulis (${why}).`, `${file} cannot be written (${why}).`),
  cannotRead: (file: string, why: string) => say(`${file} tidak bisa dibaca (${why}).`, `${file} cannot be read (${why}).`),
  notABackup: (file: string) => say(`${file} bukan cadangan hub.`, `${file} is not a backup of the hub.`),
  damaged: (file: string, where: string) =>
    say(
      `${file} rusak atau terpotong (${where}). Tidak ada yang dipulihkan; pakai cadangan lain.`,
      `${file} is damaged or cut off (${where}). Nothing was restored; use another backup.`,
    ),
  newerFormat: (format: number) =>
    say(
      `Cadangan ini berformat ${format}, lebih baru dari program ini. Perbarui program dulu.`,
      `This backup has format ${format}, which is newer than this program. Update the program first.`,
    ),
  newerSchema: (names: readonly string[]) =>
    say(
      `Cadangan ini dari program yang lebih baru (migrasi ${some(names)}). Perbarui program dulu.`,
      `This backup comes from a newer program (migrations ${some(names)}). Update the program first.`,
    ),
  otherSchema: (names: readonly string[]) =>
    say(
      `Cadangan ini dari program lain: migrasi ${some(names)} di sana berbeda isinya.`,
      `This backup comes from another program: there the migrations ${some(names)} have other contents.`,
    ),
  hubRuns: () =>
    say(
      'Hub masih berjalan pada basis data ini. Hentikan semua hub dan pekerja dulu, lalu ulangi.',
      'A hub is still running on this database. Stop every hub and worker first, then try again.',
    ),
  stillConnected: (count: number) =>
    say(
      `Masih ada ${count} sambungan lain dari pengguna hub ke basis data ini. Hentikan dulu, lalu ulangi.`,
      `The hub’s user still has ${count} other connections to this database. End them first, then try again.`,
    ),
  notEmpty: (what: string) =>
    say(
      `Basis data tujuan tidak kosong: ${what}. Buat cadangannya dulu; untuk mengganti semuanya tambahkan --replace.`,
      `The target database is not empty: ${what}. Back it up first; to replace all of it add --replace.`,
    ),
  foreign: (tables: readonly string[]) =>
    say(
      `Basis data tujuan berisi tabel yang bukan milik hub (${some(tables)}). Pulihkan ke basis data tersendiri.`,
      `The target database holds tables that are not the hub’s (${some(tables)}). Restore into a database of its own.`,
    ),
  notAgreed: () => say('Tidak disetujui: tidak ada yang diganti.', 'Not agreed: nothing was replaced.'),
  otherColumns: (table: string) =>
    say(`Kolom tabel ${table} di cadangan berbeda dari migrasinya.`, `In the backup the columns of table ${table} differ from its migrations.`),
  notEqual: (what: string) =>
    say(
      `Setelah dimuat, ${what} tidak sama dengan cadangan. Tidak ada yang diganti.`,
      `Once loaded, ${what} is not what the backup holds. Nothing was replaced.`,
    ),
  failed: (why: string) => say(`Tidak selesai, dan tidak ada yang berubah: ${why}`, `Not done, and nothing was changed: ${why}`),
  unbalanced: (villages: readonly string[]) =>
    say(
      `PERHATIAN: buku besar desa ${some(villages)} tidak berjumlah nol. Cadangan tetap ditulis dan utuh; panggil orang yang paham.`,
      `ATTENTION: the ledger of village ${some(villages)} does not sum to zero. The backup is written and whole; call somebody who knows.`,
    ),
} as const;
