/** Brings the fetcher's tables up to date and ends: exit code 0, or 1 with a sentence, or 2 for configuration. */
import { migrateCommand } from '#database';
import { owner } from './owner.ts';

process.exitCode = await migrateCommand(owner);
