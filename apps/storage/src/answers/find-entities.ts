import { z } from 'zod';
import { keyOf, type Query } from '#database';
import { EntityType } from '#events';
import { type List, readCursor, writeCursor } from '#service';
import { folded } from '../folding.ts';
import { nameKey } from '../keys.ts';
import { countNames, selectEntities, selectEntity, selectEntityKeys } from '../tables/entity-answers.ts';
import { country, cursor, limit, name, oneOf } from './parameters.ts';

export const EntitiesQuery = z.object({
  q: name.optional().meta({ description: 'words of the name, or the beginnings of them' }),
  type: oneOf(EntityType.options).optional().meta({ description: 'of this type alone' }),
  country: country.optional().meta({ description: 'ISO 3166-1 alpha-2' }),
  limit,
  cursor,
});
export type EntitiesQuery = z.infer<typeof EntitiesQuery>;

/** Of names: more than that begin with a letter, not with a word. */
const FEW = 1_000;

export const EntityAnswer = z
  .object({
    id: z.string(),
    type: EntityType,
    name: z.string(),
    sameAs: z.array(z.string()),
    country: z.string().optional(),
    articleCount: z.int().nonnegative().meta({ description: 'articles that name it' }),
    merged: z.array(z.string()).optional().meta({ description: 'ids that were merged into it by a ruling' }),
  })
  .meta({ id: 'Entity' });
export type EntityAnswer = z.infer<typeof EntityAnswer>;

interface EntityRow {
  entity_key: string;
  id: string;
  type: EntityAnswer['type'];
  name: string;
  same_as: string[];
  country: string | null;
  article_count: number;
  merged: string[];
  as_of_ms: string;
}

/** Keys of the entities that go by an id, a sameAs or a name. Several may share a name. */
export async function entityKeys(query: Query, idOrName: string): Promise<string[]> {
  const rows = await query<{ entity_key: string }>(selectEntityKeys, [lookups(idOrName)]);
  return rows.map(({ entity_key }) => entity_key);
}

/** Most named first. Later pages count what was stored when the first was asked for, so that new articles move nothing between pages. */
export async function findEntities(
  query: Query,
  { limit: size, cursor: from, ...asked }: EntitiesQuery,
): Promise<List<EntityAnswer>> {
  const normalised = { ...asked };
  const [count, key, asOf] = from === undefined ? [null, null, null] : readCursor(from, normalised);
  const prefixes = asked.q === undefined ? null : namePrefixes(asked.q);
  if (prefixes === '')
    return {
      data: [],
      page: { limit: size, nextCursor: null },
      query: { normalised, warnings: [{ parameter: 'q', message: 'holds no word to search for' }] },
    };
  const rows = await query<EntityRow>(selectEntities(prefixes !== null && (await fewBear(query, prefixes))), [
    prefixes,
    asked.type,
    asked.country,
    count,
    key,
    asOf,
    size + 1,
  ]);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const nextCursor =
    last && rows.length > size ? writeCursor([last.article_count, last.entity_key, Number(last.as_of_ms)], normalised) : null;
  return { data: shown.map(answer), page: { limit: size, nextCursor }, query: { normalised, warnings: [] } };
}

/** Whether it is less work to count each of them than to look through the most named for them. */
async function fewBear(query: Query, prefixes: string): Promise<boolean> {
  const [named] = await query<{ count: number }>(countNames, [prefixes, FEW + 1]);
  return named!.count <= FEW;
}

/** By id, else by sameAs or name. @returns undefined if there is none */
export async function findEntity(query: Query, id: string): Promise<EntityAnswer | undefined> {
  const [row] = await query<EntityRow>(selectEntity, [lookups(id), keyOf(id)]);
  return row && answer(row);
}

function answer({
  id,
  type,
  name: called,
  same_as: sameAs,
  country: code,
  article_count: articleCount,
  merged,
}: EntityRow): EntityAnswer {
  return {
    id,
    type,
    name: called,
    sameAs,
    ...(code === null ? {} : { country: code }),
    articleCount,
    ...(merged.length > 0 ? { merged } : {}),
  };
}

/** Q232 and its address on Wikidata mean wikidata:Q232. */
function lookups(idOrName: string): string[] {
  const item = /^(?:https?:\/\/(?:www\.)?wikidata\.org\/(?:wiki|entity)\/)?(Q\d+)$/.exec(idOrName)?.[1];
  return [keyOf(idOrName), nameKey(idOrName)!, ...(item ? [keyOf(`wikidata:${item}`)] : [])];
}

/**
 * A to_tsquery text of prefixes that all have to be in the name, which is stored without its accents as well; words are letters, marks and
 * digits alone, so nothing in it is an operator.
 */
function namePrefixes(text: string): string {
  return (folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => `'${word}':*`).join(' & ');
}
