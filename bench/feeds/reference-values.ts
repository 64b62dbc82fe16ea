import { readDate } from '#events';
import type { Feed, FeedItem } from '../../apps/fetcher/src/feeds/feed.ts';
import { absolute, bodyText, titleText } from '../../apps/fetcher/src/feeds/text.ts';

type Fields = Readonly<Record<string, unknown>>;
type Kind = 'text' | 'url' | 'date' | 'number' | 'exact';

/** A value that a reference parser gives, where it stands, and what is around it. */
export interface Leaf {
  /** Names with dots, [] for a place in a list; items and entries are both `item`. */
  readonly path: string;
  readonly value: unknown;
  readonly parent: Fields;
  /** The reference's item, or its feed where the value is the feed's own. */
  readonly around: Fields;
  readonly item?: FeedItem;
}

export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly ours: unknown }
  | { readonly kind: 'none'; readonly reason: string };

/** All values of a reference's JSON, with the item that each belongs to. */
export function leavesOf(expected: Fields, feed: Feed): Leaf[] {
  const leaves: Leaf[] = [];
  const walk = (value: unknown, path: string, parent: Fields, around: Fields, item?: FeedItem): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, `${path}[]`, parent, around, item);
    else if (typeof value === 'object' && value !== null) {
      const fields = value as Fields;
      for (const [name, one] of Object.entries(fields)) walk(one, path === '' ? name : `${path}.${name}`, fields, around, item);
    } else leaves.push({ path, value, parent, around, ...(item && { item }) });
  };
  const { items, entries, ...facts } = expected;
  walk(facts, '', facts, facts);
  for (const [index, one] of ((items ?? entries ?? []) as Fields[]).entries())
    walk(one, 'item', one, one, feed.items[index] ?? ({ provenance: {} } as FeedItem));
  return leaves;
}

interface Rule {
  readonly path: RegExp;
  readonly kind: Kind;
  /** Our values, one of which must be the reference's. */
  readonly ours: (leaf: Leaf, feed: Feed) => readonly unknown[];
  /** Fields of the same item or feed that come before this one: where there is one of them, ours has that. */
  readonly after?: readonly string[];
}

const people = (list: Feed['author'] | undefined) => (list ?? []).flatMap(({ name, url, email }) => [name, url, email]);
const media = (item: FeedItem | undefined) => [...(item?.image ?? []), ...(item?.associatedMedia ?? [])];
const texts = (item: FeedItem | undefined) => [item?.description, item?.articleBody, item?.articleBodyHtml];
const place = (item: FeedItem | undefined) => item?.contentLocation?.[0];
const addresses = (item: FeedItem | undefined) => [
  item?.url,
  item?.discussionUrl,
  item?.isBasedOn?.url,
  item?.rights?.license,
  ...(item?.relatedLink ?? []),
  ...media(item).map(({ url }) => url),
];
const minutes: Readonly<Record<string, number>> = { hourly: 60, daily: 1_440, weekly: 10_080, monthly: 43_200, yearly: 525_600 };

const rule = (path: string, kind: Kind, ours: Rule['ours'], after?: readonly string[]): Rule => ({
  path: new RegExp(`^(?:${path})$`),
  kind,
  ours,
  ...(after && { after }),
});

