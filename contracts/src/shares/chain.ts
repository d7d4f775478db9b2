// The chain of a village's statements: each names the hash of the one before, so that none can be changed, left out or put between unseen (finance.md 7.5, I15).
import { type Canonical, canonicalJson, sha256Hex } from './canonical.ts';

/** What the first statement of a village has before it */
export const NO_STATEMENT = '0'.repeat(64);

export interface Link {
  /** The statement's canonical text */
  text: string;
  hash: string;
}

export type LinkFault = 'unreadable' | 'not-canonical' | 'hash-differs' | 'chain-broken' | 'number-twice' | 'other-village';

export type ChainVerdict = { ok: true; count: number; head: string } | { ok: false; index: number; fault: LinkFault };

/** Does the text say what the hash says? Needs nothing but the two. */
export function verifyLink({ text, hash }: Link): LinkFault | null {
  const body = read(text);
  if (body === null) return 'unreadable';
  if (rewritten(body) !== text) return 'not-canonical';
  return sha256Hex(text) === hash ? null : 'hash-differs';
}

/** From the first statement on, in order. Which link fails first, and how; or the hash of the last. */
export function verifyChain(links: readonly Link[]): ChainVerdict {
  let head = NO_STATEMENT;
  const seen = new Set<unknown>();
  const village = read(links[0]?.text ?? '')?.['villageCode'];
  for (const [index, link] of links.entries()) {
    const fault = verifyLink(link) ?? placeFault(read(link.text) ?? {}, { head, seen, village });
    if (fault) return { ok: false, index, fault };
    head = link.hash;
  }
  return { ok: true, count: links.length, head };
}

function placeFault(body: Body, { head, seen, village }: { head: string; seen: Set<unknown>; village: Canonical | undefined }): LinkFault | null {
  if (body['prevHash'] !== head) return 'chain-broken';
  if (body['villageCode'] !== village) return 'other-village';
  if (seen.has(body['statementNo'])) return 'number-twice';
  seen.add(body['statementNo']);
  return null;
}

type Body = Record<string, Canonical | undefined>;

function read(text: string): Body | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : null;
  } catch {
    return null; // not JSON: the caller says "unreadable"
  }
}

function rewritten(body: Body): string | null {
  try {
    return canonicalJson(body);
  } catch {
    return null; // a fraction, or nested without end: no canonical form at all
  }
}
