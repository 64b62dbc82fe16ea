import { keyOf } from '#database';
import type { Entity, EnrichedArticle, InfoSource, RawArticle } from '#events';
import { uniform, folded, foldedIfOther } from '../folding.ts';
import { domainKey, foldedName, nameKey, urlKey } from '../keys.ts';
import type { Target } from '../rulings/ruling.ts';
import { searchConfiguration } from '../tables/languages.ts';

/**
 * A tsvector holds at most 1,048,575 bytes of words and positions. The worst text for its size is a row of short hyphenated words, each
 * of which is indexed whole and in parts, at 3.7 times its bytes; so this much of an article is indexed, in bytes, all fields together.
 */
export const MAX_INDEXED_BYTES = 240_000;

/** A row of khabar.article as json_to_recordset takes it; the columns are explained in the migration. */
export interface ArticleRow {
  article_id: string;
  revision: number;
  content_hash: string;
  set_id: string;
  raw_event_id: string;
  raw_event_source?: string | undefined;
  raw_event_time?: string | undefined;
  found_event: string;
  url?: string | undefined;
  url_key?: string | undefined;
  canonical_url?: string | undefined;
  canonical_url_key?: string | undefined;
  language: string;
  search_config: string;
  /** Milliseconds since 1970; null: an event that bears no date, so the time of writing. */
  published_ms: number | null;
  /** Milliseconds since 1970: when its publisher last changed it; null: never, as far as is told. */
  modified_ms: number | null;
  /** Milliseconds since 1970: log time of the raw message; null: an event that does not tell where it lay. */
  seen_ms: number | null;
  publisher_name?: string | undefined;
  publisher_domain?: string | undefined;
  publisher_country?: string | undefined;
  publisher_name_key?: string | undefined;
  publisher_domain_key?: string | undefined;
  author_keys: string[];
  agency_keys: string[];
  flags: string[];
  pub_status: string;
  doc: RawArticle;
  findings: StoredFindings;
  body?: string | undefined;
  body_html?: string | undefined;
  indexed_headline: string;
  indexed_description: string;
  indexed_body: string;
  /** The same without accents; absent where that is no other text. */
  folded_headline?: string | undefined;
  folded_description?: string | undefined;
  folded_body?: string | undefined;
  search_truncated: boolean;
}

/** findings as stored: what was found but for entities and topics, which have rows of their own; `listed` says which of these two were looked for. */
export interface StoredFindings {
  readonly listed: ('entities' | 'topics')[];
  readonly enrichment: EnrichedArticle['enrichment'];
  readonly [field: string]: unknown;
}

/** @param foundEvent the raw event that was enriched, where that is not the one that the text came with */
export function articleRow(event: EnrichedArticle, revision: number, foundEvent = event.rawEventId): ArticleRow {
  const { articleId, contentHash, rawEventId, rawEventSource, rawEventTime, article, ...more } = event;
  const { origin, reenrichment: _run, fingerprint: _hasARow, entities, topics, ...found } = more;
  const { articleBody, articleBodyHtml, ...doc } = article;
  const { url, canonicalUrl, publisher, pubStatus = 'usable' } = article;
  const language = languageOf(event);
  const findings: StoredFindings = {
    ...found,
    listed: [...(entities ? ['entities' as const] : []), ...(topics ? ['topics' as const] : [])],
  };
  return {
    article_id: articleId.toLowerCase(),
    revision,
    content_hash: contentHash,
    set_id: event.enrichment.setId,
    raw_event_id: rawEventId,
    raw_event_source: rawEventSource,
    raw_event_time: rawEventTime,
    found_event: foundEvent,
    url,
    url_key: urlKey(url),
    canonical_url: canonicalUrl,
    canonical_url_key: urlKey(canonicalUrl),
    language,
    search_config: searchConfiguration(language),
    published_ms: milliseconds(article.datePublished),
    modified_ms: milliseconds(article.dateModified),
    seen_ms: logTime(origin),
    publisher_name: publisher?.name,
    publisher_domain: publisher?.domain,
    publisher_country: publisher?.country,
    publisher_name_key: nameKey(publisher?.name),
    publisher_domain_key: domainKey(publisher?.domain),
    author_keys: authorKeys(article),
    agency_keys: agencyKeys(article, found.infosources),
    flags: article.flags ?? [],
    pub_status: pubStatus,
    doc,
    findings,
    body: articleBody,
    body_html: articleBodyHtml,
    ...indexed(article),
  };
}

/** Text that must not be shown must not be found by its words either. */
export function isHidden(pubStatus: string | undefined): boolean {
  return pubStatus === 'canceled' || pubStatus === 'withheld';
}

/** The language told from the text; the declared one where none could be told. */
export function languageOf({ language, article }: EnrichedArticle): string {
  const told = language?.tag === 'und' ? undefined : language?.tag;
  const tag = told ?? language?.declared ?? article.inLanguage ?? 'und';
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return 'und';
  }
}

function milliseconds(date: string | undefined): number | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : at;
}

/** What lies on a log of another clock may be any number; Postgres takes times up to the year 294276. */
function logTime(origin: EnrichedArticle['origin']): number | null {
  const at = Number(origin?.timestamp ?? Number.NaN);
  return at > 0 && at <= 8.64e15 ? at : null;
}

/** None of what must not be shown: nor is it to be found by it. */
export function authorKeys({ author = [], pubStatus }: RawArticle): string[] {
  return isHidden(pubStatus) ? [] : distinct(author.map(({ name }) => nameKey(name)!));
}