const feedRules: readonly Rule[] = [
  rule('title', 'text', (_, feed) => [feed.title]),
  rule('dc\\.titles?(\\[\\])?', 'text', (_, feed) => [feed.title], ['title']),
  rule('description|subtitle', 'text', (_, feed) => [feed.description]),
  rule('dc\\.descriptions?(\\[\\])?|itunes\\.summary|googleplay\\.description', 'text', (_, feed) => [feed.description], [
    'description',
    'subtitle',
    'dc',
  ]),
  rule('id|rdf\\.about', 'exact', (_, feed) => [feed.id]),
  rule('link', 'url', (_, feed) => [feed.link]),
  rule('(?:atom\\.)?links\\[\\]\\.href', 'url', (_, feed) => feed.links.map(({ href }) => href)),
  rule('(?:atom\\.)?links\\[\\]\\.(?:rel|type|title|hreflang|length)', 'exact', ({ path }, feed) =>
    feed.links.map((link) => link[path.split('.').at(-1) as 'rel']),
  ),
  rule('language', 'exact', (_, feed) => [feed.inLanguage]),
  rule('dc\\.languages?(\\[\\])?|dcterms\\.languages?(\\[\\])?', 'exact', (_, feed) => [feed.inLanguage], ['language']),
  rule('copyright|rights', 'text', (_, feed) => [feed.rights?.copyrightNotice]),
  rule('dc\\.rights|dcterms\\.rights', 'text', (_, feed) => [feed.rights?.copyrightNotice], ['copyright', 'rights', 'dc']),
  rule('dcterms\\.rightsHolders?(\\[\\])?', 'text', (_, feed) => [feed.rights?.copyrightHolder]),
  rule('managingEditor(?:\\.\\w+)?|authors\\[\\](?:\\.\\w+)?', 'text', (_, feed) => people(feed.author)),
  rule('dc\\.creators?(\\[\\])?', 'text', (_, feed) => people(feed.author), ['managingEditor', 'authors']),
  rule('itunes\\.author|googleplay\\.author', 'text', (_, feed) => people(feed.author), ['managingEditor', 'authors', 'dc']),
  rule('webMaster(?:\\.\\w+)?|contributors\\[\\]\\.\\w+', 'text', (_, feed) => people(feed.contributor)),
  rule('dc\\.contributors?(\\[\\])?', 'text', (_, feed) => people(feed.contributor), ['contributors']),
  rule('itunes\\.owner\\.\\w+', 'text', (_, feed) => people(feed.publisher && [feed.publisher])),
  rule(
    'dc\\.publishers?(\\[\\])?|dcterms\\.publishers?(\\[\\])?',
    'text',
    (_, feed) => people(feed.publisher && [feed.publisher]),
    ['itunes'],
  ),
  rule('pubDate', 'date', (_, feed) => [feed.published]),
  rule('dc\\.dates?(\\[\\])?', 'date', (_, feed) => [feed.published], ['pubDate']),
  rule('lastBuildDate|updated', 'date', (_, feed) => [feed.updated]),
  rule('generator(?:\\.text)?', 'text', (_, feed) => [feed.generator?.name]),
  rule('generator\\.(?:uri|version)', 'exact', (_, feed) => [feed.generator?.url, feed.generator?.version]),
  rule('categories\\[\\]\\.(?:name|label)', 'text', (_, feed) => feed.keywords),
  rule('categories\\[\\]\\.term', 'text', (_, feed) => feed.keywords, ['.label']),
  rule('dc\\.subjects?(\\[\\])?|itunes\\.keywords\\[\\]|itunes\\.categories\\[\\]\\.text', 'text', (_, feed) => feed.keywords),
  rule('image\\.(?:url|link)|logo', 'url', (_, feed) => [feed.image?.url, feed.image?.link]),
  rule('image\\.(?:title|description)', 'text', (_, feed) => [feed.image?.title, feed.image?.caption]),
  rule('image\\.(?:width|height)', 'number', (_, feed) => [feed.image?.width, feed.image?.height]),
  rule('icon', 'url', (_, feed) => [feed.icon]),
  rule('ttl', 'number', (_, feed) => [feed.schedule.ttlMinutes]),
  rule('skipHours\\[\\]', 'number', (_, feed) => feed.schedule.skipHours),
  rule('skipDays\\[\\]', 'exact', (_, feed) => feed.schedule.skipDays),
  rule('sy\\.updatePeriod|sy\\.updateFrequency', 'exact', ({ parent, value }, feed) =>
    feed.schedule.updateEveryMinutes ===
    Math.round(minutes[String(parent['updatePeriod'])]! / Number(parent['updateFrequency'] ?? 1))
      ? [value]
      : [feed.schedule],
  ),
  rule('sy\\.updateBase', 'date', (_, feed) => [feed.schedule.updateBase]),
  rule('cc\\.license', 'exact', (_, feed) => [feed.rights?.license]),
  rule('creativeCommons\\.licenses?(\\[\\])?|dcterms\\.licenses?(\\[\\])?', 'exact', (_, feed) => [feed.rights?.license], [
    'cc',
    'creativeCommons',
  ]),
];

