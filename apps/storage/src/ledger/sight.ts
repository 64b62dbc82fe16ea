import { type Article, decodeRaw, headerText, normalise, readEvent, type ReceivedMessage, stableId } from '#events';
import { urlKey } from '../keys.ts';

/** What can be told of a raw message, usable or not. */
export interface Sight {
  readonly eventId: string;
  readonly articleId?: string | undefined;
  readonly urlKey?: string | undefined;
}

/**
 * Never throws: a message that no decoder takes is known by its place, and by as much of an id and an address as can be read, so that
 * its publisher finds it under the id that it would have had.
 */
export function sightOf(message: ReceivedMessage): Sight {
  try {
    const { id, data } = decodeRaw(message);
    return { eventId: id, articleId: data.articleId.toLowerCase(), urlKey: urlKey(data.canonicalUrl ?? data.url) };
  } catch {
    return partOf(message);
  }
}

function partOf(message: ReceivedMessage): Sight {
  try {
    const { id, source, data } = readEvent(message);
    const article = asIfItHadText(data, message.timestamp, source);
    if (!article) return { eventId: id };
    const url = article.canonicalUrl ?? article.url;
    return { eventId: id, urlKey: urlKey(url), articleId: article.articleId.toLowerCase() };
  } catch {
    const { headers, topic, partition, offset } = message;
    const given = headerText(headers, 'ce_id')?.replaceAll('\0', '').toWellFormed().trim();
    return { eventId: given && given.length <= 1024 ? given : stableId('event', topic, String(partition), offset) };
  }
}

/** Undefined unless a given id or an address names the article: the headline that is put in would make an id that nobody knows. */
function asIfItHadText(data: unknown, receivedAt: Date, source: string | undefined): Article | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined;
  const read = (headline: string) => normalise({ ...data, headline, flags: [] }, { receivedAt, source });
  const [one, other] = [read('-'), read('--')];
  return one.articleId === other.articleId ? one : undefined;
}
