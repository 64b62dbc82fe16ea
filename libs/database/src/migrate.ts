import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, dataSource, migrating, type Owner } from './database.ts';
import { faultInWords, mayWorkLater } from './faults.ts';
import { makeSecret } from './secret.ts';

const RETRY_MS = 500;

/**
 * Brings the owner's schema up to date, under a lock. Waits for a database that is just starting.
 *
 * @param waitMs how long the database may take to accept connections
 * @param log told once if it has to wait, and of each migration that ran
 * @returns names of the migrations that ran
 * @throws the last error, if the database could not be reached or a migration failed
 */
export async function migrate(address: Address, owner: Owner, waitMs: number, log: (line: string) => void): Promise<string[]> {
  const source = dataSource(address, owner, migrating, (error) => log(`connection lost: ${faultInWords(error)}`));
  await connect(() => source.initialize(), waitMs, log);
  try {
    const lock = source.createQueryRunner();
    try {
      await lock.query('select pg_advisory_lock($1)', [owner.migrationLock]);
      await lock.query(`create schema if not exists ${owner.schema}`);
      const ran = await source.runMigrations({ transaction: 'each' });
      for (const { name } of ran) log(`migrated: ${name}`);
      for (const statement of makeSecret(owner.schema)) await lock.query(statement);
      return ran.map(({ name }) => name);
    } finally {
      await lock.release();
    }
  } finally {
    await source.destroy(); // ends the session, and with it the lock
  }
}

async function connect(attempt: () => Promise<unknown>, waitMs: number, log: (line: string) => void): Promise<void> {
  const deadline = performance.now() + waitMs;
  for (let told = false; ;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (!mayBeStarting(error) || performance.now() + RETRY_MS > deadline) throw error;
      if (!told) log(`waiting for the database: ${faultInWords(error)}`);
      told = true;
      await sleep(RETRY_MS);
    }
  }
}

/** A wrong password or a database that does not exist will not come right by waiting. */
function mayBeStarting(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return mayWorkLater(error) && !/^(28|3D)/.test(code);
}