const itemRules: readonly Rule[] = [
  rule('title', 'text', ({ item }) => [item?.headline]),
  rule('(?:dc|dcterms)\\.titles?(\\[\\])?|media\\.title\\.value|itunes\\.title', 'text', ({ item }) => [item?.headline], [
    'title',
  ]),
  rule('link', 'url', ({ item }) => [item?.url]),
  rule('rdf\\.about', 'url', ({ item }) => [item?.url], ['link']),
  rule('description|summary|content(?:\\.encoded)?', 'text', ({ item }) => texts(item)),
  rule(
    '(?:dc|dcterms)\\.descriptions?(\\[\\])?|dcterms\\.abstracts?(\\[\\])?|itunes\\.summary',
    'text',
    ({ item }) => texts(item),
    ['description', 'summary', 'dc'],
  ),
  rule('pubDate|published', 'date', ({ item }) => [item?.datePublished]),
  rule('dc\\.dates?(\\[\\])?|dcterms\\.(?:issued|created|dates?)(\\[\\])?', 'date', ({ item }) => [item?.datePublished], [
    'pubDate',
    'published',
    'dc',
  ]),
  rule('updated|dcterms\\.modified', 'date', ({ item }) => [item?.dateModified]),
  rule('id|guid\\.value', 'exact', ({ item }) => [item?.provenance.guid]),
  rule('(?:dc|dcterms)\\.identifiers?(\\[\\])?', 'exact', ({ item }) => [item?.provenance.guid], ['guid', 'id', 'dc']),
  rule('authors\\[\\](?:\\.(?:name|uri|email))?', 'text', ({ item }) => people(item?.author), ['dc']),
  rule('(?:dc|dcterms)\\.creators?(\\[\\])?', 'text', ({ item }) => people(item?.author), ['authors', 'dc']),
  rule('itunes\\.author', 'text', ({ item }) => people(item?.author), ['authors', 'dc']),
  rule('contributors\\[\\]\\.\\w+', 'text', ({ item }) => people(item?.contributor)),
  rule('(?:dc|dcterms)\\.contributors?(\\[\\])?', 'text', ({ item }) => people(item?.contributor), ['contributors']),
  rule('(?:dc|dcterms)\\.publishers?(\\[\\])?', 'text', ({ item }) => [item?.publisher?.name], ['source']),
  rule('categories\\[\\]\\.(?:name|label)', 'text', ({ item }) => item?.keywords ?? []),
  rule('categories\\[\\]\\.term', 'text', ({ item }) => item?.keywords ?? [], ['.label']),
  rule(
    'dc\\.subjects?(\\[\\])?|itunes\\.keywords\\[\\]|media\\.categories\\[\\]\\.name|media\\.keywords\\[\\]',
    'text',
    ({ item }) => item?.keywords ?? [],
  ),
  rule('comments', 'url', ({ item }) => [item?.discussionUrl]),
  rule('wfw\\.comment', 'url', ({ item }) => [item?.discussionUrl], ['comments', 'atom', 'links']),
  rule('enclosures\\[\\]\\.url', 'url', ({ item }) => media(item).map(({ url }) => url)),
  rule('enclosures\\[\\]\\.type', 'exact', ({ item }) => media(item).map(({ encodingFormat }) => encodingFormat)),
  rule('enclosures\\[\\]\\.length', 'number', ({ item }) => media(item).map(({ contentSize }) => contentSize)),
  rule('source\\.title', 'text', ({ item }) => [item?.isBasedOn?.name, item?.publisher?.name]),
  rule('source\\.url', 'url', ({ item }) => [item?.isBasedOn?.url]),
  rule('source\\.links\\[\\]\\.href', 'url', ({ item, parent }) => (parent['rel'] === 'alternate' ? [item?.isBasedOn?.url] : [])),
  rule('rights', 'text', ({ item }) => [item?.rights?.copyrightNotice]),
  rule('(?:dc|dcterms)\\.rights', 'text', ({ item }) => [item?.rights?.copyrightNotice], ['rights', 'dc']),
  rule('dcterms\\.rightsHolders?(\\[\\])?', 'text', ({ item }) => [item?.rights?.copyrightHolder]),
  rule('cc\\.license', 'exact', ({ item }) => [item?.rights?.license]),
  rule('creativeCommons\\.licenses?(\\[\\])?|dcterms\\.licenses?(\\[\\])?', 'exact', ({ item }) => [item?.rights?.license], [
    'cc',
    'creativeCommons',
  ]),
  rule('(?:dc|dcterms)\\.languages?(\\[\\])?', 'exact', ({ item }) => [item?.inLanguage]),
  rule('slash\\.section', 'text', ({ item }) => [item?.articleSection]),
  rule('slash\\.comments', 'number', ({ item }) => [item?.commentCount]),
  rule('thr\\.total', 'number', ({ item }) => [item?.commentCount], ['slash']),
  rule('(?:atom\\.)?links\\[\\]\\.href', 'url', ({ item }) => addresses(item)),
  rule('links\\[\\]\\.(?:type|length|title)', 'exact', ({ item, path }) =>
    media(item).map((one) =>
      path.endsWith('type') ? one.encodingFormat : path.endsWith('length') ? one.contentSize : one.caption,
    ),
  ),
  rule('itunes\\.image', 'url', ({ item }) => media(item).map(({ url }) => url)),
  rule('googleplay\\.image\\.href', 'url', ({ item }) => media(item).map(({ url }) => url), ['itunes']),
  rule('itunes\\.duration', 'number', ({ item }) => media(item).map(({ duration }) => duration), ['media']),
  rule('media\\.(?:groups?(?:\\[\\])?\\.)?(?:contents\\[\\]\\.)?(?:contents|thumbnails)\\[\\]\\.url', 'url', ({ item }) =>
    media(item).map(({ url }) => url),
  ),
  rule(
    'media\\.(?:groups?(?:\\[\\])?\\.)?(?:contents\\[\\]\\.)?(?:contents|thumbnails)\\[\\]\\.(?:fileSize|duration|width|height)',
    'number',
    ({ item, path }) => media(item).map((one) => one[path.split('.').at(-1)!.replace('fileSize', 'contentSize') as 'width']),
  ),
  rule('media\\.(?:groups?(?:\\[\\])?\\.)?contents\\[\\]\\.(?:type|lang)', 'exact', ({ item }) =>
    media(item).flatMap((one) => [one.encodingFormat, one.inLanguage]),
  ),
  rule('media\\.(?:groups?(?:\\[\\])?\\.)?contents\\[\\]\\.description\\.value', 'text', ({ item }) =>
    media(item).map(({ caption }) => caption),
  ),
  rule(
    'media\\.(?:groups?(?:\\[\\])?\\.)?contents\\[\\]\\.title\\.value',
    'text',
    ({ item }) => media(item).map(({ caption }) => caption),
    ['.description'],
  ),
  rule('media\\.groups?(?:\\[\\])?\\.description\\.value', 'text', ({ item }) => media(item).map(({ caption }) => caption), [
    '.contents',
  ]),
  rule('media\\.contents\\[\\]\\.credits\\[\\]\\.value', 'text', ({ item }) => media(item).map(({ creditText }) => creditText)),
  rule('media\\.(?:groups?(?:\\[\\])?\\.)?(?:contents\\[\\]\\.)?copyright\\.value', 'text', ({ item }) =>
    media(item).map(({ copyrightNotice }) => copyrightNotice),
  ),
  rule('georss\\.point\\.(?:lat|lng)', 'number', ({ item }) => [place(item)?.latitude, place(item)?.longitude]),
  rule('geo\\.(?:lat|long)', 'number', ({ item }) => [place(item)?.latitude, place(item)?.longitude], ['georss']),
  rule('geo\\.alt', 'number', ({ item }) => [place(item)?.elevation], ['georss']),
  rule('georss\\.(?:line|polygon)\\.points\\[\\]\\.(?:lat|lng)', 'number', ({ item }) =>
    [...(place(item)?.line ?? []), ...(place(item)?.polygon ?? [])].flat(),
  ),
  rule('georss\\.box\\.\\w+\\.(?:lat|lng)', 'number', ({ item }) => (place(item)?.box ?? []).flat()),
  rule('georss\\.featureName', 'text', ({ item }) => [place(item)?.name]),
  rule('georss\\.(?:elev|radius)', 'number', ({ item }) => [place(item)?.elevation, place(item)?.radius]),
];

