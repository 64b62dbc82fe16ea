import { Problem } from '#service';
import { mayWorkLater, Overloaded } from './faults.ts';

const RETRY_AFTER_SECONDS = 5;
/** A queue of answers is gone as soon as that. */
const OVERLOADED_SECONDS = 2;
/** SQLSTATE: the server ended a statement at its time limit. */
const STATEMENT_TIMEOUT = '57014';

/** @throws Problem 503 while the database is away or too slow, or too much is asked of it */
export async function inHttpTerms<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Overloaded)
      throw new Problem(503, 'overloaded', 'More is asked than can be answered at a time; ask again in a moment.', {
        retryAfter: OVERLOADED_SECONDS,
      });
    const retryAfter = RETRY_AFTER_SECONDS;
    if ((error as { code?: string }).code === STATEMENT_TIMEOUT)
      throw new Problem(503, 'query_too_slow', 'The answer took too long; narrow the query, or ask again.', { retryAfter });
    if (mayWorkLater(error))
      throw new Problem(503, 'database_unavailable', 'The database can not be reached now.', { retryAfter });
    throw error;
  }
}
