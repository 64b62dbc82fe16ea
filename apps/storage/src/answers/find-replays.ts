import { validate as isUuid } from 'uuid';
import type { Query } from '#database';
import { Problem } from '#service';
import { type Replay, replayOf, type ReplayRow } from '../letters/replays.ts';
import { selectReplay, selectReplays } from '../tables/replay.ts';
import type { List } from './list.ts';

/** @throws Problem 404 */
export async function findReplay(query: Query, id: string): Promise<Replay> {
  const [row] = isUuid(id) ? await query<ReplayRow>(selectReplay, [id]) : [];
  if (!row) throw new Problem(404, 'replay_not_found', `No replay has the id ${id.slice(0, 100)}`);
  return replayOf(row);
}

/** The last ones, newest first. */
export async function findReplays(query: Query): Promise<List<Replay>> {
  const data = (await query<ReplayRow>(selectReplays)).map(replayOf);
  return { data, page: { limit: data.length, nextCursor: null }, query: { normalised: {}, warnings: [] } };
}
