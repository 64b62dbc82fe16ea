import type { ExpectedPage } from './page-sets.ts';

interface Found {
  readonly headline?: string;
  readonly datePublished?: string;
  readonly author?: readonly { readonly name: string }[];
  readonly keywords?: readonly string[];
}

const line = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
const folded = (text: string): string =>
  line(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The same words; the site's name behind the expected title, after a separator, makes no other title. */
export function titleRight(expected: ExpectedPage, found: Found): boolean {
  const [wanted, got] = [line(expected.title ?? ''), line(found.headline ?? '')];
  if (folded(wanted) === folded(got)) return true;
  return got.length > 20 && wanted.startsWith(got) && /^\s*(?:--|[|–—-])\s*/.test(wanted.slice(got.length));
}

export function titleExact(expected: ExpectedPage, found: Found): boolean {
  return line(expected.title ?? '') === line(found.headline ?? '');
}

/** The same day in the zone of the expected value. */
export function dayRight({ date = '' }: ExpectedPage, { datePublished }: Found): boolean {
  if (!datePublished) return false;
  const day = date.slice(0, 10);
  if (datePublished.length === 10) return datePublished === day;
  const zone = /([+-])(\d{2}):(\d{2})$/.exec(date);
  const minutes = zone ? (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  return new Date(Date.parse(datePublished) + minutes * 60_000).toISOString().slice(0, 10) === day;
}

/** The same set of names. */
export function authorsRight({ authors = [] }: ExpectedPage, { author = [] }: Found): boolean {
  const names = (list: readonly string[]): string => list.map(folded).sort().join('\n');
  return names(authors) === names(author.map(({ name }) => name));
}

/** Share of the expected topics that are among the keywords; undefined where none are expected. */
export function topicsFound({ topics = [] }: ExpectedPage, { keywords = [] }: Found): number | undefined {
  if (topics.length === 0) return undefined;
  const got = new Set(keywords.map(folded));
  return topics.filter((topic) => got.has(folded(topic))).length / topics.length;
}
