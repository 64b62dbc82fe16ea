import {
  DeadLetter,
  type Origin,
  Origin as OriginSchema,
  originId,
  originOf,
  readDeadLetter,
  readEvent,
  type ReceivedMessage,
  topics,
} from '#events';
import { type Sight, sightOf } from '../ledger/sight.ts';
import { deadUnit, type Unit } from '../ledger/units.ts';

/** A message of articles.dead.v1, read: the facts of the death, and the message that died as it lay on its own topic. */
export interface Death {
  readonly letter: DeadLetter;
  readonly message: ReceivedMessage;
}

const FACTS = 'dead-';

/** Never throws. @returns undefined for a message on the topic that no service of ours has put there */
export function readDeath(dead: ReceivedMessage): Death | undefined {
  let letter: DeadLetter;
  try {
    letter = readDeadLetter(dead);
  } catch {
    return undefined;
  }
  const { topic, partition, offset, timestamp } = letter;
  const headers = Object.fromEntries(Object.entries(dead.headers).filter(([name]) => !name.startsWith(FACTS)));
  const loggedMs = timestamp ?? String(dead.timestamp.getTime());
  const at = new Date(Number(loggedMs));
  const time = at.getTime() > 0 ? at : dead.timestamp;
  return { letter, message: { topic, partition, offset, key: dead.key, value: dead.value, headers, timestamp: time, loggedMs } };
}

/** A letter and its death as the statements of tables/dead-letter.ts take them; bytes are base64. */
export interface LetterRow {
  /** Of the letter that this death belongs to: that of the first message that died. */
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly message_offset: string;
  readonly event_id?: string | undefined;
  readonly article_id?: string | undefined;
  readonly key: string | null;
  readonly value: string | null;
  readonly value_left_out?: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly fingerprint: string;
  readonly code: string;
  readonly reason: string;
  readonly pointer?: string | undefined;
  readonly service: string;
  readonly time: string;
  /** Of this one death. */
  readonly mark: string;
}

/** What a death means for inbox and ledger. No unit: the letter is of a topic, or from a time, that the ledger does not count. */
export function accountsOf({ letter, message }: Death): { row: LetterRow; unit?: Unit } {
  const isRaw = letter.topic === topics.raw.name;
  const read: Read = isRaw ? sightOf(message) : readEnriched(message);
  const facts = { service: storable(letter.service), code: letter.code, reason: storable(letter.reason) };
  const unit = deadUnit(message, facts, read, { isRaw, made: read.origin });
  const isCounted = (isRaw || letter.topic === topics.enriched.name) && letter.timestamp !== undefined;
  const row: LetterRow = {
    ...facts,
    id: unit.letter_id!,
    topic: storable(letter.topic),
    partition: letter.partition,
    message_offset: letter.offset,
    event_id: read.eventId,
    article_id: read.articleId,
    key: base64(message.key),
    value: letter.valueLeftOut === undefined ? base64(message.value) : null,
    value_left_out: letter.valueLeftOut,
    headers: headersOf(message.headers),
    fingerprint: storable(letter.fingerprint),
    pointer: letter.pointer === undefined ? undefined : storable(letter.pointer),
    time: letter.time,
    mark: originId(originOf(message)),
  };
  return isCounted ? { row, unit } : { row };
}

type Read = Partial<Sight> & { origin?: Origin };

/** The origin that an enriched event names, and whose it is, if that much of it can be read. */
function readEnriched(message: ReceivedMessage): Read {
  try {
    const { id, data } = readEvent(message);
    const { origin, articleId, rawEventId } = data as Record<string, unknown>;
    const made = OriginSchema.safeParse(origin).data;
    const uuid = typeof articleId === 'string' && /^[0-9a-f-]{36}$/i.test(articleId) ? articleId.toLowerCase() : undefined;
    return { eventId: made && typeof rawEventId === 'string' ? storable(rawEventId) : id, articleId: uuid, origin: made };
  } catch {
    return {};
  }
}

/** Names and bytes; the first value of each. */
function headersOf(given: ReceivedMessage['headers']): Record<string, string> {
  const entries = Object.entries(given).flatMap(([name, value]) => {
    const one = Array.isArray(value) ? value[0] : value;
    return one === undefined || one === null ? [] : [[storable(name), base64(Buffer.from(one))!] as const];
  });
  return Object.fromEntries(entries);
}

function base64(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('base64');
}

/** What comes from outside, as Postgres takes it. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
