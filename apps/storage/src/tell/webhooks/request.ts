import { z } from 'zod';
import { Problem, type Fault, readQuery } from '#service';
import { cursor, limit } from '../../answers/parameters.ts';
import { eventNames, FeedQuery } from '../feed-query.ts';

const MAX_URL_CHARACTERS = 2_000;
const MAX_DESCRIPTION_CHARACTERS = 1_000;

const wellFormed = (text: z.ZodString) =>
  text.refine((given) => given.isWellFormed(), 'contains half of a character (a lone surrogate)');
const text = wellFormed(z.string('takes a text'));

const url = wellFormed(
  z.string('takes an http or https address').max(MAX_URL_CHARACTERS, `takes at most ${MAX_URL_CHARACTERS} characters`),
)
  .refine((given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol), 'takes an http or https address')
  .refine((given) => !hasCredentials(given), 'takes no user and password: what is sent is signed')
  .meta({ description: 'where events are posted to; redirects are not followed' });

const query = z
  .record(z.string(), z.union([text, z.array(text)], 'takes a text, or a list of texts'), 'takes an object of parameters')
  .superRefine((given, context) => {
    for (const { parameter, message } of faultsOf(given))
      context.addIssue({ code: 'custom', path: parameter === undefined ? [] : [parameter], message });
  })
  .meta({
    description: 'which articles: parameters of GET /v1/stream by their names, as in a query string; {} means all',
    openapi: {
      type: 'object',
      additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      examples: [{ entity: ['Kazakhstan', 'OSCE'], topic: 'politics', include: 'body' }],
    },
  });

const events = z
  .array(z.enum(eventNames, `takes ${eventNames.join(', ')}`), 'takes a list of events')
  .min(1, 'is empty')
  .transform((names) => eventNames.filter((name) => names.includes(name)))
  .meta({
    description: 'what is told; withdrawn is told of every article, since what was withdrawn fits no query any more',
    openapi: { type: 'array', items: { type: 'string', enum: [...eventNames] } },
  });

const description = wellFormed(
  z.string('takes a text').max(MAX_DESCRIPTION_CHARACTERS, `takes at most ${MAX_DESCRIPTION_CHARACTERS} characters`),
).refine((given) => !given.includes('\0'), 'contains a NUL character');

export const NewWebhook = z.strictObject({
  url,
  query: query.default({}),
  events: events.default([...eventNames]),
  description: description.optional(),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

export const WebhookChange = z
  .strictObject({
    url: url.optional(),
    query: query.optional(),
    events: events.optional(),
    description: description.optional(),
    state: z.enum(['active', 'paused'], 'takes active or paused').optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'is empty: takes url, query, events, description or state');
export type WebhookChange = z.infer<typeof WebhookChange>;

export const DeliveriesQuery = z.object({ limit, cursor });
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

function hasCredentials(given: string): boolean {
  if (!URL.canParse(given)) return false;
  const { username, password } = new URL(given);
  return username !== '' || password !== '';
}

function faultsOf(given: Record<string, string | string[]>): readonly Fault[] {
  try {
    readQuery(FeedQuery, given);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return (error.getResponse() as { errors: readonly Fault[] }).errors;
  }
}
