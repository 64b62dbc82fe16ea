import { z } from 'zod';
import { LetterFilter, normalised, whereLetters } from '../letters/letter-filter.ts';
import { Letter, LetterGroup, letterOf, type LetterRecord } from '../letters/shown.ts';
import type { Query } from '#database';
import { instant } from '#events';
import { countLetterGroups, countLetters, selectLetterGroups, selectLetters } from '../tables/dead-letter-answers.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { List } from './list.ts';
import { cursor, limit, oneOf } from './parameters.ts';

export const LettersQuery = z.object({
  view: oneOf(['groups', 'letters'])
    .default('groups')
    .meta({ description: 'groups: those that failed in the same way, as one; letters: each by itself' }),
  ...LetterFilter.shape,
  limit,
  cursor,
});
export type LettersQuery = z.infer<typeof LettersQuery>;

export const LetterOrGroup = z.union([LetterGroup, Letter]);

interface GroupRow extends Omit<LetterRecord, 'id'> {
  readonly letters: number;
  readonly open: number;
  readonly replayed: number;
  readonly resolved: number;
  readonly discarded: number;
  readonly sort_ms: string;
}

/** A page of groups or of letters, last died first. @throws Problem 400 for a cursor that is not of this query */
export async function findLetters(query: Query, asked: LettersQuery): Promise<List<z.infer<typeof LetterOrGroup>>> {
  const { view, limit: size, cursor: from, ...filter } = asked;
  const understood = { view, ...normalised(filter) };
  const after = from === undefined ? undefined : readCursor(from, understood);
  const where = whereLetters(filter);
  const counting = view === 'groups' ? countLetterGroups : countLetters;
  const total = await query<{ count: number }>(counting(String(where)), [...where.parameters]);
  const isBehind = (ms: string, key: string) =>
    after ? `(${ms}, ${key}) < (${where.value(after[0])}, ${where.value(after[1])})` : undefined;
  let rows: { data: z.infer<typeof LetterOrGroup>; position: [number, string] }[];
  if (view === 'groups') {
    const behind = isBehind('sort_ms', 'fingerprint');
    const found = await query<GroupRow>(
      selectLetterGroups(String(where), behind ? `where ${behind}` : '', where.value(size + 1)),
      where.parameters,
    );
    rows = found.map((row) => ({ data: groupOf(row), position: [Number(row.sort_ms), row.fingerprint] }));
  } else {
    const behind = isBehind('(extract(epoch from d.last_at) * 1000)::bigint', 'd.id');
    if (behind) where.and(behind);
    const found = await query<LetterRecord & { sort_ms: string }>(
      selectLetters(String(where), where.value(size + 1)),
      where.parameters,
    );
    rows = found.map((row) => ({ data: letterOf(row), position: [Number(row.sort_ms), row.id] }));
  }
  const shown = rows.slice(0, size);
  const nextCursor = rows.length > size ? writeCursor(shown.at(-1)!.position, understood) : null;
  return {
    data: shown.map(({ data }) => data),
    page: { limit: size, nextCursor, total: { value: total[0]!.count, relation: 'eq' } },
    query: { normalised: understood, warnings: [] },
  };
}

function groupOf(row: GroupRow): LetterGroup {
  const { open, replayed, resolved, discarded } = row;
  return {
    fingerprint: row.fingerprint,
    code: row.code,
    reason: row.reason,
    topic: row.topic,
    service: row.service,
    letters: row.letters,
    times: row.times,
    states: { open, replayed, resolved, discarded },
    firstAt: instant(row.first_at),
    lastAt: instant(row.last_at),
  };
}

/** How many fit. */
export async function countOf(query: Query, where: { parameters: unknown[]; toString(): string }): Promise<number> {
  const [row] = await query<{ count: number }>(countLetters(String(where)), where.parameters);
  return row!.count;
}