/** Why there is no field of ours for a value. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^item\.(?:atom\.)?links\[\]\.rel$/,
    'a link of an item is kept by what it is for (url, discussionUrl, relatedLink, ...), not by its rel',
  ],
  [/^item\.(?:atom\.)?links\[\]/, 'links of an item for editing, to the feed and the like lead to no article'],
  [/categories\[\]\.(?:scheme|domain)$/, 'keywords are words; the scheme that they come from is not kept'],
  [/guid\.isPermaLink$/, 'decides whether the GUID is an address, and is not kept'],
  [/^item\.source\./, 'of the feed that an item was taken from, its name and page are kept'],
  [/^(?:item\.)?(?:podcast|googleplay|psc|rawvoice|spotify|acast|yt|itunes)\./, 'apps that play podcasts and films'],
  [/^(?:item\.)?(?:authors\[\]\.arxiv|prism|dcterms|arxiv|cc|dc)\b/, 'libraries and licences in detail: no step reads it'],
  [/^(?:media|georss|geo)\./, 'pictures and places of the feed itself: those of its items are kept'],
  [/^item\.media\./, 'technical and commercial details of films and sounds (bitrate, hash, price, rating, ...)'],
  [/^item\.(?:georss|slash)\./, 'tags for maps and a hit parade'],
  [
    /^(?:item\.)?(?:pingback|trackback|wfw|thr|sourceNs|blogChannel|feedpress|admin|opensearch|app|feedburner)\./,
    'tools of bloggers and their readers',
  ],
  [
    /^(?:textInput|cloud|rating|docs|image\.rdf|textInput\.rdf)\b/,
    'RSS of 1999: search boxes, RPC, PICS, addresses of specifications',
  ],
];

export function judge(leaf: Leaf, feed: Feed, feedUrl: string): Verdict {
  const path = leaf.path.replace(/^item(?:\.|$)/, '');
  const found = (leaf.item ? itemRules : feedRules).find((one) => one.path.test(path));
  const reason = reasons.find(([pattern]) => pattern.test(leaf.path))?.[1];
  const ours = found?.ours(leaf, feed).filter((value) => value !== undefined) ?? [];
  if (ours.some((value) => isSame(value, leaf.value, found!.kind, feedUrl))) return { kind: 'right' };
  const before = found?.after?.find(
    (name) =>
      (name.startsWith('.') ? (leaf.parent[name.slice(1)] ?? aboveHas(leaf, name.slice(1))) : leaf.around[name]) !== undefined,
  );
  if (before !== undefined) return { kind: 'none', reason: 'a field that comes first in the same item or feed says it' };
  if (found && !(reason !== undefined && /links\[\]|^item\.source\./.test(leaf.path) && !isPlainAlternate(leaf)))
    return { kind: 'wrong', ours };
  return { kind: 'none', reason: reason ?? 'nobody has thought of it' };
}

/** `title.value` has its neighbour `description` one level up. */
function aboveHas({ around, path }: Leaf, name: string): unknown {
  const text = JSON.stringify(around);
  return text.includes(`"${name}"`) && path.includes('media') ? true : undefined;
}

