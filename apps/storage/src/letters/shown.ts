import { z } from 'zod';
import { instant } from '#events';

/** So much of a value is shown, in bytes; the rest is to be had as a file. */
const MAX_SHOWN_BYTES = 65_536;
const MAX_SHOWN_KEY_BYTES = 1_024;

const Bytes = z.object({
  bytes: z.int().nonnegative().meta({ description: 'how many there are' }),
  text: z.string().meta({ description: 'the beginning of them as UTF-8; what is none is U+FFFD' }),
  base64: z.string().meta({ description: 'the same beginning, byte for byte' }),
  truncated: z.boolean(),
});

export const Letter = z
  .object({
    id: z.uuid(),
    state: z.string().meta({ description: 'open, replayed (on its way), resolved (a replay came to a good end), discarded' }),
    topic: z.string(),
    partition: z.int(),
    offset: z.string(),
    articleId: z.string().nullable(),
    eventId: z.string().nullable(),
    code: z.string(),
    reason: z.string(),
    pointer: z.string().nullable().meta({ description: 'RFC 6901 pointer to the field at fault' }),
    fingerprint: z.string().meta({ description: 'the same for all that failed in the same way' }),
    service: z.string(),
    times: z.int().meta({ description: 'deaths, its replays among them' }),
    firstAt: z.string(),
    lastAt: z.string(),
    bytes: z.int().nullable().meta({ description: 'of the original value; null if it had none' }),
    valueLeftOut: z.boolean().meta({ description: 'the broker refused the value: it can be replayed only if it is patched' }),
    patched: z.boolean(),
  })
  .meta({ id: 'DeadLetter' });
export type Letter = z.infer<typeof Letter>;

export const WholeLetter = Letter.extend({
  key: Bytes.nullable(),
  headers: z.array(z.object({ name: z.string(), ...Bytes.shape })),
  value: Bytes.nullable().meta({ description: 'as it came' }),
  patchedValue: Bytes.nullable().meta({ description: 'what a replay sends instead' }),
  history: z.array(z.looseObject({ time: z.string(), what: z.string() })),
}).meta({ id: 'WholeDeadLetter' });
export type WholeLetter = z.infer<typeof WholeLetter>;

const states = { open: z.int(), replayed: z.int(), resolved: z.int(), discarded: z.int() };

export const LetterGroup = z
  .object({
    fingerprint: z.string(),
    code: z.string(),
    reason: z.string().meta({ description: 'of the last of them' }),
    topic: z.string(),
    service: z.string(),
    letters: z.int(),
    times: z.int().meta({ description: 'deaths, replays among them' }),
    states: z.object(states),
    firstAt: z.string(),
    lastAt: z.string(),
  })
  .meta({ id: 'DeadLetterGroup' });
export type LetterGroup = z.infer<typeof LetterGroup>;

export interface LetterRecord {
  readonly id: string;
  readonly state: string;
  readonly topic: string;
  readonly partition: number;
  readonly message_offset: string;
  readonly event_id: string | null;
  readonly article_id: string | null;
  readonly code: string;
  readonly reason: string;
  readonly pointer: string | null;
  readonly fingerprint: string;
  readonly service: string;
  readonly times: number;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly bytes: number | null;
  readonly value_left_out: number | null;
  readonly is_patched: boolean;
}

export interface WholeLetterRecord extends LetterRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly patched: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface HistoryRecord {
  readonly at: Date;
  readonly what: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export function letterOf(row: LetterRecord): Letter {
  return {
    id: row.id,
    state: row.state,
    topic: row.topic,
    partition: row.partition,
    offset: row.message_offset,
    articleId: row.article_id,
    eventId: row.event_id,
    code: row.code,
    reason: row.reason,
    pointer: row.pointer,
    fingerprint: row.fingerprint,
    service: row.service,
    times: row.times,
    firstAt: instant(row.first_at),
    lastAt: instant(row.last_at),
    bytes: row.value_left_out ?? row.bytes,
    valueLeftOut: row.value_left_out !== null,
    patched: row.is_patched,
  };
}

export function wholeLetterOf(row: WholeLetterRecord, history: readonly HistoryRecord[]): WholeLetter {
  return {
    ...letterOf(row),
    key: shown(row.key, MAX_SHOWN_KEY_BYTES),
    headers: Object.entries(row.headers).map(([name, base64]) => ({
      name,
      ...shown(Buffer.from(base64, 'base64'), MAX_SHOWN_KEY_BYTES)!,
    })),
    value: shown(row.value, MAX_SHOWN_BYTES),
    patchedValue: shown(row.patched, MAX_SHOWN_BYTES),
    history: history.map(({ at, what, facts }) => ({ ...facts, time: instant(at), what })),
  };
}

/** Bytes of anyone's making as data in JSON: nothing that reads it takes it for a page, a script or a command. */
function shown(bytes: Buffer | null, most: number): z.infer<typeof Bytes> | null {
  if (bytes === null) return null;
  const part = bytes.subarray(0, most);
  return { bytes: bytes.length, text: part.toString('utf8'), base64: part.toString('base64'), truncated: bytes.length > most };
}
