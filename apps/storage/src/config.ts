import { z } from 'zod';
import { databaseVariables } from '#database';
import { kafkaVariables } from '#kafka';
import { port, serviceVariables } from '#service';

const days = z.coerce
  .number('takes a number of days')
  .int('takes whole days')
  .min(1, 'takes at least 1')
  .max(36_500, 'takes a hundred years at most')
  .optional();

export const StorageConfig = z.object({
  ...serviceVariables,
  ...kafkaVariables,
  ...databaseVariables,
  STORAGE_PORT: port(8080),
  LEDGER_GRACE_S: z.coerce
    .number('takes a number of seconds')
    .int('takes whole seconds')
    .min(1, 'takes at least 1')
    .max(31_536_000, 'takes a year at most')
    .default(900)
    .describe('how long a message may be under way until the ledger calls it missing, in seconds'),
  RETAIN_ARTICLES_DAYS: days.describe('articles go so long after their last revision was stored; for ever if unset'),
  RETAIN_REVISIONS_DAYS: days.describe('texts of earlier revisions, and earlier findings, go so long after they were stored'),
  RETAIN_DEAD_LETTERS_DAYS: days.describe('dead letters go so long after they last died'),
  RETAIN_LEDGER_DAYS: days.describe(
    'after so long the ledger keeps the counts of an hour alone, and an event that comes again is a new one: take more than the topics keep messages',
  ),
});
export type StorageConfig = z.output<typeof StorageConfig>;