/** An item's page, enclosure or related page is to be found; its other links need not be. */
function isPlainAlternate({ parent, path, value }: Leaf): boolean {
  if (/^item\.source\.(?:title|url)$/.test(path)) return true;
  if (path.endsWith('.href'))
    return (
      ['alternate', 'enclosure', 'replies', undefined].includes(parent['rel'] as string | undefined) &&
      !(parent['rel'] === 'alternate' && parent['type'] !== undefined && !/html/.test(JSON.stringify(parent['type']))) &&
      value !== undefined
    );
  return parent['rel'] === 'enclosure';
}

function isSame(ours: unknown, theirs: unknown, kind: Kind, feedUrl: string): boolean {
  switch (kind) {
    case 'number':
      return Number(ours) === Number(theirs);
    case 'date':
      return readDate(String(ours))?.value === readDate(String(theirs))?.value;
    case 'url':
      return absolute(String(ours), undefined) === absolute(String(theirs), feedUrl);
    case 'text':
      return (
        line(String(ours)) === line(String(theirs)) ||
        String(ours) === titleText(String(theirs)) ||
        (String(theirs).includes(String(ours)) && /[(<]/.test(String(theirs)) && String(theirs).length < 200)
      );
    case 'exact':
      return String(ours).toLowerCase() === String(theirs).toLowerCase();
  }
}

function line(text: string): string {
  return (bodyText(text) ?? '').replace(/\s+/g, ' ').trim();
}
