import { z } from 'zod';
import { instant, topics } from '#events';

/** One station of one message. */
export const Station = z
  .object({
    unit: z.uuid().meta({ description: 'the message that came in; the same at all its stations' }),
    articleId: z.uuid().nullable().meta({ description: 'null: the message could not be read so far' }),
    eventId: z.string().nullable(),
    station: z.string().meta({
      description:
        'received, enriched, then one of stored, revised, reenriched, duplicate, stale, dead; of its dead letter patched, replayed, resolved, discarded',
    }),
    time: z.string().meta({ description: 'RFC 3339; of received and enriched the time on the log, else of the database' }),
    topic: z.string(),
    partition: z.int(),
    offset: z.string().meta({ description: 'a 64-bit number' }),
    service: z.string().nullable(),
    reason: z.string().nullable(),
    code: z.string().nullable(),
    deadLetterId: z.uuid().nullable().meta({ description: 'the letter that it became, or is a replay of' }),
  })
  .meta({ id: 'Station' });
export type Station = z.infer<typeof Station>;

/** A row of khabar.ledger. */
export interface UnitRow {
  readonly origin: string;
  readonly topic: string;
  readonly partition: number;
  readonly message_offset: string;
  readonly noted_at: Date;
  readonly received_at: Date | null;
  readonly event_id: string | null;
  readonly article_id: string | null;
  readonly enriched_at: Date | null;
  readonly enriched_partition: number | null;
  readonly enriched_offset: string | null;
  readonly outcome: string | null;
  readonly outcome_at: Date | null;
  readonly service: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly letter_id: string | null;
}

/** Something that was done to a dead letter. */
export interface DeedRow {
  readonly letter_id: string;
  readonly at: Date;
  readonly what: string;
  readonly facts: { readonly why?: string };
  readonly topic: string;
  readonly partition: number;
  readonly message_offset: string;
  readonly event_id: string | null;
  readonly article_id: string | null;
}

/** Stations of several units in order of the database's clock: clocks of brokers and publishers need not agree with it. */
export function stationsOf(units: readonly UnitRow[], deeds: readonly DeedRow[]): Station[] {
  const placed = [...units.flatMap(ofUnit), ...deeds.map(ofDeed)];
  return placed.toSorted((a, b) => a.at - b.at || a.rank - b.rank).map(({ station }) => station);
}

interface Placed {
  readonly at: number;
  /** Among those of one moment. */
  readonly rank: number;
  readonly station: Station;
}

function ofUnit(row: UnitRow): Placed[] {
  const facts = {
    unit: row.origin,
    articleId: row.article_id,
    eventId: row.event_id,
    reason: null,
    code: null,
    deadLetterId: row.letter_id,
  };
  const came = { topic: row.topic, partition: row.partition, offset: row.message_offset };
  const passed =
    row.enriched_offset === null
      ? came
      : { topic: topics.enriched.name, partition: row.enriched_partition!, offset: row.enriched_offset };
  const noted = row.noted_at.getTime();
  const stations: Placed[] = [];
  if (row.received_at)
    stations.push({
      at: noted,
      rank: 0,
      station: { ...facts, station: 'received', time: instant(row.received_at), ...came, service: null },
    });
  if (row.enriched_at && row.topic !== topics.enriched.name)
    stations.push({
      at: noted,
      rank: 1,
      station: { ...facts, station: 'enriched', time: instant(row.enriched_at), ...passed, service: 'enrichment' },
    });
  if (row.outcome && row.outcome_at)
    stations.push({
      at: Math.max(noted, row.outcome_at.getTime()), // two sides told of it in the same moment
      rank: 2,
      station: {
        ...facts,
        station: row.outcome,
        time: instant(row.outcome_at),
        ...passed,
        service: row.service,
        reason: row.reason,
        code: row.code,
      },
    });
  return stations;
}

function ofDeed({ letter_id: letter, at, what, facts, topic, partition, message_offset: offset, ...of }: DeedRow): Placed {
  return {
    at: at.getTime(),
    rank: 3,
    station: {
      unit: letter,
      articleId: of.article_id,
      eventId: of.event_id,
      station: what,
      time: instant(at),
      topic,
      partition,
      offset,
      service: 'storage',
      reason: facts.why ?? null,
      code: null,
      deadLetterId: letter,
    },
  };
}
