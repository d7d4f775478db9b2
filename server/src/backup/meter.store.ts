// Counts and hashes rows while they pass. COPY ends every row with one newline and writes a newline inside a value as \n.
import { createHash } from 'node:crypto';
import { Transform, type TransformCallback, Writable } from 'node:stream';

export interface Measured {
  rows: number;
  sha256: string;
}

const NEWLINE = 10;

export class Meter extends Transform {
  rows = 0;
  readonly #hash = createHash('sha256');
  #digest: string | undefined;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) this.rows += 1;
    done(null, chunk);
  }

  /** When all has passed. */
  sha256(): string {
    this.#digest ??= this.#hash.digest('hex');
    return this.#digest;
  }
}

/** For rows that are only measured. */
export const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });
