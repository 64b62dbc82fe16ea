import { keyOf } from '#database';
import type { EnrichedArticle } from '#events';

/** What an event did to the store; label of the counter in /metrics. */
export const outcomes = [
  'stored', // new
  'revised', // other content: revision n+1
  'reenriched', // same content, found by other steps
  'duplicate', // nothing new
  'stale', // older than what is stored: kept as an earlier revision, without ever having stood
  'forgotten', // of an article that was erased for good
] as const;
export type Outcome = (typeof outcomes)[number];

/** What an event is weighed against: the article as it stands. */
export interface Standing {
  readonly revision: number;
  /** The highest number that any of its revisions has, a late one included. */
  readonly lastRevision: number;
  readonly contentHash: string;
  readonly setId: string;
  readonly dateModified?: string | undefined;
  readonly rawEventSource?: string | undefined;
  readonly rawEventTime?: string | undefined;
  /** Events that came before, whatever came of them: weighed() of each of them. */
  readonly weighed: ReadonlySet<string>;
}

type Incoming = Pick<EnrichedArticle, 'contentHash' | 'rawEventId' | 'rawEventSource' | 'rawEventTime' | 'reenrichment'> & {
  readonly article: { readonly dateModified?: string | undefined };
  readonly enrichment: { readonly setId: string };
};

export function decide(standing: Standing | 'forgotten' | undefined, incoming: Incoming): Outcome {
  if (standing === 'forgotten') return 'forgotten';
  const isReenrichment = incoming.reenrichment !== undefined;
  if (!standing) return isReenrichment ? 'duplicate' : 'stored'; // an article that retention took meanwhile does not come back
  const [said, found] = weighed(incoming);
  if (incoming.contentHash === standing.contentHash)
    return incoming.enrichment.setId === standing.setId || standing.weighed.has(found) ? 'duplicate' : 'reenriched';
  // A revision that came while the one before it was enriched anew makes that work superfluous.
  if (isReenrichment) return 'duplicate';
  // Kafka delivers at least once: an event comes again after a revision has come between, be it one that made an earlier revision, a
  // duplicate or a late one.
  if (standing.weighed.has(said)) return 'duplicate';
  return isLate(incoming, standing) ? 'stale' : 'revised';
}

/**
 * The keys under which an event is remembered: by what it said, and by what was found in it as well. Not by the event's id alone: some
 * producers give each update of an article the same one.
 */
export function weighed(event: Pick<Incoming, 'contentHash' | 'rawEventId' | 'enrichment'>): [said: string, found: string] {
  const said = keyOf(`${event.contentHash} ${event.rawEventId}`);
  return [said, `${said} ${event.enrichment.setId}`];
}

/** Several processes of one source need not agree on the time any better than this, in milliseconds. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * Whether an event tells of a time before what stands. The publisher's dateModified decides where both have one. Else the times of the
 * raw events, if both come from one source and so, about, from one clock: a dead letter that is replayed next week is older than what
 * came since. Else the order of arrival, which for one article is that of the log; clocks of different senders are never compared.
 */
function isLate(incoming: Incoming, standing: Standing): boolean {
  const [changed, stands] = [incoming.article.dateModified, standing.dateModified];
  if (changed !== undefined && stands !== undefined && !sameDate(changed, stands)) return isOlder(changed, stands);
  const { rawEventSource: source, rawEventTime: time } = incoming;
  if (source === undefined || source !== standing.rawEventSource || !time || !standing.rawEventTime) return false;
  return Date.parse(time) < Date.parse(standing.rawEventTime) - CLOCK_TOLERANCE_MS;
}

/** Plain dates and instants are compared by day: what was changed "on the 9th" is not older than what was changed on the 9th at noon. */
export function isOlder(incoming: string, standing: string): boolean {
  const [a, b] = comparable(incoming, standing);
  return a < b;
}

function sameDate(incoming: string, standing: string): boolean {
  const [a, b] = comparable(incoming, standing);
  return a === b;
}

function comparable(one: string, other: string): [number, number] {
  const bothInstants = one.includes('T') && other.includes('T');
  const at = (date: string) => (bothInstants ? Date.parse(date) : Date.parse(new Date(date).toISOString().slice(0, 10)));
  return [at(one), at(other)];
}
