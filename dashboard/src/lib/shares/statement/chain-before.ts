// The statements that stand before one in the village's chain: what a browser needs to check that none was left out.
import { isChained } from '@pitulungan/contracts/lifecycles/share-statement';
import { type Link, NO_STATEMENT } from '@pitulungan/contracts/shares/chain';
import type { StatementView } from '@pitulungan/contracts/shares/views';

type Chained = Pick<StatementView, 'status' | 'hash' | 'prevHash' | 'canonical'>;

/** From the first on; undefined where one of them is not at hand. */
export function linksBefore({ prevHash }: Pick<StatementView, 'prevHash'>, all: readonly Chained[]): Link[] | undefined {
  const byHash = new Map(all.filter(({ status }) => isChained(status)).map((each) => [each.hash, each]));
  const links: Link[] = [];
  let wanted = prevHash;
  while (wanted !== null && wanted !== NO_STATEMENT) {
    const found = byHash.get(wanted);
    if (!found?.canonical || links.length > all.length) return undefined;
    links.unshift({ text: found.canonical, hash: wanted });
    wanted = found.prevHash;
  }
  return links;
}
