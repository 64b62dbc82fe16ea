import { stringify } from 'csv-stringify/sync';
import type { ArticleAnswer } from '../answers/article-answer.ts';

/** Between the values of a column that has several. */
const BETWEEN = '; ';

type Column = (article: ArticleAnswer) => string | number | undefined;

/** In this order; new ones go to the end, before articleBody. */
const columns: Readonly<Record<string, Column>> = {
  articleId: ({ articleId }) => articleId,
  url: ({ url }) => url,
  headline: ({ headline }) => headline,
  description: ({ description }) => description,
  datePublished: ({ datePublished }) => datePublished,
  dateModified: ({ dateModified }) => dateModified,
  storedAt: ({ storedAt }) => storedAt,
  language: ({ language, inLanguage }) => language?.tag ?? inLanguage,
  publisherName: ({ publisher }) => publisher?.name,
  publisherDomain: ({ publisher }) => publisher?.domain,
  publisherCountry: ({ publisher }) => publisher?.country,
  agency: ({ agency }) => agency,
  author: ({ author }) => author?.map(({ name }) => name).join(BETWEEN),
  articleSection: ({ articleSection }) => articleSection,
  keywords: ({ keywords }) => keywords?.join(BETWEEN),
  entityIds: (article) => article.entities?.map(({ id }) => id).join(BETWEEN),
  entityNames: (article) => article.entities?.map(({ name }) => name).join(BETWEEN),
  topicCodes: ({ topics }) => topics?.map(({ code }) => code).join(BETWEEN),
  topicNames: ({ topics }) => topics?.map(({ name }) => name).join(BETWEEN),
  storyId: ({ story }) => story?.id,
  copyOf: ({ copyOf }) => copyOf,
  revision: ({ revision }) => revision,
  pubStatus: ({ pubStatus }) => pubStatus ?? 'usable',
  flags: ({ flags }) => flags?.join(BETWEEN),
};
const withText: Readonly<Record<string, Column>> = {
  ...columns,
  articleBody: ({ articleBody, snippet }) => articleBody ?? snippet,
};

/**
 * RFC 4180: a header, lines that end in CR LF, quotes doubled. What a spreadsheet would take for a formula has an apostrophe before it, as
 * OWASP advises.
 *
 * @returns lines of some articles, for one body out of several
 */
export function csvWriter(withBody: boolean): (articles: readonly ArticleAnswer[], first: boolean) => string {
  const shown = Object.entries(withBody ? withText : columns);
  return (articles, first) =>
    stringify(
      articles.map((article) => shown.map(([, column]) => column(article))),
      { header: first, columns: shown.map(([name]) => name), record_delimiter: 'windows', escape_formulas: true },
    );
}
