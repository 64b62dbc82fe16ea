import { z } from 'zod';
import { PubStatus } from './raw-article.ts';

/** A longer headline is cut: the event tells that something happened, the article itself is asked for. */
export const MAX_EVENT_HEADLINE_CHARACTERS = 1_000;

/**
 * What became of an article in the store, for those who follow it; its type says what happened. The text is not in it: ask
 * `GET /v1/articles/{articleId}`. `revision` and the findings' `setId` only ever go on, so who has seen a later one may pass over an
 * event that comes again.
 */
export const StoredArticle = z
  .looseObject({
    articleId: z.uuid(),
    revision: z.int().positive(),
    contentHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .meta({ description: 'absent if the article was forgotten' }),
    setId: z.string().optional().meta({ description: 'what it was enriched by; absent if the article was forgotten' }),
    url: z.string().optional(),
    headline: z
      .string()
      .optional()
      .meta({ description: `at most ${MAX_EVENT_HEADLINE_CHARACTERS} characters; absent if withdrawn` }),
    language: z.string().optional().meta({ description: 'BCP 47' }),
    pubStatus: PubStatus,
    storedAt: z.iso.datetime().meta({ description: 'when this was written to the store' }),
    changed: z.array(z.string()).meta({
      description:
        'fields of the article that differ from the revision before; `enrichment` if the findings alone are new; empty if it is new',
    }),
    forgotten: z
      .boolean()
      .optional()
      .meta({ description: 'true: erased for good, with all its revisions; erase what you keep of it' }),
  })
  .meta({ id: 'StoredArticle', title: 'StoredArticle v1' });
export type StoredArticle = z.infer<typeof StoredArticle>;
