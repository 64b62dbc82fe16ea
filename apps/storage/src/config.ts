import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { kafkaVariables } from '#kafka';
import { port, serviceVariables } from '#service';
import type { Address } from './database/database.ts';

const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `can't be read: ${(error as Error).message}` });
    return z.NEVER;
  }
});

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
  LEDGER_KEEP_DAYS: z.coerce
    .number('takes a number of days')
    .int('takes whole days')
    .min(1, 'takes at least 1')
    .max(36_500, 'takes a hundred years at most')
    .optional()
    .describe(
      'days after which the ledger keeps the counts of an hour alone; take more than the topics keep messages. Unset: all',
    ),
});
export type StorageConfig = z.output<typeof StorageConfig>;

export function databaseAddress({ DATABASE_URL, DATABASE_SSL, DATABASE_SSL_CA }: DatabaseConfig): Address {
  return {
    url: DATABASE_URL,
    ssl: DATABASE_SSL !== 'disable' && { rejectUnauthorized: DATABASE_SSL === 'verify-full', ca: DATABASE_SSL_CA },
  };
}
