import { Articles1764000000000 } from './1764000000000-articles.ts';
import { Ledger1764100000000 } from './1764100000000-ledger.ts';
import { Replays1764200000000 } from './1764200000000-replays.ts';
import { LedgerRollUp1764300000000 } from './1764300000000-ledger-roll-up.ts';

/** All migrations, oldest first. Append only: one that has run somewhere is never changed. */
export const migrations = [Articles1764000000000, Ledger1764100000000, Replays1764200000000, LedgerRollUp1764300000000];
