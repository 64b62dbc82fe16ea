import type { Entity, Span } from '#events';
import { ownId } from './identity.ts';
import type { Candidate, Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';

/** Bounds that keep an enriched article below the broker's message size. */
export const MOST_MENTIONS_OF_ENTITY = 500;
export const MOST_MENTIONS_OF_ARTICLE = 5_000;
export const MOST_ENTITIES = 2_000;

interface Group {
  readonly first: Candidate;
  readonly found: { candidate: Candidate; reading: Reading }[];
}

/** One entity from all that means the same, best first. */
export function assemble(readings: readonly Reading[], stem: Stemmer): Entity[] {
  const groups = new Map<string, Group>();
  const nameKey = ({ type, name, wikidata }: Candidate): string =>
    wikidata ?? `${type}|${name.toLowerCase().split(' ').map(stem).join(' ')}`;
  for (const reading of readings) {
    for (const candidate of reading.found) {
      const key = nameKey(candidate);
      const group = groups.get(key) ?? { first: candidate, found: [] };
      group.found.push({ candidate, reading });
      groups.set(key, group);
    }
  }
  joinSurnames(groups, stem);
  const most = Math.max(1, ...[...groups.values()].map((group) => group.found.length));
  const entities = [...groups.values()].map((group) => entityOf(group, readings, most));
  entities.sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
  return bounded(entities);
}

/** "President Silva" is the Maria Silva of the same article, if there is but one. */
function joinSurnames(groups: Map<string, Group>, stem: Stemmer): void {
  const bySurname = new Map<string, string[]>();
  for (const [key, { first }] of groups) {
    if (first.type !== 'person' || !first.name.includes(' ')) continue;
    const surname = stem(first.name.split(' ').at(-1)!.toLowerCase());
    bySurname.set(surname, [...(bySurname.get(surname) ?? []), key]);
  }
  for (const [key, group] of groups) {
    if (group.first.type !== 'person' || group.first.name.includes(' ')) continue;
    const full = bySurname.get(stem(group.first.name.toLowerCase()));
    if (full?.length !== 1) continue;
    groups.get(full[0]!)!.found.push(...group.found);
    groups.delete(key);
  }
}

function entityOf({ found }: Group, readings: readonly Reading[], most: number): Entity {
  const order = new Map(readings.map((reading, i) => [reading, i]));
  found.sort((a, b) => order.get(a.reading)! - order.get(b.reading)! || a.candidate.from - b.candidate.from);
  // A reference says nothing of its own: what it refers to was found by another rule.
  const firsthand = found.filter(({ candidate }) => !candidate.method.endsWith('reference'));
  const best = (firsthand.length > 0 ? firsthand : found).reduce((a, b) =>
    b.candidate.confidence > a.candidate.confidence ? b : a,
  ).candidate;
  const name = bestName(found.map(({ candidate }) => candidate));
  // Running text tells a role better than a headline does.
  const role = (
    found.find(({ candidate, reading }) => candidate.role && reading.field !== 'headline') ??
    found.find(({ candidate }) => candidate.role)
  )?.candidate.role;
  const country = found.find(({ candidate }) => candidate.country)?.candidate.country;
  const sameAs = best.wikidata ? [`wikidata:${best.wikidata}`] : [];
  const mentions: Span[] = found.slice(0, MOST_MENTIONS_OF_ENTITY).map(({ candidate, reading }) => {
    const start = reading.words[candidate.from]!.start;
    const end = reading.words[candidate.to - 1]!.plainEnd;
    return { field: reading.field, start, end, text: reading.text.slice(start, end) };
  });
  return {
    id: sameAs[0] ?? ownId(best.type, name),
    type: best.type,
    name,
    sameAs,
    ...(country && { country }),
    ...(role && { role }),
    salience: salience(found, most),
    confidence: best.confidence,
    mentionCount: found.length,
    mentions,
    method: best.method,
  };
}

/** The fullest name; of its case forms the shortest, which is nearest to the plain one. */
function bestName(candidates: readonly Candidate[]): string {
  const length = (name: string): number => name.split(' ').length;
  const sorted = [...new Set(candidates.map(({ name }) => name))].sort(
    (a, b) =>
      length(b) - length(a) ||
      Number(a === a.toUpperCase()) - Number(b === b.toUpperCase()) ||
      a.length - b.length ||
      (a < b ? -1 : 1),
  );
  return sorted[0]!;
}

/** How much the article is about it: in the headline, early in the text, often. */
function salience(found: Group['found'], most: number): number {
  const headline = found.some(({ reading }) => reading.field === 'headline') ? 0.3 : 0;
  const body = found.find(({ reading }) => reading.field !== 'headline');
  const early = body ? 0.3 * (1 - body.reading.words[body.candidate.from]!.start / Math.max(1, body.reading.text.length)) : 0;
  const often = 0.4 * (Math.log2(1 + found.length) / Math.log2(1 + most));
  return Math.round((headline + early + often) * 1000) / 1000;
}

function bounded(entities: readonly Entity[]): Entity[] {
  let left = MOST_MENTIONS_OF_ARTICLE;
  return entities.slice(0, MOST_ENTITIES).map((entity) => {
    const mentions = entity.mentions.slice(0, left);
    left -= mentions.length;
    return { ...entity, mentions };
  });
}
