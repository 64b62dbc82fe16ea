/**
 * A secret of each owner, made once by its database: all instances of a service have the same, and it outlives them. It signs what clients
 * hand back, such as cursors.
 */
import type { Query } from './database.ts';

/** Statements. gen_random_uuid() is as strong as pgcrypto's; two have 244 random bits. */
export const makeSecret = (schema: string): string[] => [
  `create table if not exists ${schema}.secret (single boolean primary key default true check (single), value text not null)`,
  `insert into ${schema}.secret (value) values (gen_random_uuid()::text || gen_random_uuid()::text) on conflict do nothing`,
];

export async function readSecret(query: Query, schema: string): Promise<Buffer> {
  const [row] = await query<{ value: string }>(`select value from ${schema}.secret`);
  return Buffer.from(row!.value);
}
