import { z } from 'zod';
import { Where } from '#database';
import { permanentCodes } from '#events';
import { moment, name, oneOf } from '../answers/parameters.ts';
import { replayableTopics } from './patch.ts';

const letterStates = ['open', 'replayed', 'resolved', 'discarded'] as const;

/** Which letters are meant: of a list, a replay or a discard. All that is given has to fit. */
export const LetterFilter = z.strictObject({
  code: oneOf(permanentCodes).optional().meta({ description: 'why it could not be used' }),
  topic: name.optional().meta({ description: 'that the message died on' }),
  service: name.optional().meta({ description: 'that it died in' }),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/, 'takes 16 hexadecimal digits')
    .optional()
    .meta({ description: 'the same for all that failed in the same way' }),
  state: oneOf(letterStates).optional().meta({ description: 'what became of it' }),
  articleId: z.uuid('takes a UUID').optional().meta({ description: 'of this article' }),
  from: moment.optional().meta({ description: 'last died at or after: RFC 3339, or a date' }),
  to: moment.optional().meta({ description: 'last died at or before: RFC 3339, or a date for the whole of that day' }),
});
export type LetterFilter = z.infer<typeof LetterFilter>;

/** A filter as it can be kept: times as text. */
export function normalised({ from, to, ...rest }: LetterFilter): Record<string, unknown> {
  return {
    ...rest,
    ...(from ? { from: new Date(from.start).toISOString() } : {}),
    ...(to ? { to: new Date(to.end - 1).toISOString() } : {}),
  };
}

/** Conditions on `khabar.dead_letter d`. */
export function whereLetters({ code, topic, service, fingerprint, state, articleId, from, to }: LetterFilter): Where {
  const where = new Where();
  const columns = { code, topic, service, fingerprint, state, article_id: articleId };
  for (const [column, value] of Object.entries(columns))
    if (value !== undefined) where.and(`d.${column} = ${where.value(value)}`);
  if (from) where.and(`d.last_at >= to_timestamp(${where.value(from.start)}::double precision / 1000)::timestamptz(3)`);
  if (to) where.and(`d.last_at < to_timestamp(${where.value(to.end)}::double precision / 1000)::timestamptz(3)`);
  return where;
}

/** Of these, the ones that a replay can send: open if no other state is asked for, of a topic that we read, whole or patched. */
export function whereReplayable(filter: LetterFilter): Where {
  const where = whereLetters(filter.state ? filter : { ...filter, state: 'open' });
  where.and(`d.topic = any(${where.value(replayableTopics)}::text[])`);
  where.and(`d.state <> 'resolved'`);
  where.and(`d.value_left_out is null or d.patched is not null`);
  return where;
}
