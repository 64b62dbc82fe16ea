import type { Owner } from '#database';
import { migrations } from './migrations/index.ts';

/** Any number, as long as it is ours alone: storage has those before it. */
const MIGRATION_LOCK = 7_215_418_101;

/** Sources and their state are the fetcher's own. */
export const owner: Owner = { name: 'khabar-fetcher', schema: 'fetcher', migrations, migrationLock: MIGRATION_LOCK };
