import { z } from 'zod';
import { file } from '#config';
import type { Address } from './database.ts';

/** How Postgres is reached; spread into an app's own schema. */
export const databaseVariables = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'takes postgres://user:password@host:port/database' }),
  DATABASE_SSL: z
    .enum(['disable', 'require', 'verify-full'])
    .default('disable')
    .describe('require: encrypted; verify-full: and it is the right server'),
  DATABASE_SSL_CA: file
    .optional()
    .describe('PEM file of the authority that signed the certificate of the server, if it is not a public one'),
};

const DatabaseVariables = z.object(databaseVariables);
type DatabaseConfig = z.output<typeof DatabaseVariables>;

export function databaseAddress({ DATABASE_URL, DATABASE_SSL, DATABASE_SSL_CA }: DatabaseConfig): Address {
  return {
    url: DATABASE_URL,
    ssl: DATABASE_SSL !== 'disable' && { rejectUnauthorized: DATABASE_SSL === 'verify-full', ca: DATABASE_SSL_CA },
  };
}
