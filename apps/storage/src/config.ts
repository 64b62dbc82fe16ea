import { z } from 'zod';
import { kafkaVariables } from '#kafka';
import { file, port, serviceVariables } from '#service';
import type { Address } from './database/database.ts';

const databaseVariables = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'takes postgres://user:password@host:port/database' }),
  DATABASE_SSL: z
    .enum(['disable', 'require', 'verify-full'])
    .default('disable')
    .describe('require: encrypted; verify-full: and it is the right server'),
  DATABASE_SSL_CA: file
    .optional()
    .describe('PEM file of the authority that signed the certificate of the server, if it is not a public one'),
};

/** What migrate.ts needs. */
export const DatabaseConfig = z.object(databaseVariables);
export type DatabaseConfig = z.output<typeof DatabaseConfig>;

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

export function databaseAddress({ DATABASE_URL, DATABASE_SSL, DATABASE_SSL_CA }: DatabaseConfig): Address {
  return {
    url: DATABASE_URL,
    ssl: DATABASE_SSL !== 'disable' && { rejectUnauthorized: DATABASE_SSL === 'verify-full', ca: DATABASE_SSL_CA },
  };
}
