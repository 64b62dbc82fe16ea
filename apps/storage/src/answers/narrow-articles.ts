import { keyOf, type Query, type Where } from '#database';
import { instant } from '#events';
import { badQuery, type Warning } from '#service';
import { domainKey, foldedName, nameKey } from '../keys.ts';
import { atDomain, hasEntity, onTopic, selectLanguages } from '../tables/article-answers.ts';
import {
  listedByCountry,
  listedByEntity,
  listedByLanguage,
  listedByPublisherDomain,
  listedByPublisherName,
  listedByTopic,
} from '../tables/article-pages.ts';
import { mentionsDay } from '../tables/mentioned-date.ts';
import { inStory } from '../tables/story-answers.ts';
import { andListed, andPublished, andWords } from './article-where.ts';
import type { ArticleFilters } from './articles-query.ts';
import { currentStoryId } from './current-story.ts';
import { inZone, rangeOf } from './date-range.ts';
import { entityKeys } from './find-entities.ts';
import { topicCodes } from './find-topics.ts';
import { searchGroups } from './search-text.ts';

/** A warning; with `nothing` set, nothing can match. */
type Finding = Warning & { nothing?: boolean };
/** What one filter adds to the conditions; it says so if it can't mean what was asked for. */
type Filter = (query: Query, where: Where, asked: ArticleFilters) => Finding[] | Promise<Finding[]>;

const filters: readonly Filter[] = [
  words,
  entities,
  otherEntities,
  topics,
  publisher,
  labels,
  story,
  state,
  mentioned,
  time,
  asOf,
];

/** The query as it was understood: defaults filled in, times in UTC. `to` is the last millisecond that is in. */
export function normalise<T extends ArticleFilters>(asked: T): Record<string, unknown> {
  const { from: _from, to: _to, tz, entity, entityOp, dateField, asOf: then, ...rest } = asked;
  const { from: start, end } = rangeOf(asked);
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => !(Array.isArray(value) && value.length === 0))),
    ...(entity.length > 0 ? { entity, entityOp } : {}),
    ...(start === undefined ? {} : { from: instant(new Date(start)) }),
    ...(end === undefined ? {} : { to: instant(new Date(end - 1)) }),
    ...(dateField === 'published' ? {} : { dateField }),
    ...(then ? { asOf: instant(new Date(endOf(then, tz) - 1)) } : {}),
  };
}

/**
 * The time of `asOf`: the first millisecond that was not known then.
 *
 * @param zone in which a plain date is a day
 */
export function endOf(moment: NonNullable<ArticleFilters['asOf']>, zone = 'UTC'): number {
  return inZone(moment, zone).end;
}

/**
 * @returns warnings; one with `nothing` set means that nothing can match
 * @throws Problem 400 for parameters that mean nothing without another
 */
export async function narrow(query: Query, where: Where, asked: ArticleFilters): Promise<Finding[]> {
  if (asked.role !== undefined && asked.entity.length === 0)
    throw badQuery([{ parameter: 'role', message: 'takes an entity beside it: whose role is meant' }]);
  const warnings: Finding[] = [];
  for (const filter of filters) warnings.push(...(await filter(query, where, asked)));
  return warnings;
}

async function words(query: Query, where: Where, { q, language }: ArticleFilters): Promise<Finding[]> {
  if (q === undefined) return [];
  const groups = await searchGroups(query, q, language);
  if (groups.length === 0)
    return [
      {
        parameter: 'q',
        message: 'holds no word to search for: signs or very common words alone find nothing',
        nothing: true,
      },
    ];
  andWords(where, groups);
  return [];
}

async function entities(query: Query, where: Where, { entity, entityOp, role }: ArticleFilters): Promise<Finding[]> {
  if (entity.length === 0) return [];
  const found = await Promise.all(entity.map((one) => entityKeys(query, one)));
  const unknown = entity.filter((_, index) => found[index]!.length === 0);
  const all = found.flat();
  const nothing = entityOp === 'and' ? unknown.length > 0 : all.length === 0;
  const inRole = role === undefined ? undefined : where.value(` ${foldedName(role)} `);
  for (const values of entityOp === 'and' ? found : [all]) {
    const keys = where.value(values);
    const counted = { dimension: 'entity', values } as const;
    if (inRole === undefined)
      andListed(where, { listings: [listedByEntity(keys, values.length)], condition: hasEntity(keys), counted });
    else where.and(hasEntity(keys, inRole));
  }
  return unknown.map((one) => ({ parameter: 'entity', message: `no entity is known by "${one}"`, nothing }));
}

async function otherEntities(query: Query, where: Where, { notEntity }: ArticleFilters): Promise<Finding[]> {
  if (notEntity.length === 0) return [];
  const found = await Promise.all(notEntity.map((one) => entityKeys(query, one)));
  if (found.flat().length > 0) where.and(`not ${hasEntity(where.value(found.flat()))}`);
  const unknown = notEntity.filter((_, index) => found[index]!.length === 0);
  return unknown.map((one) => ({ parameter: 'notEntity', message: `no entity is known by "${one}": it leaves nothing out` }));
}

