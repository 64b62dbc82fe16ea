import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { kafkaVariables } from '#kafka';
import { port, serviceVariables } from '#service';

export const EnrichmentConfig = z.object({
  ...serviceVariables,
  ...kafkaVariables,
  ENRICHMENT_PORT: port(8082),
  ENRICHMENT_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .default(() => (availableParallelism() > 2 ? 2 : 1))
    .describe(
      'worker threads, and so articles at a time; each takes about 450 MB. 2 where there are more than two cores, else 1',
    ),
});
export type EnrichmentConfig = z.output<typeof EnrichmentConfig>;
