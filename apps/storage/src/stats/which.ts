import { isDeepStrictEqual } from 'node:util';
import { type Query, Where } from '#database';
import type { Warning } from '#service';
import { ArticleFilters } from '../answers/articles-query.ts';
import { entityKeys } from '../answers/find-entities.ts';
import { topicCodes } from '../answers/find-topics.ts';
import { narrow, normalise } from '../answers/narrow-articles.ts';
import { domainKey, nameKey } from '../keys.ts';
import {
  everything,
  newestMatching,
  newestOfSlice,
  ofCountry,
  ofEntity,
  ofLanguage,
  ofSource,
  ofTopic,
  publishedBetween,
  type SliceOf,
} from '../tables/rollup-answers.ts';
import type { Stretch } from './cover.ts';

/** Articles that are meant, and how they can be counted. */
export interface Which {
  readonly normalised: Record<string, unknown>;
  readonly warnings: Warning[];
  /** Nothing can match. */
  readonly nothing: boolean;
  /** By when they were published; infinite where nothing was said. */
  readonly range: Stretch;
  /** The rollups know them; undefined: they are to be found first. */
  readonly slice: SliceOf | undefined;
  readonly where: Where;
}

/** Filters of one value that the rollups know. */
const slices: Readonly<Record<string, (query: Query, value: string) => SliceOf | undefined | Promise<SliceOf | undefined>>> = {
  language: (_, tag) => ofLanguage(tag),
  country: (_, code) => ofCountry(code),
  source: (_, name) => ofSource(nameKey(name)!, domainKey(name)!),
  // of several that bear the name, an article may have two
  topic: async (query, name) => only(await topicCodes(query, name), ofTopic),
  entity: async (query, name) => only(await entityKeys(query, name), ofEntity),
};

function only(values: readonly string[], slice: (value: string) => SliceOf): SliceOf | undefined {
  return values.length === 1 ? slice(values[0]!) : undefined;
}

/** What does not say which articles, but when. */
const times = ['from', 'to', 'tz'];
const defaults: Record<string, unknown> = ArticleFilters.parse({});

/** @throws Problem 400 what narrow() throws */
export async function whichArticles(query: Query, asked: ArticleFilters): Promise<Which> {
  const normalised = normalise(asked);
  const where = new Where();
  const found = await narrow(query, where, asked);
  return {
    normalised,
    warnings: found.map(({ parameter, message }) => ({ parameter, message })),
    nothing: found.some(({ nothing }) => nothing),
    range: rangeOf(normalised),
    slice: await sliceOf(query, asked),
    where,
  };
}

async function sliceOf(query: Query, asked: ArticleFilters): Promise<SliceOf | undefined> {
  const given = Object.entries(asked).filter(
    ([name, value]) =>
      Object.hasOwn(ArticleFilters.shape, name) && !times.includes(name) && !isDeepStrictEqual(value, defaults[name]),
  );
  if (given.length === 0) return everything;
  const [[name, value]] = given as [[string, unknown]];
  const values = [value].flat() as string[];
  return given.length === 1 && values.length === 1 ? slices[name]?.(query, values[0]!) : undefined;
}

/** `to` of a normalised query is the last millisecond that is in. */
function rangeOf({ from, to }: Record<string, unknown>): Stretch {
  return {
    from: typeof from === 'string' ? Date.parse(from) : -Infinity,
    to: typeof to === 'string' ? Date.parse(to) + 1 : Infinity,
  };
}

/**
 * A relation `matching` of the newest of them, one more than `most`, and the parameters that it takes.
 *
 * @param within by when they were published, if not by what was asked
 */
export function newest({ slice, range, where }: Which, most: number, within?: Stretch): { matching: string; where: Where } {
  const own = new Where();
  const bind = (value: unknown): string => own.value(value);
  if (!slice) own.parameters.push(...where.parameters);
  const { from, to } = within ?? range;
  const matching = slice
    ? newestOfSlice(slice(bind), publishedBetween('r', bind(from), bind(to)), most + 1)
    : newestMatching(String(where), most + 1, within && publishedBetween('a', bind(from), bind(to)));
  return { matching, where: own };
}
