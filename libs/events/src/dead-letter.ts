import { z } from 'zod';
import { sha256 } from './identity.ts';
import { type PermanentCode, permanentCodes, type PermanentError } from './permanent-error.ts';
import { instant } from './publication-date.ts';
import { originOf, REPLAY_HEADER } from './origin.ts';
import { headerText, type OutgoingMessage, type ReceivedMessage } from './received-message.ts';

/** Room for the headers that the message had itself, in bytes; those that do not fit are left out and counted. */
const MAX_ORIGINAL_HEADER_BYTES = 16_384;
const MAX_REASON_CHARACTERS = 1_000;

/** What stands in the headers of a message on `articles.dead.v1`; its key and value are those of the message that failed, byte for byte. */
export const DeadLetter = z
  .looseObject({
    topic: z.string(),
    partition: z.int().nonnegative(),
    offset: z.string().regex(/^\d+$/),
    timestamp: z
      .string()
      .regex(/^-?\d+$/)
      .optional()
      .meta({ description: 'milliseconds since 1970 of the message that failed, as they lay on the log' }),
    code: z.enum(permanentCodes),
    reason: z.string(),
    pointer: z.string().optional().meta({ description: 'RFC 6901 pointer to the field at fault' }),
    fingerprint: z.string().meta({ description: 'the same for all letters that failed in the same way' }),
    service: z.string(),
    time: z.iso.datetime(),
    attempt: z.int().positive(),
    headersLeftOut: z.int().nonnegative().optional().meta({ description: 'original headers that could not be kept' }),
    valueLeftOut: z
      .int()
      .nonnegative()
      .optional()
      .meta({ description: 'bytes of a value that the broker refuses; it lies at topic, partition and offset' }),
  })
  .meta({ id: 'DeadLetter', title: 'DeadLetter v1' });
export type DeadLetter = z.infer<typeof DeadLetter>;

const PREFIX = 'dead-';
const headerName = (field: string) => PREFIX + field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export interface Failure {
  readonly error: PermanentError;
  readonly service: string;
  readonly attempt: number;
  readonly at: Date;
}

/** The same letter for a broker that takes no message as large: the facts, and where the value lies. */
export function withoutValue({ key, value, headers }: OutgoingMessage): OutgoingMessage {
  return { key, value: null, headers: { ...headers, [headerName('valueLeftOut')]: String(value?.length ?? 0) } };
}

/** The message for `articles.dead.v1`: original bytes untouched, the facts in headers, original headers beside them as far as they fit. */
export function bury(message: ReceivedMessage, { error, service, attempt, at }: Failure): OutgoingMessage {
  const kept = originalHeaders(message.headers);
  const reason = error.message.slice(0, MAX_REASON_CHARACTERS).toWellFormed();
  const letter: DeadLetter = {
    topic: message.topic,
    partition: message.partition,
    offset: message.offset,
    timestamp: originOf(message).timestamp,
    code: error.code,
    reason,
    pointer: error.pointer || undefined,
    fingerprint: fingerprint(message.topic, service, error.code, reason),
    service,
    time: instant(at),
    attempt,
    headersLeftOut: kept.leftOut || undefined,
  };
  const facts = Object.entries(letter).filter(([, value]) => value !== undefined);
  return {
    key: message.key,
    value: message.value,
    headers: { ...kept.headers, ...Object.fromEntries(facts.map(([field, value]) => [headerName(field), String(value)])) },
  };
}

/** Reads a dead letter's facts back from its headers. @throws ZodError if they are not ours */
export function readDeadLetter({ headers }: Pick<ReceivedMessage, 'headers'>): DeadLetter {
  const text = (field: string) => headerText(headers, headerName(field));
  const number = (field: string) => (text(field) === undefined ? undefined : Number(text(field)));
  return DeadLetter.parse({
    topic: text('topic'),
    partition: number('partition'),
    offset: text('offset'),
    timestamp: text('timestamp'),
    code: text('code'),
    reason: text('reason'),
    pointer: text('pointer'),
    fingerprint: text('fingerprint'),
    service: text('service'),
    time: text('time'),
    attempt: number('attempt'),
    headersLeftOut: number('headersLeftOut'),
    valueLeftOut: number('valueLeftOut'),
  });
}

/** Sixteen hex digits over where and why; numbers in the reason (positions, sizes) do not tell failures apart. */
function fingerprint(topic: string, service: string, code: PermanentCode, reason: string): string {
  return sha256([topic, service, code, reason.replace(/\d+/g, '#')].join('\n')).slice(0, 16);
}

function originalHeaders(given: ReceivedMessage['headers']): { headers: Record<string, Buffer | string>; leftOut: number } {
  const headers: Record<string, Buffer | string> = {};
  let bytes = 0;
  let leftOut = 0;
  // what a replay goes by is kept before all else
  const first = Object.entries(given).toSorted(([a], [b]) => Number(b === REPLAY_HEADER) - Number(a === REPLAY_HEADER));
  for (const [name, value] of first) {
    const [one, ...more] = Array.isArray(value) ? value : [value];
    leftOut += more.length;
    const size = Buffer.byteLength(name) + Buffer.byteLength(one ?? '');
    const ours = name.startsWith(PREFIX); // facts of an earlier death are told anew
    if (one === undefined || one === null || name === '' || ours || bytes + size > MAX_ORIGINAL_HEADER_BYTES) {
      leftOut += ours ? 0 : 1;
      continue;
    }
    bytes += size;
    headers[name] = one;
  }
  return { headers, leftOut };
}
