import { type EnrichedArticle, hasNoText } from '#events';
import { decide, type Outcome, type Standing, weighed } from './outcome.ts';

/** An event and the number of the revision that it makes, or that it finds something in. */
export interface Numbered {
  readonly event: EnrichedArticle;
  readonly revision: number;
}

/** What one event did to its article, for those who follow it. */
export interface Step extends Numbered {
  readonly outcome: 'stored' | 'revised' | 'reenriched';
}

/** What one article's events in a batch come to. */
export interface Change {
  readonly articleId: string;
  /** The event that stands in the end, and the revision that it is. */
  readonly becomes: Numbered;
  /** The stored revision is replaced, so it moves to article_revision. */
  readonly retiresStored: boolean;
  /** Revisions that came and were replaced within the batch. */
  readonly passing: readonly Numbered[];
  /** Findings that came and were replaced within the batch, the text staying. */
  readonly passingFindings: readonly Numbered[];
  /** New to the store. */
  readonly isNew: boolean;
  /** Only what was found is new: the text stays as it is stored. */
  readonly findingsOnly: boolean;
  /** In their order; never empty. */
  readonly steps: readonly Step[];
}

export interface Plan {
  /** In order of articleId, so that two writers never wait for each other. */
  readonly changes: Change[];
  /** Events that came too late to stand: kept as earlier revisions. */
  readonly late: Numbered[];
  /** Of each event, in the order that they came. */
  readonly outcomes: Outcome[];
}

/** What a retraction without a text takes over from the article that it takes back: where it was, whose, and when. */
export type Facts = Pick<
  EnrichedArticle['article'],
  'url' | 'canonicalUrl' | 'inLanguage' | 'datePublished' | 'date' | 'publisher' | 'provenance'
>;
export const factFields = ['url', 'canonicalUrl', 'inLanguage', 'datePublished', 'date', 'publisher', 'provenance'] as const;

export type Stored = Standing & { readonly facts: Facts };

/** Weighs a batch's events, in their order, against what is stored and against one another. `stored` is by articleId in lower case. */
export function merge(events: readonly EnrichedArticle[], stored: ReadonlyMap<string, Stored | 'forgotten'>): Plan {
  const changes = new Map<string, Change>();
  const late: Numbered[] = [];
  const standings = new Map(stored);
  const outcomes = events.map((given): Outcome => {
    const articleId = given.articleId.toLowerCase();
    const standing = standings.get(articleId);
    const outcome = decide(standing, given);
    if (outcome === 'forgotten') return outcome;
    const known = standing === 'forgotten' ? undefined : standing;
    const seen = new Set([...(known?.weighed ?? []), ...weighed(given)]);
    if (outcome === 'duplicate') {
      if (known) standings.set(articleId, { ...known, weighed: seen });
      return outcome;
    }
    const event = withFacts(given, known?.facts);
    const lastRevision = (known?.lastRevision ?? 0) + (outcome === 'reenriched' ? 0 : 1);
    if (outcome === 'stale') {
      late.push({ event, revision: lastRevision });
      standings.set(articleId, { ...known!, lastRevision, weighed: seen });
      return outcome;
    }
    const revision = outcome === 'reenriched' ? known!.revision : lastRevision;
    changes.set(articleId, apply(changes.get(articleId), { outcome, event, revision }, articleId));
    standings.set(articleId, { ...stands(known, { outcome, event, revision }, lastRevision), weighed: seen });
    return outcome;
  });
  return { changes: [...changes.values()].toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1)), late, outcomes };
}

function stands(before: Stored | undefined, step: Step, lastRevision: number): Omit<Stored, 'weighed'> {
  const { outcome, event, revision } = step;
  const { setId } = event.enrichment;
  if (outcome === 'reenriched') return { ...before!, setId };
  return {
    setId,
    revision,
    lastRevision,
    contentHash: event.contentHash,
    dateModified: event.article.dateModified,
    rawEventSource: event.rawEventSource,
    rawEventTime: event.rawEventTime,
    facts: factsOf(event.article),
  };
}

function factsOf(article: EnrichedArticle['article']): Facts {
  return Object.fromEntries(factFields.map((field) => [field, article[field]]));
}

/** A retraction that carries an id alone must not make the tombstone forget whose article it was. */
function withFacts(event: EnrichedArticle, facts: Facts | undefined): EnrichedArticle {
  const { article } = event;
  if (!facts || !hasNoText(article)) return event;
  const own = Object.fromEntries(Object.entries(article).filter(([, value]) => value !== undefined));
  const dates = article.date?.source === 'received' ? { datePublished: facts.datePublished, date: facts.date } : {};
  return { ...event, article: { ...facts, ...own, ...dates } as EnrichedArticle['article'] };
}

function apply(before: Change | undefined, step: Step, articleId: string): Change {
  const { outcome, event, revision } = step;
  const steps = [...(before?.steps ?? []), step];
  const rest = { articleId, steps, passing: before?.passing ?? [], passingFindings: before?.passingFindings ?? [] };
  if (outcome === 'stored')
    return { ...rest, becomes: { event, revision }, retiresStored: false, isNew: true, findingsOnly: false };
  if (outcome === 'reenriched') {
    // The text of an earlier event of the batch stands with the findings of this one.
    const text = before && !before.findingsOnly ? before.becomes.event : undefined;
    const found = text ? { ...event, article: text.article, rawEventId: text.rawEventId } : event;
    return {
      ...rest,
      becomes: { event: found, revision },
      passingFindings: [...rest.passingFindings, ...(before ? [{ event: before.steps.at(-1)!.event, revision }] : [])],
      retiresStored: before?.retiresStored ?? false,
      isNew: before?.isNew ?? false,
      findingsOnly: before?.findingsOnly ?? true,
    };
  }
  return {
    ...rest,
    becomes: { event, revision },
    retiresStored: !before?.isNew,
    passing: [...rest.passing, ...(before && !before.findingsOnly ? [before.becomes] : [])],
    isNew: before?.isNew ?? false,
    findingsOnly: false,
  };
}
