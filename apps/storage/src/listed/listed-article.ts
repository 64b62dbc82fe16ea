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

export type ListedRow = Pick<
  ArticleRow,
  'article_id' | 'pub_status' | 'revision' | 'stored_at' | 'updated_at' | 'copy' | 'story'
> & {
  readonly article: string;
  readonly entities: string | null;
};

/** What was taken apart, with what has come of it since; in the order of ArticleAnswer. */
export function listedAnswer({ pub_status, article, entities, copy, story, ...row }: ListedRow): JsonText<ArticleAnswer> {
  const standing = JSON.stringify({
    ...(isHidden(pub_status) ? {} : { ...copy, story: story ?? undefined }),
    revision: row.revision,
    storedAt: instant(row.stored_at),
    updatedAt: instant(row.updated_at),
  });
  return new JsonText(`${article.slice(0, -1)},${standing.slice(1, -1)}${entities === null ? '' : `,"entities":${entities}`}}`);
}
