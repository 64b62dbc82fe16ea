import { PermanentError } from './permanent-error.ts';
import { instant } from './publication-date.ts';
import { headerText, type OutgoingMessage, type ReceivedMessage } from './received-message.ts';
import { stableId } from './identity.ts';

/** The types of our events: CloudEvents `type`. */
export const eventTypes = {
  raw: 'khabar.article.raw.v1',
  enriched: 'khabar.article.enriched.v1',
  stored: 'khabar.article.stored.v1',
  updated: 'khabar.article.updated.v1',
  withdrawn: 'khabar.article.withdrawn.v1',
} as const;
type EventType = (typeof eventTypes)[keyof typeof eventTypes];

/** CloudEvents 1.0 attributes that we use, with W3C Trace Context's traceparent as an extension. */
export interface Envelope {
  readonly id: string;
  readonly type?: string | undefined;
  readonly source?: string | undefined;
  readonly subject?: string | undefined;
  readonly time?: string | undefined;
  readonly traceparent?: string | undefined;
  /** Header `khabar-reenrich`: the run that publishes a stored article once more, to be enriched anew and nothing else. */
  readonly reenrichment?: string | undefined;
}

const REENRICHMENT_HEADER = 'khabar-reenrich';

export interface CloudEvent<T> extends Envelope {
  readonly data: T;
}

/** An event in CloudEvents' binary mode (Kafka binding §3.2): attributes in headers, data alone in the value. */
export function toMessage(event: CloudEvent<object> & { type: EventType; source: string; subject: string }): OutgoingMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.id,
    ce_type: event.type,
    ce_source: event.source,
    ce_subject: event.subject,
    ce_time: event.time ?? instant(new Date()),
    'content-type': 'application/json',
  };
  if (event.traceparent) headers['traceparent'] = event.traceparent;
  if (event.reenrichment) headers[REENRICHMENT_HEADER] = event.reenrichment;
  return { key: event.subject, value: JSON.stringify(event.data), headers };
}

/**
 * Takes an event in any of the three ways it may come: binary mode, structured mode (by content-type, or by the looks of it where a
 * producer can set no headers), or bare JSON. One without an id of its own is named by where it lies on the log, which a
 * redelivery does not change.
 *
 * @throws PermanentError empty, not_utf8, not_json, invalid_shape
 */
export function readEvent(message: ReceivedMessage): CloudEvent<unknown> {
  const { headers, topic, partition, offset } = message;
  const parsed = parse(message.value);
  const place = stableId('event', topic, String(partition), offset);
  const structured = asStructured(parsed, headerText(headers, 'content-type'));
  const traceparent = headerText(headers, 'traceparent');
  if (structured) {
    const { id, type, source, subject, time } = structured;
    const own = attribute(structured['traceparent']) ?? traceparent;
    return {
      id: attribute(id) ?? place,
      type: attribute(type),
      source: attribute(source),
      subject: attribute(subject),
      time: attribute(time),
      traceparent: own,
      data: structuredData(structured),
    };
  }
  const header = (name: string) => attribute(headerText(headers, `ce_${name}`));
  return {
    id: header('id') ?? place,
    type: header('type'),
    source: header('source'),
    subject: header('subject'),
    time: header('time'),
    traceparent,
    reenrichment: attribute(headerText(headers, REENRICHMENT_HEADER)),
    data: parsed,
  };
}

/** Attributes become ids, labels and log lines: short clean text or nothing. */
function attribute(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').toWellFormed().trim();
  return text === '' || text.length > 1024 ? undefined : text;
}

function parse(value: Buffer | null): unknown {
  if (value === null || value.length === 0)
    throw new PermanentError('empty', value === null ? 'no value (a tombstone)' : 'a value of no bytes');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(value);
  } catch (cause) {
    throw new PermanentError('not_utf8', 'the value is not UTF-8 text', '', { cause });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    // V8's message quotes the text; it must not carry an article, or control characters, into logs and headers
    const position = /position \d+/.exec(String(cause))?.[0] ?? 'its end';
    throw new PermanentError('not_json', `the value is not JSON: fault at ${position}`, '', { cause });
  }
}

type Structured = Record<string, unknown>;

function asStructured(parsed: unknown, contentType: string | undefined): Structured | undefined {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const looksIt = 'specversion' in parsed && 'type' in parsed && ('data' in parsed || 'data_base64' in parsed);
  return looksIt || contentType?.startsWith('application/cloudevents+json') ? (parsed as Structured) : undefined;
}

function structuredData({ data, data_base64: base64 }: Structured): unknown {
  if (typeof base64 === 'string') return parse(Buffer.from(base64, 'base64'));
  if (data === undefined) throw new PermanentError('invalid_shape', 'a structured CloudEvent without data', '/data');
  return data;
}
