import { z } from 'zod';
import { kafkaVariables } from '#kafka';

export const CliConfig = z.object({
  ...kafkaVariables,
  KHABAR_STORAGE_URL: z
    .url({ protocol: /^https?$/, error: 'takes http://host:port' })
    .default('http://127.0.0.1:8080')
    .transform((url) => url.replace(/\/+$/, ''))
    .describe('where storage answers'),
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().min(1).default(1).describe('of topics that are made'),
  KAFKA_PARTITIONS: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('of topics that are made; each topic has a number of its own if unset'),
});
export type CliConfig = z.output<typeof CliConfig>;
