import type { ArticleAnswer } from '../answers/article-answer.ts';

/** An article a line, as the JSON answer has it. */
export function ndjson(articles: readonly ArticleAnswer[]): string {
  return articles.map((article) => `${JSON.stringify(article)}\n`).join('');
}
