import { z } from 'zod';
import type { Query } from '#database';
import { topics } from '#events';
import { badQuery, type List } from '#service';
import { urlKey } from '../keys.ts';
import { Balance, balanceOf, type HourRow } from '../ledger/balance.ts';
import { type DeedRow, type Station, stationsOf, type UnitRow } from '../ledger/stations.ts';
import { ledgerConditions, selectBalance, selectDeeds, selectUnits } from '../tables/ledger-answers.ts';
import { ByUrlQuery } from './articles-query.ts';
import { moment, name, oneOf, wholeNumber } from './parameters.ts';

/** Units in one answer; the newest, if there are more. */
const MAX_UNITS = 500;
const DAY_MS = 86_400_000;

export const LedgerQuery = z.object({
  articleId: z.uuid('takes a UUID').optional().meta({ description: 'all that came in of this article' }),
  url: ByUrlQuery.shape.url.optional(),
  eventId: name.optional().meta({ description: 'id of the event as it came in' }),
  topic: oneOf([topics.raw.name, topics.enriched.name])
    .optional()
    .meta({ description: 'where the message came in, with partition and offset' }),
  partition: wholeNumber(2_147_483_647).optional().meta({ description: 'with topic and offset' }),
  offset: z
    .string()
    .regex(/^(0|[1-9]\d{0,17})$/, 'takes a whole number')
    .optional()
    .meta({ description: 'with topic and partition' }),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

export const BalanceQuery = z.object({
  from: moment.optional().meta({ description: 'hours from here on: RFC 3339, or a date; a day ago if left out' }),
  to: moment.optional().meta({ description: 'hours up to here' }),
});
export type BalanceQuery = z.infer<typeof BalanceQuery>;

/** Stations of all messages that are meant, in order. @throws Problem 400 unless it is asked in exactly one way */
export async function findStations(query: Query, asked: LedgerQuery): Promise<List<Station>> {
  const [way, parameters] = wayOf(asked);
  const rows = await query<UnitRow>(selectUnits(ledgerConditions[way], MAX_UNITS + 1), parameters);
  const units = rows.slice(-MAX_UNITS);
  const letters = [...new Set(units.flatMap(({ letter_id: letter }) => letter ?? []))];
  const deeds = letters.length > 0 ? await query<DeedRow>(selectDeeds, [letters]) : [];
  const data = stationsOf(units, deeds);
  const warnings = [];
  if (units.length === 0) warnings.push({ parameter: way, message: 'nothing that came in is known by it' });
  if (rows.length > MAX_UNITS) warnings.push({ parameter: way, message: `fits more messages than the ${MAX_UNITS} newest` });
  return { data, page: { limit: MAX_UNITS, nextCursor: null }, query: { normalised: { ...asked }, warnings } };
}

function wayOf(asked: LedgerQuery): [way: keyof typeof ledgerConditions, parameters: unknown[]] {
  const { articleId, url, eventId, topic, partition, offset } = asked;
  const place = [topic, partition, offset];
  const isPlace = place.some((part) => part !== undefined);
  const ways = [articleId, url, eventId, isPlace ? place : undefined].filter((way) => way !== undefined);
  if (ways.length !== 1)
    throw badQuery([
      {
        parameter: ways.length === 0 ? 'articleId' : Object.keys(asked).at(-1)!,
        message: `${ways.length === 0 ? 'is missing' : 'is one way too many'}: takes one of articleId, url, eventId, or topic with partition and offset`,
      },
    ]);
  if (articleId !== undefined) return ['articleId', [articleId]];
  if (url !== undefined) return ['url', [urlKey(url)]];
  if (eventId !== undefined) return ['eventId', [eventId]];
  const lacking = Object.entries({ topic, partition, offset }).filter(([, part]) => part === undefined);
  if (lacking.length > 0)
    throw badQuery(lacking.map(([parameter]) => ({ parameter, message: 'is missing: a place is topic, partition and offset' })));
  return ['offset', place];
}

/** Accounts of all hours together, and of those asked for. */
export async function findBalance(query: Query, { from, to }: BalanceQuery, graceSeconds: number): Promise<Balance> {
  const begin = from?.start ?? Date.now() - DAY_MS;
  const rows = await query<HourRow>(selectBalance, [graceSeconds]);
  return balanceOf(rows, (hour) => hour.getTime() >= begin && (!to || hour.getTime() < to.end), graceSeconds);
}
