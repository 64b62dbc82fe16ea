import type { EnrichedArticle } from '#events';
import { keyOf } from '../keys.ts';

/** What an event did to the store; label of the counter in /metrics. */
export const outcomes = [
  'stored', // new
  'revised', // other content: revision n+1
  'reenriched', // same content, found by other steps
  'duplicate', // nothing new
  'stale', // changed at its publisher before what is stored
] as const;
export type Outcome = (typeof outcomes)[number];

/** What an event is weighed against: the article as it stands. */
export interface Standing {
  readonly revision: number;
  readonly contentHash: string;
  readonly setId: string;
  readonly dateModified?: string | undefined;
  /** mark() of each revision so far. */
  readonly marks: readonly string[];
  /** Events that came before, whatever came of them: weighed() of each of them. */
  readonly weighed: ReadonlySet<string>;
}

type Incoming = Pick<EnrichedArticle, 'contentHash' | 'rawEventId'> & {
  readonly article: { readonly dateModified?: string | undefined };
  readonly enrichment: { readonly setId: string };
};

export function decide(standing: Standing | undefined, incoming: Incoming): Outcome {
  if (!standing) return 'stored';
  const [said, found] = weighed(incoming);
  if (incoming.contentHash === standing.contentHash)
    return incoming.enrichment.setId === standing.setId || standing.weighed.has(found) ? 'duplicate' : 'reenriched';
  // Kafka delivers at least once: an event comes again after a revision has come between, be it one that made an earlier revision, a
  // duplicate or a late one.
  if (standing.weighed.has(said) || standing.marks.includes(mark(incoming))) return 'duplicate';
  if (isOlder(incoming.article.dateModified, standing.dateModified)) return 'stale';
  return 'revised';
}

/** An event and what it said. Not the event's id alone: some producers give each update of an article the same one. */
export function mark({ contentHash, rawEventId }: Pick<EnrichedArticle, 'contentHash' | 'rawEventId'>): string {
  return `${contentHash} ${rawEventId}`;
}

/** The keys under which an event is remembered: by what it said, and by what was found in it as well. */
export function weighed(event: Pick<Incoming, 'contentHash' | 'rawEventId' | 'enrichment'>): [said: string, found: string] {
  const said = keyOf(mark(event));
  return [said, `${said} ${event.enrichment.setId}`];
}

/** Plain dates and instants are compared by day: what was changed "on the 9th" is not older than what was changed on the 9th at noon. */
function isOlder(incoming: string | undefined, standing: string | undefined): boolean {
  if (incoming === undefined || standing === undefined) return false;
  const bothInstants = incoming.includes('T') && standing.includes('T');
  const at = (date: string) => (bothInstants ? Date.parse(date) : Date.parse(new Date(date).toISOString().slice(0, 10)));
  return at(incoming) < at(standing);
}
