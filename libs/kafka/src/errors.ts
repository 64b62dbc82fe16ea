import { PermanentError, RetryableError } from '#events';
import kafkajs from 'kafkajs'; // its error classes are no named exports

export type Verdict =
  | 'later' // try the same again, for as long as it takes
  | 'never' // this message is at fault
  | 'unknown'; // a fault in our code, or one that we have not met: tried a few times, then taken to be the message's

/** Whose fault it is decides what becomes of a message. */
export function verdict(error: unknown): Verdict {
  if (error instanceof PermanentError) return 'never';
  if (error instanceof RetryableError || error instanceof kafkajs.KafkaJSError) return 'later';
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' && /^(ECONN|ETIMEDOUT|EPIPE|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/.test(code) ? 'later' : 'unknown';
}

/** A fault of Kafka's as a sentence for whoever keeps it. */
export function kafkaFault(error: unknown): string {
  return lacksTopic(error) ? 'Kafka lacks our topics: `khabar topics` makes them' : ((error as Error).message ?? String(error));
}

/** kafkajs wraps what it has tried several times. */
function lacksTopic(error: unknown): boolean {
  const { type, cause } = error as { type?: string; cause?: unknown };
  return type === 'UNKNOWN_TOPIC_OR_PARTITION' || (cause instanceof Error && lacksTopic(cause));
}

/** What a broker says to a batch that is larger than it takes. */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof kafkajs.KafkaJSProtocolError &&
    (error.type === 'MESSAGE_TOO_LARGE' || error.type === 'RECORD_LIST_TOO_LARGE')
  );
}
