import { z } from 'zod';
import { stableId } from './identity.ts';
import { headerText, type ReceivedMessage } from './received-message.ts';

/** Names the letter whose message is published again; it stands on the replayed message and on all that comes of it. */
export const REPLAY_HEADER = 'khabar-replay-of';

/**
 * A message that came in, by where it lay on the log: the unit of the ledger. The timestamp belongs to it, since a broker that was
 * wiped counts its offsets anew.
 */
export const Origin = z.looseObject({
  topic: z.string(),
  partition: z.int().nonnegative(),
  offset: z.string().regex(/^\d{1,19}$/),
  timestamp: z
    .string()
    .regex(/^-?\d{1,19}$/)
    .meta({ description: 'milliseconds since 1970 as they lie on the log' }),
  replayOf: z.uuid().optional().meta({ description: 'the dead letter of which this was a replay' }),
});
export type Origin = z.infer<typeof Origin>;

/** Where a message lies, and which letter it replays, if any. */
export function originOf(message: ReceivedMessage): Origin {
  const { topic, partition, offset, timestamp, loggedMs } = message;
  const letter = z.uuid().safeParse(headerText(message.headers, REPLAY_HEADER)).data?.toLowerCase();
  return {
    topic,
    partition,
    offset,
    timestamp: loggedMs ?? String(timestamp.getTime()),
    ...(letter === undefined ? {} : { replayOf: letter }),
  };
}

/** The id of a unit of the ledger; of a dead letter, too, which is named by the first message that died. */
export function originId({ topic, partition, offset, timestamp }: Origin): string {
  return stableId('origin', topic, String(partition), offset, timestamp);
}
