import { PermanentError, type ReceivedMessage } from '#events';
import type { Delivery } from './on-topic.ts';
import { verdict } from './errors.ts';

/** A fault that nobody can name is tried this often before the message is taken to be at fault. */
const UNKNOWN_FAULT_ATTEMPTS = 4;

/** The verbs that delivering a batch needs; functions, so that it runs in a test without a broker. */
export interface Verbs<T> {
  readonly decode: (message: ReceivedMessage) => T;
  readonly handle: (deliveries: Delivery<T>[]) => Promise<void>;
  readonly bury: (message: ReceivedMessage, error: PermanentError) => Promise<void>;
  /** All messages up to this one have had their effect: it may be committed, and need not come again. */
  readonly done: (message: ReceivedMessage) => void;
}

/**
 * Brings a batch to its handler: all at once as long as nothing is wrong, one by one as soon as a message of it may be at fault, so
 * that a bad one goes to the dead letters alone and in its turn.
 *
 * @param attempt how often the first message of the batch has been tried, this time included
 * @throws what must be tried again later; what is done by then has been told by `done`
 */
export async function deliver<T>(
  batch: ReceivedMessage[],
  attempt: number,
  { decode, handle, bury, done }: Verbs<T>,
): Promise<void> {
  const decoded = batch.map((message): Delivery<T> | { message: ReceivedMessage; error: unknown } => {
    try {
      return { message, value: decode(message) };
    } catch (error) {
      return { message, error };
    }
  });
  const good = decoded.filter((one): one is Delivery<T> => 'value' in one);
  if (good.length === batch.length) {
    try {
      await handle(good);
      return done(batch.at(-1)!);
    } catch (error) {
      if (verdict(error) === 'later') throw error;
      // some message is at fault: below each stands for itself
    }
  }
  for (const [index, one] of decoded.entries()) {
    try {
      if ('error' in one) throw one.error;
      await handle([one]);
    } catch (error) {
      const permanent = asPermanent(error, index === 0 ? attempt : 1);
      if (!permanent) throw error;
      await bury(one.message, permanent);
    }
    done(one.message);
  }
}

function asPermanent(error: unknown, attempt: number): PermanentError | undefined {
  if (error instanceof PermanentError) return error;
  if (verdict(error) === 'later' || attempt < UNKNOWN_FAULT_ATTEMPTS) return undefined;
  return new PermanentError('handler_failed', String(error), '', { cause: error });
}
