import type { RightsSignals } from '../../politeness/rights.ts';
import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';

/** What a page says of its use, for rightsOf() to judge beside its headers and its site's files. */
export function rightsSignals(markup: Markup, node: LdNode | undefined): Omit<RightsSignals, 'url' | 'headers'> {
  const said = (field: string): string | undefined => stringOf(node?.[field]);
  return {
    meta: [...markup.meta].flatMap(([name, contents]) => contents.map((content) => ({ name, content }))),
    links: [...markup.links].flatMap(([rel, elements]) => elements.flatMap(({ href }) => (href ? [{ rel, href }] : []))),
    license: said('license'),
    copyrightNotice: said('copyrightNotice'),
    copyrightHolder: said('copyrightHolder') ?? metaValue(markup, 'dcterms.rightsholder'),
    copyrightYear: said('copyrightYear'),
    usageTerms: said('usageInfo'),
  };
}

const freeTiers = /^(?:free|unlocked|public|open)$/i;
const paidTiers = /^(?:locked|metered|paid|premium|subscriber|subscribers|members|hard|plus)$/i;

/** Whether all may read the article: as JSON-LD or the page's tier says; undefined if nothing does. */
export function isAccessibleForFree(markup: Markup, node: LdNode | undefined, nodes: readonly LdNode[]): boolean | undefined {
  const said =
    node?.['isAccessibleForFree'] ??
    nodes.find((one) => one['isAccessibleForFree'] !== undefined && /Page$/.test(stringOf(one['@type']) ?? ''))?.[
      'isAccessibleForFree'
    ];
  if (said !== undefined && said !== null) {
    const word = (typeof said === 'boolean' ? String(said) : (stringOf(said) ?? '')).toLowerCase().replace(/^.*\//, '');
    if (word === 'false' || word === 'no' || word === '0') return false;
    if (word === 'true' || word === 'yes' || word === '1') return true;
  }
  const tier = metaValue(
    markup,
    'article:content_tier',
    'og:article:content_tier',
    'content_tier',
    'cxenseparse:content-tier',
    'access',
    'paywall',
  );
  if (tier && freeTiers.test(tier)) return true;
  return tier && paidTiers.test(tier) ? false : undefined;
}
