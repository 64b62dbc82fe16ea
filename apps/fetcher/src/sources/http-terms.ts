import { mayWorkLater } from '#database';
import { Problem } from '#service';

const RETRY_AFTER_S = 5;

/** @throws Problem 503 while the database is away */
export async function inHttpTerms<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!mayWorkLater(error)) throw error;
    throw new Problem(503, 'database_unavailable', 'The database can not be reached now.', { retryAfter: RETRY_AFTER_S });
  }
}
