import { z } from 'zod';
import { ConfigError, readConfig } from '#config';
import { databaseAddress, databaseVariables } from './config.ts';
import type { Owner } from './database.ts';
import { faultInWords } from './faults.ts';
import { migrate } from './migrate.ts';

/** A database that is just starting takes seconds; a container that pulls its image, a minute. */
const WAIT_MS = 90_000;

/** Brings an owner's tables up to date, as a command. @returns the exit code: 0, or 1 with a sentence, or 2 for configuration */
export async function migrateCommand(owner: Owner): Promise<number> {
  try {
    const ran = await migrate(databaseAddress(readConfig(z.object(databaseVariables))), owner, WAIT_MS, (line) =>
      console.error(line),
    );
    const what =
      ran.length === 0 ? 'nothing was to be done' : ran.length === 1 ? 'one migration ran' : `${ran.length} migrations ran`;
    console.log(`The database is up to date, schema ${owner.schema}; ${what}.`);
    return 0;
  } catch (error) {
    const isConfig = error instanceof ConfigError;
    console.error(
      isConfig ? error.message : `The database could not be brought up to date, schema ${owner.schema}: ${faultInWords(error)}`,
    );
    return isConfig ? 2 : 1;
  }
}