async function topics(query: Query, where: Where, { topic, notTopic }: ArticleFilters): Promise<Finding[]> {
  const [wanted, unwanted] = await Promise.all(
    [topic, notTopic].map((names) => Promise.all(names.map(async (one) => ({ one, codes: await topicCodes(query, one) })))),
  );
  const codesOf = (found: typeof wanted) => found!.flatMap(({ codes }) => codes);
  if (topic.length > 0) {
    const values = codesOf(wanted);
    const keys = where.value(values);
    const counted = { dimension: 'topic', values } as const;
    andListed(where, { listings: [listedByTopic(keys, values.length)], condition: onTopic(keys), counted });
  }
  if (codesOf(unwanted).length > 0) where.and(`not ${onTopic(where.value(codesOf(unwanted)))}`);
  const unknown = (found: typeof wanted) => found!.filter(({ codes }) => codes.length === 0);
  return [
    ...unknown(wanted).map(({ one }) => ({
      parameter: 'topic',
      message: `no topic is known by "${one}"; /v1/topics lists them`,
      nothing: codesOf(wanted).length === 0,
    })),
    ...unknown(unwanted).map(({ one }) => ({
      parameter: 'notTopic',
      message: `no topic is known by "${one}": it leaves nothing out; /v1/topics lists them`,
    })),
  ];
}

async function publisher(
  query: Query,
  where: Where,
  { language, source, domain, notDomain, country }: ArticleFilters,
): Promise<Finding[]> {
  const any = (conditions: string[]): void => {
    if (conditions.length > 0) where.and(conditions.join(' or '));
  };
  if (language.length > 0) {
    const stored = await query<{ language: string }>(selectLanguages);
    const tags = stored
      .map((row) => row.language)
      .filter((tag) => language.some((one) => tag === one || tag.startsWith(`${one}-`)));
    const values = where.value(tags);
    andListed(where, {
      listings: [listedByLanguage(values, tags.length)],
      condition: `a.language = any(${values}::text[])`,
      isBroad: true,
    });
  }
  if (source.length > 0) {
    const names = where.value(source.map(nameKey));
    const domains = where.value(source.map(domainKey));
    andListed(where, {
      listings: [listedByPublisherName(names, source.length), listedByPublisherDomain(domains, source.length)],
      condition: `a.publisher_name_key = any(${names}::uuid[]) or a.publisher_domain_key = any(${domains}::uuid[])`,
    });
  }
  any(domain.map((one) => atDomain(where.value(one))));
  for (const one of notDomain) where.and(`(${atDomain(where.value(one))}) is not true`);
  if (country.length > 0) {
    const values = where.value(country);
    andListed(where, {
      listings: [listedByCountry(values, country.length)],
      condition: `a.publisher_country = any(${values}::text[])`,
      isBroad: true,
    });
  }
  return [];
}

function labels(_query: Query, where: Where, { author, agency, flag }: ArticleFilters): Finding[] {
  if (author.length > 0) where.and(`a.author_keys && ${where.value(author.map(nameKey))}::uuid[]`);
  if (agency.length > 0)
    where.and(`a.agency_keys && ${where.value(agency.flatMap((one) => [keyOf(one), nameKey(one)]))}::uuid[]`);
  const given = flag.filter((one) => one !== 'search_truncated');
  if (given.length > 0) where.and(`a.flags @> ${where.value(given)}::text[]`);
  if (given.length < flag.length) where.and('a.search_truncated');
  return [];
}

async function story(query: Query, where: Where, { story: id }: ArticleFilters): Promise<Finding[]> {
  if (id === undefined) return [];
  const current = await currentStoryId(query, id);
  if (current === undefined) return [{ parameter: 'story', message: `no story has the id ${id}`, nothing: true }];
  where.and(inStory(where.value(current)));
  return [];
}

function state(_query: Query, where: Where, { revised, pubStatus }: ArticleFilters): Finding[] {
  if (revised !== undefined) where.and(revised === 'true' ? 'a.revision > 1' : 'a.revision = 1');
  if (pubStatus !== undefined) where.and(`a.pub_status = ${where.value(pubStatus)}`);
  return [];
}

function mentioned(_query: Query, where: Where, { mentionedFrom, mentionedTo }: ArticleFilters): Finding[] {
  if (mentionedFrom === undefined && mentionedTo === undefined) return [];
  if (mentionedFrom && mentionedTo && mentionedFrom > mentionedTo)
    return [{ parameter: 'mentionedFrom', message: 'is after mentionedTo', nothing: true }];
  where.and(mentionsDay(where.value(mentionedFrom ?? null), where.value(mentionedTo ?? null)));
  return [];
}

const clocks = { published: 'a.published', stored: 'a.stored_at', modified: 'coalesce(a.modified, a.published)' } as const;

function time(_query: Query, where: Where, asked: ArticleFilters): Finding[] {
  const column = clocks[asked.dateField];
  const { from, end } = rangeOf(asked);
  const add = column === clocks.published ? andPublished : (_: Where, condition: string) => where.and(condition);
  if (from !== undefined) add(where, `${column} >= ${atMs(where, from)}`);
  if (end !== undefined) add(where, `${column} < ${atMs(where, end)}`);
  return from !== undefined && end !== undefined && from >= end
    ? [{ parameter: 'from', message: 'is after to', nothing: true }]
    : [];
}

function asOf(_query: Query, where: Where, { asOf: moment, tz, q }: ArticleFilters): Finding[] {
  if (!moment) return [];
  where.and(`a.stored_at < ${atMs(where, endOf(moment, tz))}`);
  const searched = q === undefined ? '' : 'the words of q, ';
  return [
    {
      parameter: 'asOf',
      message: `the text is shown as it was then; ${searched}other filters, the order and what was found in a text that has not changed since are those of today`,
    },
  ];
}

/** @param ms since 1970 */
export function atMs(where: Where, ms: number): string {
  return `to_timestamp(${where.value(ms)}::double precision / 1000)::timestamptz(3)`;
}
