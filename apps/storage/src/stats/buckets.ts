import type { Query } from '#database';
import { instant } from '#events';
import { badQuery } from '#service';
import { selectEdges } from '../tables/rollup-answers.ts';
import type { Stretch } from './cover.ts';
import { type Interval, MAX_BUCKETS } from './stats-query.ts';

/** SQLSTATE: a zone that the database has never heard of, since it is older or newer than what Node knows. */
const INVALID_VALUE = '22023';
const MINUTE_MS = 60_000;

/** The shortest that there is, and steps that are shorter still. */
const lengths: Readonly<Record<Interval, { least: number; step: string }>> = {
  hour: { least: 30 * MINUTE_MS, step: '30 minutes' },
  day: { least: 23 * 60 * MINUTE_MS, step: '12 hours' },
  week: { least: 6.9 * 24 * 60 * MINUTE_MS, step: '3 days' },
  month: { least: 27.9 * 24 * 60 * MINUTE_MS, step: '14 days' },
  year: { least: 364.9 * 24 * 60 * MINUTE_MS, step: '180 days' },
};

/** An hour, day ... of the calendar, in milliseconds since 1970, and as the zone writes it. */
export interface CalendarBucket extends Stretch {
  readonly start: string;
  readonly end: string;
}

interface Edge {
  readonly ms: number;
  /** As the zone writes it. */
  readonly text: string;
}

/** The calendar of a zone is the same at every question, and dashboards ask the same every minute. Of so many questions it is kept. */
const MOST_KEPT = 50;
const kept = new Map<string, readonly Edge[]>();

async function edgesOf(
  query: Query,
  asked: readonly [interval: Interval, zone: string, from: number, to: number],
): Promise<readonly Edge[]> {
  const key = asked.join(' ');
  const known = kept.get(key);
  if (known) return known;
  const rows = await query<{ ms: number; offset_s: number }>(selectEdges, [...asked, lengths[asked[0]].step]);
  const edges = rows.map(({ ms, offset_s }) => ({ ms, text: localTime(ms, offset_s) }));
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, edges);
  return edges;
}

/** All that touch a finite stretch. @throws Problem 400 if they are more than an answer holds, or the zone is unknown */
export async function bucketsOf(
  query: Query,
  { from, to }: Stretch,
  interval: Interval,
  zone: string,
): Promise<CalendarBucket[]> {
  if (from >= to) return [];
  if ((to - from) / lengths[interval].least > MAX_BUCKETS * 2.2) throw tooMany();
  const edges = await edgesOf(query, [interval, zone, from, to]).catch((error: unknown) => {
    if ((error as { code?: string }).code === INVALID_VALUE)
      throw badQuery([{ parameter: 'tz', message: 'is unknown to the database' }]);
    throw error;
  });
  const after = edges.findIndex(({ ms }) => ms >= to);
  if (after > MAX_BUCKETS) throw tooMany();
  return edges.slice(0, after).map(({ ms, text }, at) => {
    const next = edges[at + 1]!;
    return { from: ms, to: next.ms, start: text, end: next.text };
  });
}

function tooMany() {
  const message = `is too short for this time: more than ${MAX_BUCKETS} of them; take a longer one, or narrow from and to`;
  return badQuery([{ parameter: 'interval', message }]);
}

/** The latest end of a stretch, so short that its buckets surely fit; before `now` if it can be. */
export function latest({ from, to }: Stretch, interval: Interval, now: number): Stretch {
  const most = lengths[interval].least * (MAX_BUCKETS - 2);
  if (to - from <= most) return { from, to };
  const end = to > now && now - from > most ? now : to;
  return { from: end - most, to: end };
}

/** What RFC 3339 can write. */
const FIRST_MS = Date.parse('0000-01-02T00:00:00Z');
const LAST_MS = Date.parse('9999-12-30T23:59:59Z');

/** RFC 3339 with the offset of the zone; zones of before had offsets of seconds, which it can not write: then in UTC. */
function localTime(at: number, offsetS: number): string {
  const ms = Math.min(Math.max(at, FIRST_MS), LAST_MS);
  if (offsetS === 0 || offsetS % 60 !== 0) return instant(new Date(ms));
  const minutes = Math.abs(offsetS) / 60;
  const two = (number: number): string => String(number).padStart(2, '0');
  const offset = `${offsetS < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(ms + offsetS * 1000).toISOString().slice(0, 19)}${offset}`;
}
