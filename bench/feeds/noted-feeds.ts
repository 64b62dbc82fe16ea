import { type Feed, NotAFeed } from '../../apps/fetcher/src/feeds/feed.ts';
import { parseFeed } from '../../apps/fetcher/src/feeds/read-feed.ts';
import { Warnings } from '../../apps/fetcher/src/xml/warning.ts';

const body = (feed: Feed) => feed.items[0]?.articleBody ?? feed.items[0]?.articleBodyHtml;

/** What feedparser's expressions name, in our model. */
const named: Readonly<Record<string, (feed: Feed) => string | undefined>> = {
  "feed['title']": ({ title }) => title,
  "feed['publisher_detail']['name']": ({ publisher }) => publisher?.name,
  "entries[0]['description']": body,
  'entries[0].summary': body,
  "entries[0]['content'][0]['value']": body,
  'entries[0].link': ({ items }) => items[0]?.url,
  // the base of a text is in its links, which are absolute
  "entries[0]['content'][0]['base']": (feed) => /href="([^"]*\/)/.exec(body(feed) ?? '')?.[1],
  encoding: ({ charset }) => charset,
};

/** Where we differ on purpose. */
const argued: Readonly<Record<string, string>> = {
  'feedparser__bozo_linenoise.xml entries[0].summary':
    'declared UTF-8 with one stray byte: the rest is UTF-8 and reads as the quotation marks that were meant, where the reference takes all for Windows-1252',
};

/** Documents that are no feeds: to be refused in words. */
const refused = [
  'feedparser__rss_empty_document.xml',
  'gofeed__empty_feed.xml',
  'gofeed__unknown_feed.xml',
  'gofeed__invalid.json',
];

export interface Checked {
  readonly what: string;
  readonly right: boolean;
  readonly detail: string;
  readonly argued?: string;
}

/** All that is expected of one of feedparser's or gofeed's documents. */
export function checkNoted(file: string, bytes: Buffer): Checked[] {
  const comment = bytes.toString('latin1').replaceAll('\0', '');
  const contentType = /Header:\s*Content-type:\s*(.+)/i.exec(comment)?.[1]?.trim();
  let feed: Feed;
  try {
    feed = parseFeed(bytes, { url: 'http://example.org/feed.xml', contentType }, new Warnings());
  } catch (error) {
    const right = error instanceof NotAFeed && refused.includes(file);
    return [{ what: 'refused in words', right, detail: String(error) }];
  }
  if (refused.includes(file)) return [{ what: 'refused in words', right: false, detail: 'it was taken for a feed' }];
  const checks: Checked[] = [{ what: 'read', right: true, detail: '' }];
  const expression = /Expect:\s*(.+)/i.exec(comment)?.[1] ?? '';
  for (const [, wrapped, bare, quoted, number] of expression.matchAll(
    /(?:ord\(([^()]+)\)|([\w.[\]']+)) == (?:'((?:[^'\\]|\\.)*)'|(\d+))/g,
  )) {
    const name = (wrapped ?? bare)!;
    const expected = quoted === undefined ? String.fromCodePoint(Number(number)) : unescaped(quoted);
    const ours = named[name]?.(feed);
    const why = argued[`${file} ${name}`];
    const right = ours !== undefined && comparable(name, ours) === comparable(name, expected);
    checks.push({
      what: name,
      right,
      detail: `${JSON.stringify(ours)} for ${JSON.stringify(expected)}`,
      ...(why !== undefined && { argued: why }),
    });
  }
  const wanted = /^(not )?bozo\b/.exec(expression);
  const told = feed.warnings.filter(({ code }) => code !== 'no_items' && !(wanted?.[1] && repaired.includes(code)));
  if (wanted)
    checks.push({
      what: wanted[0],
      right: told.length > 0 === (wanted[1] === undefined),
      detail: told.map(({ message }) => message).join('; '),
    });
  if (file.endsWith('.json')) checks.push(...jsonValues(JSON.parse(bytes.toString('utf8')) as Record<string, unknown>, feed));
  else if (file.startsWith('gofeed__')) checks.push(...gofeedValues(file, comment, feed));
  return checks;
}

/** feedparser calls a feed bozo that is not well-formed; we tell as well of text that was mended in one that is. */
const repaired = ['control_characters', 'double_encoded'];

function unescaped(python: string): string {
  return python.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4}))/gi, (_, short?: string, long?: string) =>
    String.fromCodePoint(Number.parseInt((short ?? long)!, 16)),
  );
}

/** By the WHATWG's Encoding Standard, gb2312 is gbk, and gbk is decoded as gb18030. */
function comparable(name: string, value: string): string {
  return name === 'encoding' ? value.toLowerCase().replace(/^gbk$/, 'gb18030') : value;
}

function gofeedValues(file: string, text: string, { title, format, version }: Feed): Checked[] {
  const expected = /<title>([^<]*)</.exec(text)?.[1];
  const kind = /gofeed__(rss|rdf|atom)(\d)?(\d)?/.exec(file)!;
  return [
    { what: 'title', right: title === expected, detail: `${title} for ${expected}` },
    { what: 'format', right: format === kind[1], detail: format },
    ...(kind[2] === undefined ? [] : [{ what: 'version', right: version === `${kind[2]}.${kind[3]}`, detail: String(version) }]),
  ];
}

/** A JSON Feed is its own reference. */
function jsonValues(given: Record<string, unknown>, feed: Feed): Checked[] {
  const [theirs] = given['items'] as Record<string, unknown>[];
  const [ours] = feed.items;
  const pairs: [string, unknown, unknown][] = [
    ['title', feed.title, given['title']],
    ['home_page_url', feed.link?.replace(/\/$/, ''), given['home_page_url']],
    ['feed_url', feed.self, given['feed_url']],
    ['next_url', feed.next, given['next_url']],
    ['icon', feed.image?.url, given['icon']],
    ['favicon', feed.icon, given['favicon']],
    ['id', ours?.provenance.guid, theirs?.['id']],
    ['url', ours?.url, theirs?.['url']],
    ['title of the item', ours?.headline, theirs?.['title']],
    ['content_html', ours?.articleBodyHtml, theirs?.['content_html']],
    ['summary', ours?.description, theirs?.['summary']],
    ['image', ours?.image?.[0]?.url, theirs?.['image']],
    ['date_published', ours?.datePublished, theirs?.['date_published']],
    ['date_modified', ours?.dateModified, theirs?.['date_modified']],
    ['tags', ours?.keywords?.join(), (theirs?.['tags'] as string[] | undefined)?.join()],
  ];
  return pairs.map(([what, mine, their]) => ({
    what,
    right: mine === their,
    detail: `${JSON.stringify(mine)} for ${JSON.stringify(their)}`,
  }));
}
