import type { Owner } from '#database';
import { locks } from './locks.ts';
import { migrations } from './migrations/index.ts';

/** Tables, query API and page are storage's own. */
export const owner: Owner = { name: 'khabar-storage', schema: 'khabar', migrations, migrationLock: locks.migration };
