import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';

/** What a page says may be done with it; kept as it was said, judged by whoever uses the article. */
export interface Rights {
  readonly license?: string;
  readonly copyrightHolder?: string;
  readonly copyrightYear?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  /** `noai`, `noimageai`, `noindex`, `noarchive`, `nosnippet`, `notranslate`, as far as robots rules name them. */
  readonly robots?: readonly string[];
  /** TDM Reservation Protocol: true if text and data mining is reserved. */
  readonly tdmReservation?: boolean;
  readonly tdmPolicy?: string;
}

const kept = /^(?:noai|noimageai|noindex|noarchive|nosnippet|notranslate|none)$/;

export interface RightsHeaders {
  /** X-Robots-Tag. */
  readonly robotsTag?: string | undefined;
  /** tdm-reservation and tdm-policy, the header fields of TDMRep. */
  readonly tdmReservation?: string | undefined;
  readonly tdmPolicy?: string | undefined;
}

export function rightsOf(markup: Markup, node: LdNode | undefined, headers: RightsHeaders): Rights | undefined {
  const robots = new Set<string>();
  const rules = [
    ...['robots', 'googlebot', 'googlebot-news'].flatMap((name) => markup.meta.get(name) ?? []),
    headers.robotsTag ?? '',
  ];
  for (const rule of rules
    .join(',')
    .toLowerCase()
    .split(/[\s,:]+/))
    if (kept.test(rule)) robots.add(rule);
  const tdm = headers.tdmReservation ?? metaValue(markup, 'tdm-reservation');
  const policy = headers.tdmPolicy ?? metaValue(markup, 'tdm-policy');
  const license =
    stringOf(node?.['license']) ??
    markup.links.get('license')?.[0]?.['href'] ??
    metaValue(markup, 'dcterms.license', 'dc.rights.license', 'license');
  const rights: Rights = {
    ...text('license', license),
    ...text('copyrightHolder', stringOf(node?.['copyrightHolder']) ?? metaValue(markup, 'dcterms.rightsholder')),
    ...text('copyrightYear', stringOf(node?.['copyrightYear'])),
    ...text(
      'copyrightNotice',
      stringOf(node?.['copyrightNotice']) ?? metaValue(markup, 'dc.rights', 'dcterms.rights', 'copyright'),
    ),
    ...text('usageTerms', stringOf(node?.['usageInfo'])),
    ...(robots.size > 0 ? { robots: [...robots] } : {}),
    ...(tdm === '1' || tdm === '0' ? { tdmReservation: tdm === '1' } : {}),
    ...text('tdmPolicy', policy),
  };
  return Object.keys(rights).length > 0 ? rights : undefined;
}

function text(name: string, value: string | undefined): Record<string, string> {
  return value ? { [name]: value.slice(0, 1_000) } : {};
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
