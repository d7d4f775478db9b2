// Whether this program can take in a backup, judged by the migrations that made its tables.
import { type Sentence, SENTENCES } from './sentences.rules.ts';

export interface MigrationMark {
  name: string;
  /** sha256 of the migration's file */
  checksum: string;
}

/** undefined: it can. An older backup is fine: its tables are made as they were, loaded, and migrated on. */
export function whyNot(backup: readonly MigrationMark[], ours: readonly MigrationMark[]): Sentence | undefined {
  const known = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  const unknown = backup.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) return SENTENCES.newerSchema(unknown.map(({ name }) => name));
  const other = backup.filter(({ name, checksum }) => known.get(name) !== checksum);
  return other.length > 0 ? SENTENCES.otherSchema(other.map(({ name }) => name)) : undefined;
}
