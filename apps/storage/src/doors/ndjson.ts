import { stringify } from '../json-text.ts';
import type { ShownArticle } from '../answers/article-answer.ts';

/** An article a line, as the JSON answer has it. */
export function ndjson(articles: readonly ShownArticle[]): string {
  return articles.map((article) => `${stringify(article)}\n`).join('');
}
