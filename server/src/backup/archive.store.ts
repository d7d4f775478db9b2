// One backup file. It is written under another name, synced, read back and only then given its own name.
//
//   PITULUNGAN-HUB-BACKUP 1 \n    name and number of the format
//   u32, label                    JSON: what must be known before anything is loaded
//   parts                         the rows of one table after the other, as COPY writes them, each compressed by zstd
//   contents                      JSON: where each part lies, its rows and hash (known only when all is written), sequences, books
//   u64, 32 bytes                 where the contents begin; sha256 of all that stands before
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { Readable, Writable, pipeline as join } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { z } from 'zod';
import { Meter, type Measured, nowhere } from './meter.store.ts';
import { NotDone, SENTENCES } from './sentences.rules.ts';

export const FORMAT = 1;
const MAGIC = 'PITULUNGAN-HUB-BACKUP ';
const TAIL_BYTES = 40;
const HASH_BYTES = 32;
const MAX_JSON_BYTES = 16_000_000;
const CHUNK_BYTES = 1 << 18;
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Whole = z.int().min(0);
const Label = z.object({
  appVersion: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: Hash })),
  villages: z.array(z.object({ code: z.string(), name: z.string() })),
});
const Part = z.object({ table: z.string(), columns: z.array(z.string()), rows: Whole, sha256: Hash, at: Whole, bytes: Whole });
const Sequence = z.object({ name: z.string(), value: z.string().regex(/^\d+$/), called: z.boolean() });
const Books = z.object({ journals: Whole, balances: Whole, sha256: Hash, unbalanced: z.array(z.string()) });
const Contents = z.object({ parts: z.array(Part), sequences: z.array(Sequence), books: Books });

export type Label = z.infer<typeof Label>;
export type Part = z.infer<typeof Part>;
export type Sequence = z.infer<typeof Sequence>;
export type Books = z.infer<typeof Books>;
export type Contents = z.infer<typeof Contents>;

/** A file that is being written. */
export interface Draft {
  add(table: string, columns: string[], rows: Readable): Promise<Part>;
  /** Ends, syncs, reads back, compares and names it. Gives the size and the hash over the whole. */
  finish(rest: Omit<Contents, 'parts'>): Promise<{ bytes: number; sha256: string }>;
  discard(): Promise<void>;
}

/** Throws NotDone when the file exists or its folder cannot be written. */
export async function createArchive(file: string, label: Label): Promise<Draft> {
  const draft = `${file}.part-${process.pid}`;
  const writing = new Writing(file, await newFile(file, draft));
  const forget = () => rmSync(draft, { force: true }); // a Ctrl-C leaves nothing behind either
  process.once('exit', forget);
  await writing.append(Buffer.concat([Buffer.from(`${MAGIC}${FORMAT}\n`), sized(label)]));
  const parts: Part[] = [];
  return {
    async add(table, columns, rows) {
      const { at, meter } = { at: writing.bytes, meter: new Meter() };
      await pipeline(rows, meter, zlib.createZstdCompress(), writing.sink()).catch((error: unknown) => writing.explain(error));
      const part = { table, columns, rows: meter.rows, sha256: meter.sha256(), at, bytes: writing.bytes - at };
      parts.push(part);
      return part;
    },
    async finish(rest) {
      const written = await writing.end({ ...rest, parts });
      await using archive = await openArchive(draft);
      for (const part of archive.contents.parts) await checkPart(archive, part);
      if (archive.sha256 !== written.sha256) throw new NotDone(SENTENCES.damaged(file, 'read back'));
      await fs.rename(draft, file);
      await syncFolder(path.dirname(file));
      process.off('exit', forget);
      return written;
    },
    async discard() {
      await writing.close();
      await fs.rm(draft, { force: true });
      process.off('exit', forget);
    },
  };
}

async function newFile(file: string, draft: string): Promise<fs.FileHandle> {
  if (await fs.stat(file).catch(() => undefined)) throw new NotDone(SENTENCES.exists(file));
  return fs.open(draft, 'w', 0o600).catch((error: Error) => {
    throw new NotDone(SENTENCES.cannotWrite(file, error.message), { cause: error });
  });
}

/** Bytes go to the end of the file, and into its hash. */
class Writing {
  bytes = 0;
  readonly #file: string;
  readonly #handle: fs.FileHandle;
  readonly #hash = createHash('sha256');

