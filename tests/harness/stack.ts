/**
 * What a test file needs of the outside: the run's one broker under a random prefix, and a random database of its own. `npm test` starts
 * broker and database and hands them over by the two variables below.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestStack {
  /** "host:port". */
  brokers: string;
  /** For KAFKA_PREFIX: topics and groups of this file alone. */
  prefix: string;
  /** A database of this file alone; empty until the file's beforeAll. */
  databaseUrl: string;
  /** The three as a service's environment. */
  env: { KAFKA_BROKERS: string; KAFKA_PREFIX: string; DATABASE_URL: string };
}

/** PostgreSQL: object_in_use, after it has waited 5 s for the others to leave. */
const DATABASE_IN_USE = '55006';
const DATABASE_HOOK_MS = 30_000;

/**
 * To be called at the top of a test file; its beforeAll makes the database, its afterAll drops it (not with KEEP_FAILED=1). A connection
 * that the file leaves open fails the file.
 */
export function useStack(): TestStack {
  const brokers = process.env.KHABAR_TEST_BROKERS;
  const admin = process.env.KHABAR_TEST_DATABASE_URL;
  if (!brokers || !admin) throw new Error('This file needs the broker and the database of a test run: `npm test -- FILE`.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(admin);
  url.pathname = `/${name}`;

  beforeAll(() => sql(admin, `CREATE DATABASE ${name}`), DATABASE_HOOK_MS);
  afterAll(async () => {
    if (process.env.KEEP_FAILED === '1') return console.info(`kept: database ${name}, topics ${name}.*`);
    try {
      await sql(admin, `DROP DATABASE ${name}`);
    } catch (error) {
      if ((error as { code?: string }).code !== DATABASE_IN_USE) throw error;
      await sql(admin, `DROP DATABASE ${name} WITH (FORCE)`);
      throw new Error('A connection to the database was left open.');
    }
  }, DATABASE_HOOK_MS);

  const prefix = `${name}.`;
  const databaseUrl = url.href;
  return { brokers, prefix, databaseUrl, env: { KAFKA_BROKERS: brokers, KAFKA_PREFIX: prefix, DATABASE_URL: databaseUrl } };
}

async function sql(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
