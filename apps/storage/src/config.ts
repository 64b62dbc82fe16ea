import { z } from 'zod';
import { databaseVariables } from '#database';
import { kafkaVariables } from '#kafka';
import { outboundVariables } from '#outbound';
import { port } from '#config';
import { serviceVariables } from '#service';

const days = z.coerce
  .number('takes a number of days')
  .int('takes whole days')
  .min(1, 'takes at least 1')
  .max(36_500, 'takes a hundred years at most')
  .optional();
const count = (least: number, most: number) =>
  z.coerce
    .number('takes a number')
    .int('takes a whole number')
    .min(least, `takes at least ${least}`)
    .max(most, `takes at most ${most}`);
const seconds = (most: number) =>
  z.coerce.number('takes a number of seconds').min(0.01, 'takes at least 0.01').max(most, `takes at most ${most}`);

export const StorageConfig = z.object({
  ...serviceVariables,
  ...kafkaVariables,
  ...databaseVariables,
  ...outboundVariables,
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
  RETAIN_FEED_DAYS: days.default(7).describe('streams and webhooks can go on from where they were for so long'),
  MAX_STREAMS: count(0, 10_000).default(200).describe('clients that follow /v1/stream at the same time'),
  MAX_WEBHOOKS: count(0, 1_000).default(100).describe('webhooks that there may be'),
  WEBHOOK_TIMEOUT_S: seconds(120).default(15).describe('that a receiver has to answer, in seconds'),
  WEBHOOK_RETRY_S: seconds(3_600)
    .default(5)
    .describe('until a failed delivery is tried again, in seconds; four times as long after each failure, six hours at most'),
  WEBHOOK_ATTEMPTS: count(1, 100).default(12).describe('attempts at a delivery after which its webhook is dead'),
});
export type StorageConfig = z.output<typeof StorageConfig>;
