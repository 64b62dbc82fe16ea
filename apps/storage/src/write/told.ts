import { eventTypes, MAX_EVENT_HEADLINE_CHARACTERS, type RawArticle, stableId, type StoredArticle } from '#events';
import { changedFields } from './changed-fields.ts';
import type { Change, Step } from './merge.ts';
import { isHidden, languageOf } from './rows.ts';

/** A row of khabar.outbox as json_to_recordset takes it. */
export interface OutboxRow {
  event_id: string;
  type: string;
  article_id: string;
  /** StoredArticle but for storedAt, which the row itself has. */
  data: Omit<StoredArticle, 'storedAt'>;
}

/**
 * What followers are told of a change: one event for every revision, whatever batch it came in, and one for every new set of findings in
 * an article that may be shown.
 *
 * @param retired the text that the change replaces in the store, if it replaces one
 */
export function told({ articleId, steps }: Change, retired: RawArticle | undefined): OutboxRow[] {
  let before = retired;
  return steps.flatMap((step): OutboxRow[] => {
    const changed = changedBy(step, before);
    if (step.outcome !== 'reenriched') before = step.event.article;
    else if (isHidden(step.event.article.pubStatus)) return [];
    return [row(articleId, step, changed)];
  });
}

function changedBy({ outcome, event }: Step, before: RawArticle | undefined): string[] {
  if (outcome === 'reenriched') return ['enrichment'];
  return before ? changedFields(before, event.article) : [];
}

function row(articleId: string, { outcome, event, revision }: Step, changed: string[]): OutboxRow {
  const { article, contentHash, rawEventId, enrichment } = event;
  const { url, headline, pubStatus = 'usable' } = article;
  const hidden = isHidden(pubStatus);
  return {
    // the same step is the same event, however often it is written or told
    event_id: stableId('told', articleId, String(revision), enrichment.setId, rawEventId),
    type: hidden ? eventTypes.withdrawn : outcome === 'stored' ? eventTypes.stored : eventTypes.updated,
    article_id: articleId,
    data: {
      articleId,
      revision,
      contentHash,
      setId: enrichment.setId,
      url,
      headline: hidden ? undefined : cut(headline),
      language: languageOf(event),
      pubStatus,
      changed,
    },
  };
}

function cut(headline: string | undefined): string | undefined {
  return headline?.slice(0, MAX_EVENT_HEADLINE_CHARACTERS).toWellFormed();
}
