import { Logger } from '@nestjs/common';
import type { Database, Query } from '#database';
import type { Entity } from '#events';
import type { ArticleRow } from '../answers/article-answer.ts';
import { Lane } from '../lane.ts';
import { locks } from '../locks.ts';
import { selectArticlesById } from '../tables/article-answers.ts';
import { lockToRelist, selectOutOfShape, tryRelistLock, upsertListed } from '../tables/listed.ts';
import { listedRow, SHAPE } from './listed-article.ts';

/** Articles in one transaction: writers of one of them wait for no more. */
const PAGE = 100;

const logger = new Logger('ListedArticles');

/** Writes anew, page by page, what an earlier version has written for lists; answers do not wait for it. */
export class ListedArticles extends Lane {
  constructor(database: Database) {
    super(() => relistPage(database), 'articles wait to be written for lists');
  }
}

/** @returns false if there was nothing to do, or another instance is at it */
function relistPage(database: Database): Promise<boolean> {
  return database.transaction(async (query) => {
    const [lock] = await query<{ locked: boolean }>(tryRelistLock, [locks.listed]);
    if (!lock!.locked) return false;
    const rows = await query<{ article_id: string }>(selectOutOfShape, [SHAPE, PAGE]);
    const ids = rows.map(({ article_id }) => article_id);
    if (ids.length === 0) return false;
    await query(lockToRelist, [ids]);
    await relist(query, ids);
    return true;
  });
}

/**
 * From the rows of articles that are locked.
 *
 * @param entities of articles whose entities are others than those that lists have shown
 */
export async function relist(
  query: Query,
  articleIds: readonly string[],
  entities: ReadonlyMap<string, readonly Entity[]> = new Map(),
): Promise<void> {
  const rows = await query<ArticleRow>(selectArticlesById, [articleIds]);
  const listed = rows.map((row) => pieces({ ...row, entities: [...(entities.get(row.article_id) ?? row.entities ?? [])] }));
  await query(upsertListed, [JSON.stringify(listed), SHAPE]);
}

/** What can't be shown in lists at all must not hold up the others. */
function pieces(row: ArticleRow): object {
  try {
    return listedRow(row);
  } catch (error) {
    logger.error(`article ${row.article_id} can't be written for lists: ${String(error)}`);
    return { article_id: row.article_id, entities: row.entities && JSON.stringify(row.entities), article: null };
  }
}
