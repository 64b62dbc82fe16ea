import type { Query } from '#database';
import { instant } from '#events';
import { readCursor, writeCursor } from '#service';
import { selectChanges, selectStoryArticles, selectTimeline } from '../tables/story-answers.ts';
import type { Evidence } from '../stories/score.ts';
import { currentStory } from './current-story.ts';
import { withFacets } from './find-stories.ts';
import type { StoryArticle, StoryChange, StoryQuery, WholeStory } from './stories-query.ts';

/**
 * A story by its id, or by one that it had, or that a story had which went into it.
 *
 * @throws Problem 404 if there never was one, 410 if it has no articles any more, 400 for a cursor that is not of this query
 */
export async function findStory(query: Query, id: string, { limit, cursor }: StoryQuery): Promise<WholeStory> {
  const story = await currentStory(query, id);
  const normalised = { story: story.story_id };
  const after = cursor === undefined ? [null, null] : readCursor(cursor, normalised);
  const [[facets], timeline, changes, rows] = await Promise.all([
    withFacets(query, [story]),
    query<{ at: Date; articles: number; copies: number }>(selectTimeline, [story.root_id]),
    query<ChangeRow>(selectChanges, [story.story_id]),
    query<ArticleRow>(selectStoryArticles, [story.root_id, ...after, limit + 1]),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = last && rows.length > limit ? writeCursor([last.published_ms, last.article_id], normalised) : null;
  const former = changes.filter(({ story_id }) => story_id !== story.story_id).map(({ story_id }) => story_id);
  return {
    ...facets!,
    ...(id.toLowerCase() === story.story_id ? {} : { movedFrom: id.toLowerCase() }),
    formerIds: [...new Set(former)],
    timeline: timeline.map(({ at, articles, copies }) => ({ hour: instant(at), articles, copies })),
    history: changes.map(change),
    articles: { data: shown.map(article), page: { limit, nextCursor } },
  };
}

interface ChangeRow {
  readonly story_id: string;
  readonly kind: StoryChange['kind'];
  readonly into_ids: string[];
  readonly articles: number;
  readonly at: Date;
}

function change({ story_id: storyId, kind, into_ids: into, articles, at }: ChangeRow): StoryChange {
  return { storyId, kind, into, articles, at: instant(at) };
}

interface ArticleRow {
  readonly article_id: string;
  readonly headline: string | null;
  readonly url: string | null;
  readonly published: Date;
  readonly published_ms: number;
  readonly language: string;
  readonly publisher: Record<string, unknown> | null;
  readonly copy_of: string | null;
  readonly parent_id: string | null;
  readonly score: number | null;
  readonly evidence: Evidence | null;
}

function article(row: ArticleRow): StoryArticle {
  const { parent_id, score, evidence } = row;
  const follows = parent_id === null ? undefined : { articleId: parent_id, score: score!, ...(evidence ? { evidence } : {}) };
  return {
    articleId: row.article_id,
    ...(row.headline === null ? {} : { headline: row.headline }),
    ...(row.url === null ? {} : { url: row.url }),
    datePublished: instant(row.published),
    language: row.language,
    ...(row.publisher === null ? {} : { publisher: row.publisher }),
    ...(row.copy_of === null ? {} : { copyOf: row.copy_of }),
    ...(follows ? { follows } : {}),
  };
}
