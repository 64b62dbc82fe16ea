/** Brings the database up to date and ends: exit code 0, or 1 with a sentence, or 2 for configuration. */
import { databaseAddress, faultInWords, migrate } from '#database';
import { ConfigError, readConfig } from '#service';
import { DatabaseConfig } from './config.ts';
import { owner } from './owner.ts';

/** A database that is just starting takes seconds; a container that pulls its image, a minute. */
const WAIT_MS = 90_000;

try {
  const ran = await migrate(databaseAddress(readConfig(DatabaseConfig)), owner, WAIT_MS, (line) => console.error(line));
  console.log(
    ran.length > 0
      ? `The database is up to date; ${ran.length === 1 ? 'one migration' : `${ran.length} migrations`} ran.`
      : 'The database is up to date; nothing was to be done.',
  );
} catch (error) {
  console.error(
    error instanceof ConfigError ? error.message : `The database could not be brought up to date: ${faultInWords(error)}`,
  );
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
