import { z } from 'zod';
import { databaseVariables } from '#database';
import { kafkaVariables } from '#kafka';
import { outboundVariables } from '#outbound';
import { port } from '#config';
import { serviceVariables } from '#service';

const seconds = (most: number) =>
  z.coerce.number('takes a number of seconds').min(0.1, 'takes at least 0.1').max(most, `takes at most ${most}`);

export const FetcherConfig = z
  .object({
    ...serviceVariables,
    ...kafkaVariables,
    ...databaseVariables,
    ...outboundVariables,
    FETCHER_PORT: port(8081),
    FEED_URLS: z
      .string()
      .default('')
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .pipe(z.array(z.url({ protocol: /^https?$/, error: 'takes http and https addresses, with commas between' })))
      .describe('feeds that are added to the sources at start, if they are not there'),
    FETCH_MIN_INTERVAL_S: seconds(31_536_000).default(300).describe('a source is asked no more often, in seconds'),
    FETCH_MAX_INTERVAL_S: seconds(31_536_000).default(21_600).describe('and no more seldom, unless it asks for that itself'),
    FETCH_DELAY_S: seconds(3_600).default(1).describe('between two requests to a host, in seconds'),
    FETCH_HOSTS: z.coerce
      .number('takes a number')
      .int('takes a whole number')
      .min(1, 'takes at least 1')
      .max(200, 'takes at most 200')
      .default(8)
      .describe('hosts that are asked at the same time'),
    FILES_DIR: z.string().optional().describe('folder under which sources of kind files may lie; unset: none are read'),
  })
  .refine(({ FETCH_MIN_INTERVAL_S, FETCH_MAX_INTERVAL_S }) => FETCH_MIN_INTERVAL_S <= FETCH_MAX_INTERVAL_S, {
    path: ['FETCH_MAX_INTERVAL_S'],
    error: 'is less than FETCH_MIN_INTERVAL_S',
  });
export type FetcherConfig = z.output<typeof FetcherConfig>;
