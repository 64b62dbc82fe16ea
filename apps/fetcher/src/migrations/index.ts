import { Sources1764800000000 } from './1764800000000-sources.ts';

/** All migrations, oldest first. Append only: one that has run somewhere is never changed. */
export const migrations = [Sources1764800000000];
