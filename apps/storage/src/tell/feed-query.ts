import { z } from 'zod';
import { ArticleFilters, ArticlesQuery } from '../answers/articles-query.ts';
import { oneOf } from '../answers/parameters.ts';

/** What may become of an article; as the feed, a stream's events and a webhook's choice name it. */
export const eventNames = ['stored', 'updated', 'withdrawn'] as const;
export type EventName = (typeof eventNames)[number];

/**
 * Which articles are told of, and how much of each. All of the list's filters but `story`: an article gets its story some seconds after
 * it is told of.
 */
export const FeedQuery = ArticleFilters.omit({ story: true }).extend({ include: ArticlesQuery.shape.include });
export type FeedQuery = z.infer<typeof FeedQuery>;

export const StreamQuery = FeedQuery.extend({
  lastEventId: z
    .string()
    .optional()
    .meta({ description: 'goes on after this event; the header Last-Event-ID goes before it, since EventSource sends that' }),
  since: oneOf(['beginning'])
    .optional()
    .meta({ description: 'beginning: from the first event that is kept; left out: from now. An event id goes before it' }),
});
export type StreamQuery = z.infer<typeof StreamQuery>;
