import type { z } from 'zod';
import { clean } from './clean.ts';
import { type CloudEvent, readEvent } from './cloud-events.ts';
import { EnrichedArticle } from './enriched-article.ts';
import { normalise } from './normalise.ts';
import { PermanentError } from './permanent-error.ts';
import type { Article } from './raw-article.ts';
import type { ReceivedMessage } from './received-message.ts';
import { MAX_MESSAGE_BYTES, MAX_VALUE_BYTES } from './topics.ts';

/** From a message of `articles.raw.v1` to an article that every later step can rely on. @throws PermanentError */
export function decodeRaw(message: ReceivedMessage): CloudEvent<Article> {
  refuseOver(MAX_VALUE_BYTES, message);
  const event = readEvent(message);
  return { ...event, data: normalise(event.data, { receivedAt: message.timestamp, source: event.source }) };
}

/** From a message of `articles.enriched.v1` to what storage writes. @throws PermanentError */
export function decodeEnriched(message: ReceivedMessage): CloudEvent<EnrichedArticle> {
  refuseOver(MAX_MESSAGE_BYTES, message);
  const event = readEvent(message);
  const { value, changed } = clean(event.data, '\uFFFD'); // one unit for one unit: mentions' offsets hold
  const data = check(EnrichedArticle, value);
  if (changed) data.article.flags = [...new Set([...(data.article.flags ?? []), 'sanitized'])];
  return { ...event, data };
}

function refuseOver(limit: number, { value }: ReceivedMessage): void {
  if (value && value.length > limit) throw new PermanentError('too_large', `${value.length} bytes; ${limit} are taken`);
}

/** @throws PermanentError invalid_shape, with the pointer of the first field at fault */
function check<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PermanentError('not_an_object', 'an event holds a JSON object');
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  throw new PermanentError('invalid_shape', `${pointer}: ${message}`, pointer);
}
