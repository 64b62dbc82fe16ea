import { z } from 'zod';
import { kafkaVariables } from '#kafka';
import { port, serviceVariables } from '#service';

export const FetcherConfig = z.object({
  ...serviceVariables,
  ...kafkaVariables,
  FETCHER_PORT: port(8081),
  FEED_URLS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.url({ protocol: /^https?$/, error: 'takes http and https addresses, with commas between' })))
    .describe('feeds to read'),
  FEED_INTERVAL_S: z.coerce.number().int().min(1).default(60).describe('seconds between two readings of the feeds'),
});
export type FetcherConfig = z.output<typeof FetcherConfig>;
