import { compact, withoutSource } from '../feeds/text.ts';
import { isObject, list } from './ninjs.ts';
import type { WireArticle } from './wire-article.ts';

/** newsapi.org's answer, and what others made after it: a list of articles with a title and an address each. */
export function isNewsApi(value: unknown): value is { articles: unknown[] } {
  if (!isObject(value) || !Array.isArray(value['articles'])) return false;
  return value['articles'].length === 0 || value['articles'].some((one) => isObject(one) && typeof one['title'] === 'string');
}

/** Free plans cut the text: "... [+1234 chars]". */
const cutMark = /(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$/;

export function newsApiArticles(value: { articles: unknown[] }): WireArticle[] {
  return list(value.articles)
    .filter(isObject)
    .filter(({ title }) => title !== '[Removed]')
    .map((given) => {
      const { source, content, title, description, ...rest } = given;
      const name = isObject(source) && typeof source['name'] === 'string' ? source['name'] : undefined;
      const isCut = typeof content === 'string' && cutMark.test(content);
      return compact<WireArticle>({
        ...rest,
        headline: typeof title === 'string' ? withoutSource(title, name) : undefined,
        description: typeof description === 'string' ? description : undefined,
        articleBody: typeof content === 'string' ? content.replace(cutMark, '').trim() : undefined,
        publisher: isObject(source) ? { name } : source,
        ...(isCut && { flags: ['text_cut'] }),
      });
    });
}
