import { randomUUID } from 'node:crypto';
import type { Database, Query } from '#database';
import { type OutgoingMessage, type ReceivedMessage, REPLAY_HEADER } from '#events';
import { type EventProducer, RefusedAsTooLarge } from '#kafka';
import { Problem } from '#service';
import {
  discardLetters,
  lockForReplay,
  lockLetter,
  markRefused,
  markReplayed,
  patchLetter,
  selectHistory,
  selectLetter,
} from '../tables/dead-letter-answers.ts';
import { insertReplay } from '../tables/replay.ts';
import { type LetterFilter, normalised, whereLetters, whereReplayable } from './letter-filter.ts';
import { type JsonPatch, patched, replayableTopics } from './patch.ts';
import { type HistoryRecord, type WholeLetter, type WholeLetterRecord, wholeLetterOf } from './shown.ts';

/** @throws Problem 404 */
export async function readLetter(query: Query, id: string): Promise<WholeLetter> {
  const [row] = await query<WholeLetterRecord>(selectLetter, [id]);
  if (!row) throw noLetter(id);
  return wholeLetterOf(row, await query<HistoryRecord>(selectHistory, [id]));
}

/** Bytes of the value as they came, or as they were patched. @throws Problem 404 */
export async function readValue(query: Query, id: string): Promise<Buffer> {
  const [row] = await query<WholeLetterRecord>(selectLetter, [id]);
  if (!row) throw noLetter(id);
  return row.patched ?? row.value ?? Buffer.alloc(0);
}

/** Mends a letter's value; what came stays beside it. @throws Problem 404, 409, 422 */
export async function mendLetter(database: Database, id: string, operations: JsonPatch): Promise<void> {
  await database.transaction(async (query) => {
    const [row] = await query<WholeLetterRecord>(lockLetter, [id]);
    if (!row) throw noLetter(id);
    mayBeSent(row);
    const bytes = patched(messageOf(row), operations);
    await query(patchLetter, [id, bytes, JSON.stringify({ operations })]);
  });
}

/** Publishes one letter again, now. @throws Problem 404, 409; RetryableError the broker is away, and nothing has changed */
export async function replayLetter(database: Database, producer: EventProducer, id: string): Promise<void> {
  await database.transaction(async (query) => {
    const [row] = await query<WholeLetterRecord>(lockLetter, [id]);
    if (!row) throw noLetter(id);
    mayBeSent(row);
    if (row.value_left_out !== null && !row.is_patched)
      throw new Problem(
        409,
        'value_not_kept',
        `The value was too large to be kept; it lay at ${row.topic}[${row.partition}]@${row.message_offset}. Patch the whole, path "".`,
      );
    const { refused } = await sendAgain(query, producer, [id], {});
    if (refused.length > 0) throw new Problem(409, 'refused_as_too_large', 'The broker takes no message as large.');
  });
}

/**
 * Publishes letters to the topic they came from, key and headers as they were, within the caller's transaction: the letters are marked and
 * locked first, so that a replay that fails again, or comes to a good end, is told after.
 *
 * @returns ids of those that the broker would not take; all others are out
 * @throws RetryableError the broker is away
 */
export async function sendAgain(
  query: Query,
  producer: EventProducer,
  ids: readonly string[],
  facts: object,
): Promise<{ sent: string[]; refused: string[] }> {
  const rows = (
    await query<Pick<WholeLetterRecord, 'id' | 'topic' | 'state' | 'key' | 'value' | 'headers'>>(lockForReplay, [ids])
  ).filter(({ state, topic }) => state !== 'resolved' && replayableTopics.includes(topic));
  await query(markReplayed, [rows.map(({ id }) => id), JSON.stringify(facts)]);
  const refused: string[] = [];
  for (const topic of new Set(rows.map((row) => row.topic))) {
    let waiting = rows
      .filter((row) => row.topic === topic)
      .map(({ id, key, value, headers }): [string, OutgoingMessage] => [
        id,
        { key, value, headers: { ...bytesOf(headers), [REPLAY_HEADER]: id } },
      ]);
    while (waiting.length > 0) {
      try {
        await producer.send(
          topic,
          waiting.map(([, message]) => message),
        );
        break;
      } catch (error) {
        if (!(error instanceof RefusedAsTooLarge)) throw error;
        const at = waiting.findIndex(([, message]) => message === error.refused); // those before it are out
        refused.push(waiting[at]![0]);
        waiting = waiting.slice(at + 1);
      }
    }
  }
  if (refused.length > 0) await query(markRefused, [refused]);
  return { sent: rows.map(({ id }) => id).filter((id) => !refused.includes(id)), refused };
}

/** Begins to replay all that fit. @returns the id of the replay */
export async function beginReplay(database: Database, filter: LetterFilter): Promise<string> {
  const id = randomUUID();
  const where = whereReplayable(filter);
  await database.query(
    insertReplay(String(where), where.value(id), where.value(JSON.stringify(normalised(filter)))),
    where.parameters,
  );
  return id;
}

/** Sets letters aside for good. @returns how many; those that are resolved or discarded already stay as they are */
export async function discard(database: Database, filter: LetterFilter & { id?: string }, why: string): Promise<number> {
  const where = whereLetters(filter);
  if (filter.id !== undefined) where.and(`d.id = ${where.value(filter.id)}`);
  return (await database.query(discardLetters(String(where), where.value(why)), where.parameters)).length;
}

/** @throws Problem 409 */
function mayBeSent({ state, topic }: WholeLetterRecord): void {
  if (state === 'resolved') throw new Problem(409, 'letter_resolved', 'A replay of it has come to a good end already.');
  if (!replayableTopics.includes(topic))
    throw new Problem(
      409,
      'topic_not_replayable',
      `Letters of ${topic} are not ours to publish: ${replayableTopics.join(', ')} are.`,
    );
}

function messageOf({
  topic,
  partition,
  message_offset: offset,
  key,
  value,
  patched: mended,
  headers,
  first_at,
}: WholeLetterRecord): ReceivedMessage {
  return { topic, partition, offset, key, value: mended ?? value, headers: bytesOf(headers), timestamp: first_at };
}

function bytesOf(headers: Readonly<Record<string, string>>): Record<string, Buffer> {
  return Object.fromEntries(Object.entries(headers).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]));
}

export function noLetter(id: string): Problem {
  return new Problem(404, 'dead_letter_not_found', `No dead letter has the id ${id.slice(0, 100)}`);
}
