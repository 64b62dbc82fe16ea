import { type Entity, instant } from '#events';
import { type ArticleAnswer, articleAnswer, type ArticleRow, withoutMentions } from '../answers/article-answer.ts';
import { JsonText } from '../json-text.ts';
import { isHidden } from '../write/rows.ts';

/**
 * Of the texts that listedRow() makes. To be raised by one whenever they come out otherwise: what has a lower one is put together from its
 * rows when it is asked for, until it has been written anew (relist.ts).
 */
export const SHAPE = 1;

type Kept = Pick<
  ArticleRow,
  'article_id' | 'revision' | 'pub_status' | 'search_truncated' | 'doc' | 'findings' | 'topics' | 'entities'
>;

/** An article as lists show it, as a row of article_listed. */
export function listedRow(kept: Kept): { article_id: string; entities: string | null; article: string } {
  const never = new Date(0);
  const others = { search_config: '', copy: null, story: null, body: null, body_html: null, stored_at: never, updated_at: never };
  const whole = withoutMentions(articleAnswer({ ...kept, ...others }));
  const { entities, revision: _number, storedAt: _then, updatedAt: _later, ...article } = whole;
  return {
    article_id: kept.article_id,
    entities: entities ? listedEntities(entities) : null,
    article: JSON.stringify(article),
  };
}

export const listedEntities = (entities: readonly Partial<Entity>[]): string =>
  JSON.stringify(entities.map(({ mentions: _bulky, ...facts }) => facts));

export interface ListedRow extends Pick<ArticleRow, 'article_id' | 'pub_status' | 'revision' | 'stored_at' | 'updated_at'> {
  readonly article: string;
  readonly entities: string | null;
  readonly copy_of: string | null;
  readonly similarity: number | null;
  readonly containment: number | null;
  readonly story_id: string | null;
  readonly story_title: string | null;
  readonly article_count: number | null;
  readonly copy_count: number | null;
  readonly source_count: number | null;
}

/** What was taken apart, with what has come of it since; in the order of ArticleAnswer. */
export function listedAnswer({ article, entities, ...row }: ListedRow): JsonText<ArticleAnswer> {
  const standing = JSON.stringify({
    ...(isHidden(row.pub_status) ? {} : amongOthers(row)),
    revision: row.revision,
    storedAt: instant(row.stored_at),
    updatedAt: instant(row.updated_at),
  });
  return new JsonText(`${article.slice(0, -1)},${standing.slice(1, -1)}${entities === null ? '' : `,"entities":${entities}`}}`);
}

/** How it stands to other articles. */
function amongOthers(row: Omit<ListedRow, 'article' | 'entities'>): object {
  return {
    ...(row.copy_of !== null && { copyOf: row.copy_of, similarity: row.similarity, containment: row.containment }),
    ...(row.story_id !== null && {
      story: {
        id: row.story_id,
        title: row.story_title ?? undefined,
        articleCount: row.article_count,
        copyCount: row.copy_count,
        independentSourceCount: row.source_count,
      },
    }),
  };
}