/** Ids and names of the news agencies that the article is from, found in it or given by its publisher. */
export function agencyKeys({ agency, pubStatus }: RawArticle, found: readonly InfoSource[] = []): string[] {
  if (isHidden(pubStatus)) return [];
  const given = agency === undefined ? [] : [nameKey(agency)!];
  return distinct([...found.flatMap(({ id, name }) => [keyOf(id), nameKey(name)!]), ...given]);
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)];
}

type Indexed = Pick<
  ArticleRow,
  | 'indexed_headline'
  | 'indexed_description'
  | 'indexed_body'
  | 'folded_headline'
  | 'folded_description'
  | 'folded_body'
  | 'search_truncated'
>;

/** The text that words are searched in, with its accents, and without where there are any: see tables/article.ts. */
export function indexed(article: RawArticle): Indexed {
  if (isHidden(article.pubStatus))
    return { indexed_headline: '', indexed_description: '', indexed_body: '', search_truncated: false };
  let room = MAX_INDEXED_BYTES;
  let cut = false;
  const take = (text = ''): string => {
    const whole = uniform(text);
    const part = leadingPart(whole, room);
    room -= Buffer.byteLength(part);
    cut ||= part.length < whole.length;
    return part;
  };
  const [headline, description, body] = [take(article.headline), take(article.description), take(article.articleBody)];
  const isOther = [headline, description, body].some((text) => foldedIfOther(text) !== undefined);
  return {
    indexed_headline: headline,
    indexed_description: description,
    indexed_body: body,
    ...(isOther ? { folded_headline: folded(headline), folded_description: folded(description), folded_body: folded(body) } : {}),
    search_truncated: cut,
  };
}

/** As much of a text as fits into so many bytes of UTF-8, no character split. */
export function leadingPart(text: string, maxBytes: number): string {
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return text;
  const bytes = Buffer.from(text).subarray(0, maxBytes + 1);
  let end = maxBytes;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--; // 10xxxxxx continues a character
  return bytes.toString('utf8', 0, end);
}

export interface EntityRow {
  entity_key: string;
  id: string;
  type: string;
  name: string;
  same_as: string[];
  country?: string | undefined;
  keys: string[];
  /** All names of the batch, with and without accents, line breaks between. */
  names: string;
}

/** One row an entity, however many articles of the batch name it; sorted by key. */
export function entityRows(entities: readonly Target[]): EntityRow[] {
  const rows = new Map<string, EntityRow>();
  for (const { id, type, name, sameAs, country } of entities) {
    const key = keyOf(id);
    const row = rows.get(key) ?? { entity_key: key, id, type, name, same_as: [], country, keys: [], names: '' };
    row.country ??= country;
    for (const one of [uniform(name), foldedIfOther(name)])
      if (one !== undefined && !row.names.split('\n').includes(one)) row.names += `${row.names && '\n'}${one}`;
    row.same_as = [...new Set([...row.same_as, ...sameAs])];
    row.keys = [...new Set([...row.keys, key, ...sameAs.map(keyOf), nameKey(name)!])];
    rows.set(key, row);
  }
  return [...rows.values()].toSorted((a, b) => (a.entity_key < b.entity_key ? -1 : 1));
}

/** Entities as they were found in an article. */
export interface FoundIn {
  /** In lower case. */
  readonly articleId: string;
  readonly found: readonly Entity[];
}

/** None of text that must not be shown. */
export function foundIn({ articleId, article, entities = [] }: EnrichedArticle): FoundIn {
  return { articleId: articleId.toLowerCase(), found: isHidden(article.pubStatus) ? [] : entities };
}

/** Entities of an article as rows of article_entity. */
export function articleEntityRows({ articleId, entities }: { articleId: string; entities: readonly Entity[] }) {
  return entities.map(({ mentions, ...facts }, position) => ({
    article_id: articleId,
    position,
    entity_key: keyOf(facts.id),
    role: facts.role === undefined ? null : foldedName(facts.role),
    facts,
    mentions,
  }));
}

const topicCode = /^medtop:\d{8}$/;

/** Topics of an article as rows of article_topic, best first. */
export function articleTopicRows({ articleId, article, topics = [] }: EnrichedArticle) {
  if (isHidden(article.pubStatus)) return [];
  return topics.map(({ evidence, ...facts }, rank) => ({
    article_id: articleId.toLowerCase(),
    rank,
    path: [...new Set([facts.code, ...facts.broader.filter((code) => topicCode.test(code))])],
    facts,
    evidence,
  }));
}

export interface TopicRow {
  code: string;
  name: string;
  name_key: string;
  broader: string[];
}

export function topicRows(events: readonly EnrichedArticle[]): TopicRow[] {
  const rows = new Map<string, TopicRow>();
  for (const { code, name, broader } of events.flatMap(({ topics = [] }) => topics))
    rows.set(code, { code, name, name_key: nameKey(name)!, broader: broader.filter((one) => topicCode.test(one)) });
  return [...rows.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

/** Findings that others replaced, as a row of article_findings. */
export function findingsRow({ event, revision }: { event: EnrichedArticle; revision: number }) {
  const { article_id, set_id, found_event, findings } = articleRow(event, revision);
  return { article_id, set_id, found_event, revision, findings, entities: event.entities ?? [], topics: event.topics ?? [] };
}
