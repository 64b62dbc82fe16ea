/**
 * What has to come of what lies on the log: the documented outcome rules, written for the proof alone and without a look at storage's own
 * code. The log is what was published: a producer whose answer was lost sends again, and then there are two events.
 */
import type { Planned, Version } from './plan.ts';

/** A message of `articles.raw.v1` as it lies there. */
export interface Logged {
  readonly partition: number;
  readonly offset: string;
  readonly planned: Planned;
}

export interface ExpectedArticle {
  readonly articleId: string;
  /** Revision 1 first; the last one stands. */
  readonly revisions: readonly Version[];
  /** What came too late ever to stand: kept among the revisions, once each, or not at all. */
  readonly late: readonly Version[];
}

export interface Expected {
  readonly articles: ReadonlyMap<string, ExpectedArticle>;
  /** Code by `partition@offset`. */
  readonly letters: ReadonlyMap<string, string>;
  /** Of every message, by `partition@offset`. */
  readonly outcomes: ReadonlyMap<string, Due>;
  readonly counts: { stored: number; revised: number; duplicate: number; stale: number; retracted: number };
}

interface Due {
  /** In the ledger's words. */
  readonly outcome: Outcome | 'dead';
  /**
   * Whose order is not fixed: messages of one article that lie on several partitions, since they bear several keys or none. Which of two
   * that say the same is the duplicate depends on which is enriched first. The place itself where the order is fixed.
   */
  readonly among: string;
}

/** @param log of each partition in order of offset */
export function expect(log: readonly Logged[]): Expected {
  const counts = { stored: 0, revised: 0, duplicate: 0, stale: 0, retracted: 0 };
  const letters = new Map<string, string>();
  const outcomes = new Map<string, Due>();
  const events = new Map<string, (Event & { readonly place: string; readonly partition: number })[]>();
  for (const { partition, offset, planned } of log) {
    const { says } = planned;
    const place = `${partition}@${offset}`;
    if ('deadCode' in says) {
      letters.set(place, says.deadCode);
      outcomes.set(place, { outcome: 'dead', among: place });
    } else {
      const event = { place, partition, name: says.eventId ?? place, version: says.version };
      events.set(says.articleId, [...(events.get(says.articleId) ?? []), event]);
    }
  }
  const articles = new Map<string, ExpectedArticle>();
  for (const [articleId, list] of events) {
    const { revisions, late, outcomes: each } = history(list);
    const isOrdered = new Set(list.map(({ partition }) => partition)).size === 1;
    for (const [index, outcome] of each.entries()) {
      const { place } = list[index]!;
      counts[outcome] += 1;
      outcomes.set(place, { outcome, among: isOrdered ? place : articleId });
    }
    if (revisions.at(-1)!.pubStatus === 'canceled') counts.retracted += 1;
    articles.set(articleId, { articleId, revisions, late });
  }
  return { articles, letters, outcomes, counts };
}

interface Event {
  /** The same for the same event sent again. */
  readonly name: string;
  readonly version: Version;
}

type Outcome = 'stored' | 'revised' | 'duplicate' | 'stale';

/**
 * One article's events, in their order:
 * - the same content as what stands: a duplicate, changes nothing;
 * - an event that came before, saying the same: a duplicate, whatever came between;
 * - changed at its publisher before what stands was: stale, never overwrites, and may be kept among the revisions;
 * - anything else is the next revision. `dateModified` alone is no content (docs/decisions/04).
 */
export function history(events: readonly Event[]): { revisions: Version[]; late: Version[]; outcomes: Outcome[] } {
  const revisions: Version[] = [];
  const late: Version[] = [];
  const seen = new Set<string>();
  const outcomes = events.map(({ name, version }): Outcome => {
    const standing = revisions.at(-1);
    const saying = `${name} ${content(version)}`;
    const cameBefore = seen.has(saying);
    seen.add(saying);
    if (!standing) {
      revisions.push(version);
      return 'stored';
    }
    if (content(version) === content(standing) || cameBefore) return 'duplicate';
    if (version.dateModified && standing.dateModified && Date.parse(version.dateModified) < Date.parse(standing.dateModified)) {
      late.push(version);
      return 'stale';
    }
    revisions.push(version);
    return 'revised';
  });
  return { revisions, late, outcomes };
}

export const content = ({
  headline,
  articleBody,
  pubStatus,
  datePublished,
}: Pick<Version, 'headline' | 'articleBody' | 'pubStatus' | 'datePublished'>): string =>
  JSON.stringify([headline, articleBody, pubStatus, datePublished]);
