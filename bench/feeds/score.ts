import { readdirSync, readFileSync } from 'node:fs';
import { canonicalUrl, urlIdentity } from '#events';
import { parseFeed, readFeed } from '../../apps/fetcher/src/feeds/read-feed.ts';
import { Warnings } from '../../apps/fetcher/src/xml/warning.ts';
import { type Checked, checkNoted } from './noted-feeds.ts';
import { judge, leavesOf } from './reference-values.ts';

export interface Score {
  readonly set: 'suite' | 'charsets' | 'urls';
  readonly name: string;
  readonly right: number;
  readonly wrong: readonly string[];
  /** Differences on purpose, each with its reason. */
  readonly argued: readonly string[];
  /** Values of the reference that our model has no field for, by reason. */
  readonly none: Readonly<Record<string, number>>;
}

const FEED_URL = 'http://example.org/feed.xml';

/** @param shared folder that holds feeds/ and urls/ */
export function scoreAll(shared: URL): Score[] {
  const suite = new URL('feeds/suite/', shared);
  const files = readdirSync(suite).filter((file) => !file.endsWith('.expected.json'));
  return [
    ...files.map((file) => {
      const bytes = readFileSync(new URL(file, suite));
      return file.startsWith('feedsmith__')
        ? scoreReference(file, bytes, new URL(file.replace('.xml', '.expected.json'), suite))
        : scoreNoted(file, bytes);
    }),
    ...scoreCharsets(new URL('feeds/charsets/', shared)),
    ...scoreUrls(new URL('urls/', shared)),
  ];
}

function scoreReference(name: string, bytes: Buffer, expected: URL): Score {
  const feed = parseFeed(bytes, { url: FEED_URL }, new Warnings());
  const wrong: string[] = [];
  const none: Record<string, number> = {};
  let right = 0;
  for (const leaf of leavesOf(json(expected), feed)) {
    const verdict = judge(leaf, feed, FEED_URL);
    if (verdict.kind === 'right') right += 1;
    else if (verdict.kind === 'none') none[verdict.reason] = (none[verdict.reason] ?? 0) + 1;
    else wrong.push(`${leaf.path}: ${JSON.stringify(verdict.ours)} for ${JSON.stringify(leaf.value)}`);
  }
  return { set: 'suite', name, right, wrong, argued: [], none };
}

function scoreNoted(name: string, bytes: Buffer): Score {
  return scoreOf('suite', name, checkNoted(name, bytes));
}

function scoreOf(set: Score['set'], name: string, checks: readonly Checked[]): Score {
  const differ = checks.filter(({ right }) => !right);
  return {
    set,
    name,
    right: checks.length - differ.length,
    wrong: differ.filter(({ argued }) => argued === undefined).map(({ what, detail }) => `${what}: ${detail}`),
    argued: differ.flatMap(({ what, detail, argued }) => (argued === undefined ? [] : [`${what}: ${detail}; ${argued}`])),
    none: {},
  };
}

function scoreCharsets(folder: URL): Score[] {
  const expected = json(new URL('EXPECTED.json', folder)) as Record<string, Record<string, string>>;
  return Object.entries(expected).map(([name, values]) => {
    const { title, items } = readFeed(readFileSync(new URL(name, folder)), { url: FEED_URL });
    const ours: Record<string, unknown> = {
      feedTitle: title,
      itemTitle: items[0]?.headline,
      link: items[0]?.url,
      rawDate: items[0]?.datePublished,
    };
    const checks = Object.entries(values).map(([what, value]) => ({
      what,
      right: ours[what] === value,
      detail: `${JSON.stringify(ours[what])} for ${JSON.stringify(value)}`,
    }));
    return scoreOf('charsets', name, checks);
  });
}

const FRAGMENT =
  'a fragment leads to a place in an article, not to another article: docs/decisions/11-one-identity-for-addresses.md';

function scoreUrls(folder: URL): Score[] {
  const mediaCloud = json(new URL('mc_url_vectors.json', folder)) as unknown as {
    url: string;
    expected: string | null;
    sameAs: string | null;
  }[];
  const miniflux = json(new URL('mf_url_vectors.json', folder)) as unknown as { url: string; expected: string }[];
  const check = (what: string, ours: string, expected: string, argued?: string): Checked => ({
    what,
    right: ours === expected,
    detail: `${ours} for ${expected}`,
    ...(argued !== undefined && { argued }),
  });
  return [
    scoreOf(
      'urls',
      'mc_url_vectors.json',
      mediaCloud.map(({ url, expected, sameAs }) => check(url, urlIdentity(url), expected ?? urlIdentity(sameAs!))),
    ),
    scoreOf(
      'urls',
      'mf_url_vectors.json',
      miniflux.map(({ url, expected }) =>
        check(url, canonicalUrl(url), expected, expected.replace(/#.*/, '') === canonicalUrl(url) ? FRAGMENT : undefined),
      ),
    ),
  ];
}

function json(file: URL): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}
