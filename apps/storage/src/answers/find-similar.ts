import { z } from 'zod';
import type { Query } from '#database';
import { type List, readCursor, writeCursor } from '#service';
import { Neighbours } from '../copies/neighbours.ts';
import { type Relation, relationOf, relations } from '../copies/relation.ts';
import { compare, type Sketch } from '../copies/sketch.ts';
import type { Text } from '../copies/text.ts';
import { inHundredths } from '../copies/sets.ts';
import { selectLinked } from '../tables/story-answers.ts';
import { ArticleAnswer, portion, type ShownArticle } from './article-answer.ts';
import { listArticles } from './list-articles.ts';
import { cursor, limit } from './parameters.ts';

/** Of an agency's text that all follow there is no end. */
const MOST_LINKED = 200;

export const SimilarQuery = z.object({ limit, cursor });
export type SimilarQuery = z.infer<typeof SimilarQuery>;

export const SimilarAnswer = z
  .object({
    relation: z.enum([...relations, 'sameStory']).meta({
      description:
        'what it is to the article asked about: copy, one of its set; contains, it holds all of it and more of its own; containedIn, all of it stands there; similar, a good part is the same; sameStory, another text on the event, which it follows or is followed by',
    }),
    similarity: portion
      .optional()
      .meta({ description: 'what both have of all that either has (Jaccard, of three-word runs); absent with sameStory' }),
    containment: portion
      .optional()
      .meta({ description: "what part of this article's text the one asked about has, too; absent with sameStory" }),
    score: portion.optional().meta({ description: 'with sameStory: how well the later one fits the story' }),
    article: ArticleAnswer,
  })
  .meta({ id: 'SimilarArticle' });
export type SimilarAnswer = Omit<z.infer<typeof SimilarAnswer>, 'article'> & { article: ShownArticle };

interface Similar {
  readonly articleId: string;
  readonly relation: Relation | 'sameStory';
  readonly similarity?: number;
  readonly containment?: number;
  readonly score?: number;
}

/** What the list is sorted by: those that have text in common come first. */
const rank = ({ similarity, score = 0 }: Similar): number => similarity ?? score - 1;

/** Most similar first. @returns undefined if there is no such article. @throws Problem 400 for a cursor that is not of this list */
export async function findSimilar(query: Query, id: string, asked: SimilarQuery): Promise<List<SimilarAnswer> | undefined> {
  const articleId = id.toLowerCase();
  const normalised = { articleId };
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor, normalised);
  const all = await similarTo(query, articleId);
  if (!all) return undefined;
  const rest = after ? all.filter((one) => isAfter(one, Number(after[0]), String(after[1]))) : all;
  const shown = rest.slice(0, asked.limit);
  const last = shown.at(-1);
  const articles = await listArticles(
    query,
    shown.map((one) => one.articleId),
  );
  const data = shown.flatMap(({ articleId: other, ...how }) => {
    const article = articles.get(other);
    return article ? [{ ...how, article }] : [];
  });
  const nextCursor = last && rest.length > shown.length ? writeCursor([rank(last), last.articleId], normalised) : null;
  const page = { limit: asked.limit, nextCursor, total: { value: all.length, relation: 'eq' as const } };
  return { data, page, query: { normalised, warnings: [] } };
}

function isAfter(one: Similar, least: number, articleId: string): boolean {
  return rank(one) < least || (rank(one) === least && one.articleId > articleId);
}

async function similarTo(query: Query, articleId: string): Promise<Similar[] | undefined> {
  const neighbours = await Neighbours.around(query, articleId);
  const text = neighbours?.text(articleId);
  if (!neighbours || !text) return undefined;
  const alike = text.sketch ? inText(neighbours, text, text.sketch) : [];
  const known = new Set(alike.map((one) => one.articleId));
  const linked = (await query<{ article_id: string; score: number }>(selectLinked, [articleId, MOST_LINKED])).filter(
    ({ article_id }) => !known.has(article_id),
  );
  const all = [
    ...alike,
    ...linked.map(({ article_id, score }): Similar => ({ articleId: article_id, relation: 'sameStory', score })),
  ];
  return all.toSorted((a, b) => rank(b) - rank(a) || (a.articleId < b.articleId ? -1 : 1));
}

function inText(neighbours: Neighbours, text: Text, sketch: Sketch): Similar[] {
  return neighbours.others().flatMap((other): Similar[] => {
    if (!other.sketch) return [];
    const comparison = compare(other.sketch, sketch);
    const isOfTheSet = text.place !== undefined && other.place?.setId === text.place.setId;
    const relation = isOfTheSet ? 'copy' : relationOf(comparison);
    const { similarity, oneInOther } = comparison;
    if (!relation) return [];
    return [
      { articleId: other.articleId, relation, similarity: inHundredths(similarity), containment: inHundredths(oneInOther) },
    ];
  });
}
