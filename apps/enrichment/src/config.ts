import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { kafkaVariables } from '#kafka';
import { port } from '#config';
import { serviceVariables } from '#service';
import { engineVariable } from './engines/engines.ts';

export const EnrichmentConfig = z.object({
  ...serviceVariables,
  ...kafkaVariables,
  ENRICHMENT_PORT: port(8082),
  ENTITIES_ENGINE: engineVariable.describe(
    'what sees names in a text: auto (the best that is there), accurate (a small neural model), fast (a linear one, ten times as fast), rules (no model)',
  ),
  TOPICS_DIR: z
    .string()
    .default('topics.d')
    .describe('folder with topics of your own, *.yaml; see docs/enrichment.md. It may be absent'),
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
