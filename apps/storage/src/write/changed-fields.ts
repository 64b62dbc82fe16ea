import { isDeepStrictEqual } from 'node:util';
import { hasNoText, type RawArticle } from '#events';

/** How an article came here, and what is made from its other fields: no change that a reader would call one. */
const aside = new Set(['articleId', 'canonicalUrl', 'date', 'provenance', 'flags', 'articleBodyHtml']);

/** Fields in which an article differs from its revision before, in the order of the contract. A retraction without a text changes pubStatus alone. */
export function changedFields(before: RawArticle, after: RawArticle): string[] {
  if (hasNoText(after)) return (before.pubStatus ?? 'usable') === after.pubStatus ? [] : ['pubStatus'];
  const fields = new Set([...Object.keys(after), ...Object.keys(before)]);
  return [...fields].filter((field) => !aside.has(field) && !isDeepStrictEqual(valueOf(before, field), valueOf(after, field)));
}

function valueOf(article: RawArticle, field: string): unknown {
  if (field === 'pubStatus') return article.pubStatus ?? 'usable';
  // a date of receipt is that of the message, not of the article
  if (field === 'datePublished' && article.date?.source === 'received') return undefined;
  return article[field];
}
