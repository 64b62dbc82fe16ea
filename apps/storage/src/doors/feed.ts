import { instant } from '#events';
import type { List } from '#service';
import type { ArticleAnswer } from '../answers/article-answer.ts';
import { paragraphsAsHtml } from './html.ts';

/** What the three kinds of feed say, each in its own words. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  /** Address at which the feed is, with the query. */
  readonly self: string;
  /** Address of the page after this one. */
  readonly next: string | undefined;
  /** RFC 3339: the newest change of any entry; of an empty feed the epoch, so that it is the same at every poll. */
  readonly updated: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  /** urn:uuid of the article (RFC 9562). */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | undefined;
  /** HTML; of articles that came with their text, where the query includes it. */
  readonly content: string | undefined;
  /** RFC 3339. */
  readonly published: string;
  readonly modified: string;
  readonly authors: readonly string[];
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly language: string | undefined;
  readonly image: string | undefined;
  readonly publisher: string | undefined;
}

/** @param at where the feed is, and where it goes on; absolute addresses */
export function feedOf(
  { data, query }: List<ArticleAnswer>,
  at: { readonly self: string; readonly next?: string | undefined },
): Feed {
  const said = inWords(query.normalised);
  // Of what was withdrawn there is nothing to read.
  const shown = data.filter(({ pubStatus = 'usable' }) => pubStatus === 'usable');
  return {
    title: said === '' ? 'Khabar: all articles' : `Khabar: ${said}`,
    description: said === '' ? 'All articles, newest first' : `Articles: ${said}`,
    self: at.self,
    next: at.next,
    updated: shown.map(({ updatedAt }) => updatedAt).reduce((newest, one) => (one > newest ? one : newest), instant(new Date(0))),
    entries: shown.map((article) => entryOf(article, at.self)),
  };
}

function entryOf(article: ArticleAnswer, self: string): Entry {
  const { articleId, url, canonicalUrl, headline, description, articleBody, snippet, image, publisher } = article;
  const published = moment(article.datePublished ?? article.storedAt);
  const text = articleBody ?? snippet;
  return {
    id: `urn:uuid:${articleId}`,
    url: url ?? canonicalUrl ?? new URL(`/v1/articles/${articleId}`, self).href,
    title: headline ?? 'Untitled',
    summary: description,
    content: text === undefined ? undefined : paragraphsAsHtml(text),
    published,
    modified: article.dateModified === undefined ? published : moment(article.dateModified),
    authors: (article.author ?? []).map(({ name }) => name),
    categories: (article.topics ?? []).map(({ code, name }) => ({ code, name })),
    language: article.language?.tag ?? article.inLanguage,
    image: image?.[0]?.url,
    publisher: publisher?.name ?? publisher?.domain,
  };
}

/** A plain date is its first moment in UTC. */
function moment(date: string): string {
  return instant(new Date(date));
}

const defaults: Readonly<Record<string, unknown>> = { sort: 'published', duplicates: 'include', entityOp: 'and' };

/** The query as a title: what is asked for, parameter by parameter; the search text alone. */
function inWords(normalised: Record<string, unknown>): string {
  return Object.entries(normalised)
    .filter(([name, value]) => value !== undefined && value !== defaults[name] && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => {
      const words = Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : JSON.stringify(value);
      return name === 'q' ? words : `${name} ${words}`;
    })
    .join(', ');
}
