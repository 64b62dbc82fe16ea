import type { Query } from '#database';
import { listedAnswer, type ListedRow, SHAPE } from '../listed/listed-article.ts';
import { selectArticlesById, selectListed } from '../tables/article-answers.ts';
import { articleAnswer, type ArticleRow, type ShownArticle, withoutMentions } from './article-answer.ts';

/** Articles as lists show them where no more is asked for, by their ids; those that are gone are absent. */
export async function listArticles(query: Query, ids: readonly string[]): Promise<Map<string, ShownArticle>> {
  if (ids.length === 0) return new Map();
  const listed = await query<ListedRow>(selectListed, [ids, SHAPE]);
  const articles = new Map<string, ShownArticle>(listed.map((row) => [row.article_id, listedAnswer(row)]));
  const others = ids.filter((id) => !articles.has(id));
  const rows = others.length === 0 ? [] : await query<ArticleRow>(selectArticlesById, [others]);
  for (const row of rows) articles.set(row.article_id, withoutMentions(articleAnswer(row)));
  return articles;
}
