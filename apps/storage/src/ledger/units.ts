import {
  type CloudEvent,
  type DeadLetter,
  type EnrichedArticle,
  type Origin,
  originId,
  originOf,
  type ReceivedMessage,
} from '#events';
import { urlKey } from '../keys.ts';
import type { Outcome } from '../write/outcome.ts';
import type { Sight } from './sight.ts';

/** What one of the three sides knows of a unit; a row as noteUnits takes it. Times are milliseconds since 1970. */
export interface Unit {
  readonly origin: string;
  readonly topic: string;
  readonly partition: number;
  readonly message_offset: string;
  readonly received_ms?: number | undefined;
  readonly event_id?: string | undefined;
  readonly article_id?: string | undefined;
  readonly url_key?: string | undefined;
  readonly enriched_ms?: number | undefined;
  readonly enriched_partition?: number | undefined;
  readonly enriched_offset?: string | undefined;
  readonly outcome?: Outcome | 'dead' | undefined;
  readonly service?: string | undefined;
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
  /** The letter that it is a replay of, else the one that it became. */
  readonly letter_id?: string | undefined;
}

/** Of a message on articles.raw.v1. */
export function receivedUnit(message: ReceivedMessage, { eventId, articleId, urlKey: url }: Sight): Unit {
  const origin = originOf(message);
  return {
    ...place(origin),
    received_ms: message.timestamp.getTime(),
    event_id: eventId,
    article_id: articleId,
    url_key: url,
    letter_id: origin.replayOf,
  };
}

/** Of a message on articles.enriched.v1 that storage has dealt with. One that was not made of a raw one was received here. */
export function outcomeUnit(message: ReceivedMessage, { id, data }: CloudEvent<EnrichedArticle>, outcome: Outcome): Unit {
  const own = originOf(message);
  const origin = originOfEnriched(own, data.origin);
  const isDirect = origin === own;
  const { article } = data;
  return {
    ...place(origin),
    received_ms: isDirect ? message.timestamp.getTime() : undefined,
    event_id: isDirect ? id : data.rawEventId,
    article_id: data.articleId.toLowerCase(),
    url_key: urlKey(article.canonicalUrl ?? article.url),
    enriched_ms: message.timestamp.getTime(),
    enriched_partition: message.partition,
    enriched_offset: message.offset,
    outcome,
    service: 'storage',
    letter_id: origin.replayOf,
  };
}

/**
 * Of a message that died; `made` is the origin that it names, if it is an enriched one that can be read.
 *
 * @param message the one that died, as it lay on its own topic
 */
export function deadUnit(
  message: ReceivedMessage,
  { service, code, reason }: Pick<DeadLetter, 'service' | 'code' | 'reason'>,
  { eventId, articleId, urlKey: url }: Partial<Sight>,
  { isRaw, made }: { isRaw: boolean; made?: Origin | undefined },
): Unit {
  const own = originOf(message);
  const origin = isRaw ? own : originOfEnriched(own, made);
  return {
    ...place(origin),
    received_ms: !isRaw && origin === own ? message.timestamp.getTime() : undefined,
    event_id: eventId,
    article_id: articleId,
    url_key: url,
    ...(isRaw
      ? {}
      : { enriched_ms: message.timestamp.getTime(), enriched_partition: message.partition, enriched_offset: message.offset }),
    outcome: 'dead',
    service,
    code,
    reason,
    letter_id: origin.replayOf ?? originId(origin),
  };
}

/** One row a unit, the first that says how it ended: a statement can't touch a row twice. */
export function onePerOrigin(units: readonly Unit[]): Unit[] {
  const rows = new Map<string, Unit>();
  for (const unit of units) {
    const before = rows.get(unit.origin);
    if (!before || (!before.outcome && unit.outcome)) rows.set(unit.origin, unit);
  }
  return [...rows.values()];
}

/** A letter that is published to articles.enriched.v1 again is a message that came in: its value still names the first one. */
function originOfEnriched(own: Origin, made: Origin | undefined): Origin {
  return own.replayOf === undefined && made ? made : own;
}

function place(origin: Origin) {
  const { topic, partition, offset } = origin;
  return { origin: originId(origin), topic, partition, message_offset: offset };
}
