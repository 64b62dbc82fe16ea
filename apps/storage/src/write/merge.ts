import type { EnrichedArticle } from '#events';
import { decide, mark, type Outcome, type Standing, weighed } from './outcome.ts';

/** What one article's events in a batch come to. */
export interface Change {
  readonly articleId: string;
  /** The event that stands in the end, and the revision that it is. */
  readonly becomes: { readonly event: EnrichedArticle; readonly revision: number };
  /** The stored revision is replaced, so it moves to article_revision. */
  readonly retiresStored: boolean;
  /** Revisions that came and were replaced within the batch. */
  readonly passing: { readonly event: EnrichedArticle; readonly revision: number }[];
  /** New to the store. */
  readonly isNew: boolean;
  /** Only what was found is new: the text stays as it is stored. */
  readonly findingsOnly: boolean;
}

export interface Plan {
  /** In order of articleId, so that two writers never wait for each other. */
  readonly changes: Change[];
  /** Of each event, in the order that they came. */
  readonly outcomes: Outcome[];
}

/** Weighs a batch's events, in their order, against what is stored and against one another. `stored` is by articleId in lower case. */
export function merge(events: readonly EnrichedArticle[], stored: ReadonlyMap<string, Standing>): Plan {
  const changes = new Map<string, Change>();
  const standings = new Map(stored);
  const outcomes = events.map((event): Outcome => {
    const articleId = event.articleId.toLowerCase();
    const standing = standings.get(articleId);
    const outcome = decide(standing, event);
    const seen = new Set([...(standing?.weighed ?? []), ...weighed(event)]);
    if (outcome === 'duplicate' || outcome === 'stale') {
      standings.set(articleId, { ...standing!, weighed: seen });
      return outcome;
    }
    const before = changes.get(articleId);
    changes.set(articleId, apply(before, event, articleId, outcome, standing));
    standings.set(articleId, {
      revision: outcome === 'stored' ? 1 : standing!.revision + (outcome === 'revised' ? 1 : 0),
      contentHash: event.contentHash,
      setId: event.enrichment.setId,
      dateModified: outcome === 'reenriched' ? standing!.dateModified : event.article.dateModified,
      marks: [...(standing?.marks ?? []), mark(event)],
      weighed: seen,
    });
    return outcome;
  });
  return { changes: [...changes.values()].toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1)), outcomes };
}

function apply(
  before: Change | undefined,
  event: EnrichedArticle,
  articleId: string,
  outcome: Outcome,
  standing: Standing | undefined,
): Change {
  if (outcome === 'stored')
    return { articleId, becomes: { event, revision: 1 }, retiresStored: false, passing: [], isNew: true, findingsOnly: false };
  const { revision } = standing!;
  if (outcome === 'reenriched') {
    // The text of an earlier event of the batch stands with the findings of this one.
    const text = before && !before.findingsOnly ? before.becomes.event : undefined;
    const becomes = { event: text ? { ...event, article: text.article, rawEventId: text.rawEventId } : event, revision };
    return before
      ? { ...before, becomes }
      : { articleId, becomes, retiresStored: false, passing: [], isNew: false, findingsOnly: true };
  }
  const replaced = before && !before.findingsOnly ? [before.becomes] : [];
  return {
    articleId,
    becomes: { event, revision: revision + 1 },
    retiresStored: !before?.isNew,
    passing: [...(before?.passing ?? []), ...replaced],
    isNew: before?.isNew ?? false,
    findingsOnly: false,
  };
}
