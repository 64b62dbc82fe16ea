import type { Query } from '#database';
import { domainKey, nameKey } from '../../keys.ts';
import { selectKnownPublishers, selectSources } from '../../tables/newsapi-answers.ts';
import { NewsApiError } from './newsapi-error.ts';
import { type Category, categoryTopics, type SourcesQuery } from './newsapi-query.ts';

/** So many articles of a source are looked at to tell its name, language, country and category. */
const LOOKED_AT = 20;
const MAX_SOURCES = 5_000;

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly url: string | null;
  readonly category: Category;
  readonly language: string;
  readonly country: string;
}

interface SourceRow {
  readonly name: string | null;
  readonly domain: string | null;
  readonly country: string | null;
  readonly language: string;
  readonly topic_path: readonly string[] | null;
}

/** Publishers of which there are articles; by name. */
export async function findSources(query: Query, asked: SourcesQuery): Promise<Source[]> {
  const rows = await query<SourceRow>(selectSources(LOOKED_AT, MAX_SOURCES));
  return rows
    .map(sourceOf)
    .filter(
      ({ category, language, country }) =>
        (asked.category === undefined || category === asked.category) &&
        (asked.language === undefined || language === new Intl.Locale(asked.language).language) &&
        (asked.country === undefined || country === asked.country.toLowerCase()),
    );
}

function sourceOf({ name, domain, country, language, topic_path }: SourceRow): Source {
  const id = sourceId({ name: name ?? undefined, domain: domain ?? undefined })!;
  return {
    id,
    name: name ?? domain!,
    description: `Articles of ${name ?? domain!}`,
    url: domain === null ? null : `https://${domain}`,
    category: categoryOf(topic_path ?? []),
    language: new Intl.Locale(language).language,
    country: country?.toLowerCase() ?? '',
  };
}

/** The narrowest that fits: technology lies within science. */
function categoryOf(path: readonly string[]): Category {
  const [category] =
    Object.entries(categoryTopics).find(([, topic]) => topic === categoryTopics.technology && path.includes(topic)) ??
    Object.entries(categoryTopics).find(([, topic]) => topic !== undefined && path.includes(topic)) ??
    [];
  return (category ?? 'general') as Category;
}

/** A publisher's domain, else its name; lists of ids have commas between, so one within is escaped. */
export function sourceId(publisher: { name?: string | undefined; domain?: string | undefined } | undefined): string | undefined {
  return publisher?.domain?.replace(/^www\./, '') ?? publisher?.name?.replaceAll(',', '%2C');
}

export interface PublisherKeys {
  readonly names: string[];
  readonly domains: string[];
}

/** What articles of sources are known by. @throws NewsApiError sourceDoesNotExist */
export async function publisherKeys(query: Query, ids: readonly string[]): Promise<PublisherKeys> {
  const names = ids.map((id) => nameKey(id.replaceAll('%2C', ','))!);
  const domains = ids.map((id) => domainKey(id)!);
  const known = await query<{ known: boolean }>(selectKnownPublishers, [names, domains]);
  const unknown = ids.filter((_, index) => !known[index]!.known);
  if (unknown.length > 0)
    throw new NewsApiError(
      'sourceDoesNotExist',
      `No articles are of ${unknown.join(', ')}; /compat/newsapi/v2/sources lists the sources.`,
    );
  return { names, domains };
}
