import { type Circumstances, normalise } from './normalise.ts';
import { PermanentError } from './permanent-error.ts';
import type { Article } from './raw-article.ts';
import { MAX_VALUE_BYTES } from './topics.ts';

/**
 * What every way in does with what it was given, before it publishes: the same article and the same refusal, whichever way it came.
 *
 * @param method of provenance, unless the publisher says one: http, feed, cli
 * @throws PermanentError what normalise() throws, and too_large
 */
export function takeIn(given: unknown, method: string, circumstances: Circumstances): Article {
  const article = normalise(given, circumstances);
  article.provenance = { method, ...article.provenance };
  const bytes = Buffer.byteLength(JSON.stringify(article));
  if (bytes > MAX_VALUE_BYTES) throw new PermanentError('too_large', `${bytes} bytes as JSON; ${MAX_VALUE_BYTES} are taken`);
  return article;
}
