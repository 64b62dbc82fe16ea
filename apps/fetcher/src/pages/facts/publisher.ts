import { type LdNode, listOf, stringOf, typesOf } from '../markup/json-ld.ts';
import { plainLine } from './headline.ts';
import { type Markup, metaValue } from '../markup/markup.ts';

export interface Publisher {
  readonly name?: string;
  readonly domain?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
}

/** Country-code domains that are sold to all the world, so that they tell nothing. */
const worldwide = new Set(['ac', 'ag', 'ai', 'am', 'bz', 'cc', 'cd', 'co', 'dj', 'eu', 'fm', 'gg', 'io', 'is', 'la', 'ly', 'me', 'ms', 'nu', 'pw', 'sc', 'sh', 'so', 'st', 'su', 'tk', 'to', 'tv', 'vc', 'ws', 'xyz']); // prettier-ignore
/** Where a code that is in use differs from ISO 3166-1. */
const codes: Readonly<Record<string, string>> = { uk: 'GB', рф: 'RU', 'xn--p1ai': 'RU', 'xn--80ao21a': 'KZ', 'xn--j1amh': 'UA' };
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Who publishes the page, by JSON-LD, og:site_name and the address; the country by JSON-LD's address, else by a country-code domain. */
export function publisherOf(markup: Markup, node: LdNode | undefined, nodes: readonly LdNode[], url: string): Publisher {
  const [first] = listOf(node?.['publisher']);
  const id =
    typeof first === 'object' && first !== null && !Array.isArray(first) && !first['name'] ? stringOf(first['@id']) : undefined;
  const house =
    (id ? nodes.find((one) => one['@id'] === id && one['name']) : undefined) ??
    (typeof first === 'object' && first !== null && !Array.isArray(first) ? first : undefined) ??
    nodes.find((one) => typesOf(one).some((type) => /^(?:News)?(?:Media)?Organization$/.test(type)) && one['name']);
  const said = typeof first === 'string' ? first : stringOf(house?.['name']);
  const given = [
    said,
    metaValue(markup, 'og:site_name'),
    metaValue(markup, 'application-name', 'publisher', 'dc.publisher', 'apple-mobile-web-app-title'),
  ];
  const name = given
    .map((one) => plainLine(one ?? '').replace(/^@/, ''))
    .find((one) => one !== '' && one.length <= 120 && !/^https?:/.test(one));
  const domain = URL.canParse(url) ? new URL(url).hostname.replace(/^www\d?\./, '') : undefined;
  const country = addressCountry(house) ?? countryOfDomain(domain);
  return { ...(name ? { name } : {}), ...(domain ? { domain } : {}), ...(country ? { country } : {}) };
}

function addressCountry(house: LdNode | undefined): string | undefined {
  for (const address of listOf(house?.['address'])) {
    if (typeof address !== 'object' || address === null || Array.isArray(address)) continue;
    const country = stringOf(address['addressCountry'])?.toUpperCase();
    if (country && /^[A-Z]{2}$/.test(country) && regions.of(country)) return country === 'UK' ? 'GB' : country;
  }
  return undefined;
}

function countryOfDomain(domain: string | undefined): string | undefined {
  const last = domain?.split('.').at(-1)?.toLowerCase() ?? '';
  if (codes[last]) return codes[last];
  if (!/^[a-z]{2}$/.test(last) || worldwide.has(last)) return undefined;
  const code = last.toUpperCase();
  return regions.of(code) ? code : undefined;
}

/** All names that the page goes by, to be taken off titles and bylines. */
export function siteNames(markup: Markup, publisher: Publisher): string[] {
  const { name, domain } = publisher;
  const label = domain
    ?.split('.')
    .at(domain.split('.').length > 2 && /^(?:co|com|org|net|gov)$/.test(domain.split('.').at(-2)!) ? -3 : -2);
  return [name, metaValue(markup, 'og:site_name'), metaValue(markup, 'application-name'), domain, label].filter(
    (one) => one !== undefined,
  );
}
