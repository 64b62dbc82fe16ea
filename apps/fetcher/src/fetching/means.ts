import type { Database } from '#database';
import type { ArticlePublisher } from '../article-publisher.ts';
import type { Clock } from '../politeness/clock.ts';
import type { PoliteClient } from '../politeness/polite-client.ts';
import type { ReadingThreads } from '../reading/reading-threads.ts';
import type { Bounds } from '../schedule/next-poll.ts';

/** What fetching is done with. */
export interface Means {
  readonly database: Database;
  readonly client: PoliteClient;
  readonly reading: ReadingThreads;
  readonly publisher: ArticlePublisher;
  readonly clock: Clock;
  /** Of sources that have none of their own. */
  readonly bounds: Bounds;
  /** FILES_DIR; undefined: no files are read. */
  readonly filesDir: string | undefined;
  /** Who holds the leases. */
  readonly me: string;
  /** Ends what is in hand, with its reason. */
  readonly stop: AbortSignal;
}