  constructor(file: string, handle: fs.FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  async append(chunk: Buffer): Promise<void> {
    await this.#handle.writeFile(chunk).catch((error: unknown) => this.explain(error));
    this.#hash.update(chunk);
    this.bytes += chunk.length;
  }

  sink(): Writable {
    return new Writable({
      write: (chunk: Buffer, _encoding, done) => void this.append(chunk).then(() => done(), done),
    });
  }

  async end(contents: Contents): Promise<{ bytes: number; sha256: string }> {
    const tail = Buffer.alloc(TAIL_BYTES - HASH_BYTES);
    tail.writeBigUInt64BE(BigInt(this.bytes));
    await this.append(Buffer.concat([Buffer.from(JSON.stringify(contents)), tail]));
    const hash = this.#hash.digest();
    await this.#handle.writeFile(hash).catch((error: unknown) => this.explain(error));
    await this.#handle.sync().catch((error: unknown) => this.explain(error));
    await this.close();
    return { bytes: this.bytes + HASH_BYTES, sha256: hash.toString('hex') };
  }

  async close(): Promise<void> {
    await this.#handle.close().catch(() => {}); // closed already
  }

  explain(error: unknown): never {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (NO_ROOM.has(code)) throw new NotDone(SENTENCES.diskFull(this.#file), { cause: error });
    throw error;
  }
}

function sized(label: Label): Buffer {
  const text = Buffer.from(JSON.stringify(label));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(text.length);
  return Buffer.concat([size, text]);
}

/** The name itself survives a power cut; not every system can sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** A whole file: nothing of it is used before its hash is right. */
export interface Archive extends AsyncDisposable {
  file: string;
  bytes: number;
  sha256: string;
  label: Label;
  contents: Contents;
  /** The rows of a table, as COPY wrote them. */
  read(part: Part): Readable;
}

/** Throws NotDone when the file is no backup, of a newer format, damaged or cut off. */
export async function openArchive(file: string): Promise<Archive> {
  const handle = await fs.open(file, 'r').catch((error: Error) => {
    throw new NotDone(SENTENCES.cannotRead(file, error.message), { cause: error });
  });
  try {
    return await readArchive(file, handle);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readArchive(file: string, handle: fs.FileHandle): Promise<Archive> {
  const { size } = await handle.stat();
  const from = await labelAt(file, handle);
  const damaged = (where: string) => new NotDone(SENTENCES.damaged(file, where));
  const json = async <T>(shape: z.ZodType<T>, at: number, bytes: number): Promise<T> => {
    if (bytes <= 0 || bytes > MAX_JSON_BYTES || at + bytes > size) throw damaged('isi / contents');
    return shape.parse(JSON.parse((await bytesAt(handle, at, bytes)).toString()));
  };
  if (size < from + 4 + TAIL_BYTES) throw damaged('ukuran / size');
  const sha256 = await hashOf(handle, size - HASH_BYTES);
  const tail = await bytesAt(handle, size - TAIL_BYTES, TAIL_BYTES);
  if (sha256 !== tail.subarray(-HASH_BYTES).toString('hex')) throw damaged('sha256');
  const label = await json(Label, from + 4, (await bytesAt(handle, from, 4)).readUInt32BE());
  const end = Number(tail.readBigUInt64BE());
  const contents = await json(Contents, end, size - TAIL_BYTES - end);
  return {
    ...{ file, bytes: size, sha256, label, contents },
    read: ({ at, bytes }) => join(Readable.from(stretch(handle, at, at + bytes)), zlib.createZstdDecompress(), () => {}), // whoever reads hears the error
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

/** Where the label begins. */
async function labelAt(file: string, handle: fs.FileHandle): Promise<number> {
  const begin = (await bytesAt(handle, 0, MAGIC.length + 8)).toString('latin1');
  const [head, format] = /^PITULUNGAN-HUB-BACKUP (\d+)\n/.exec(begin) ?? [];
  if (head === undefined) throw new NotDone(SENTENCES.notABackup(file));
  if (Number(format) > FORMAT) throw new NotDone(SENTENCES.newerFormat(Number(format)));
  return head.length;
}

async function bytesAt(handle: fs.FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function hashOf(handle: fs.FileHandle, bytes: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stretch(handle, 0, bytes)) hash.update(chunk);
  return hash.digest('hex');
}

async function* stretch(handle: fs.FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    const chunk = await bytesAt(handle, at, Math.min(CHUNK_BYTES, to - at));
    if (chunk.length === 0) return; // cut off while it was read: the hashes say so
    yield chunk;
    at += chunk.length;
  }
}

/** Unpacks a part and compares rows and hash with what was written. */
export async function checkPart(archive: Archive, part: Part): Promise<void> {
  const meter = new Meter();
  await pipeline(archive.read(part), meter, nowhere());
  if (!same(part, meter)) throw new NotDone(SENTENCES.damaged(archive.file, part.table));
}

export const same = (part: Measured, meter: Meter): boolean => part.rows === meter.rows && part.sha256 === meter.sha256();
