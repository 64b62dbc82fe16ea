import { type Entity, type Mention, ownId, TextField } from '#events';
import type { PersonIdentity } from './people.ts';
import type { PlaceIdentity } from './place-identity.ts';
import type { Candidate, Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';

/** Bounds that keep an enriched article below the broker's message size. */
export const MOST_MENTIONS_OF_ENTITY = 500;
export const MOST_MENTIONS_OF_ARTICLE = 5_000;
export const MOST_ENTITIES = 2_000;

/** What names are known to mean. */
export interface Identities {
  readonly people: ReadonlyMap<Candidate, PersonIdentity>;
  readonly places: ReadonlyMap<Candidate, PlaceIdentity>;
  /** Mentions of bodies by another name. */
  readonly bodies: ReadonlyMap<Candidate, Candidate>;
}

interface Identity {
  readonly person: PersonIdentity | undefined;
  readonly place: PlaceIdentity | undefined;
}

interface Group {
  readonly first: Candidate;
  readonly found: { candidate: Candidate; reading: Reading }[];
}

/** One entity from all that means the same, best first. */
export function assemble(readings: readonly Reading[], stem: Stemmer, { people, places, bodies }: Identities): Entity[] {
  const groups = new Map<string, Group>();
  const nameKey = (candidate: Candidate): string => {
    const { type, name, wikidata } = candidate;
    const identity = places.get(candidate);
    const person = people.get(candidate);
    if (person) return person.key;
    if (identity?.id !== undefined) return identity.id;
    const key = `${type}|${name.toLowerCase().split(' ').map(stem).join(' ')}`;
    return identity ? `${key}|${identity.country ?? ''}` : (wikidata ?? key);
  };
  for (const reading of readings) {
    for (const mention of reading.found) {
      const candidate = bodies.get(mention) ?? mention;
      const key = nameKey(candidate);
      const group = groups.get(key) ?? { first: candidate, found: [] };
      group.found.push({ candidate, reading });
      groups.set(key, group);
    }
  }
  const most = Math.max(1, ...[...groups.values()].map((group) => group.found.length));
  const entities = [...groups.values()].map((group) =>
    entityOf(group, readings, most, { person: people.get(group.first), place: places.get(group.first) }),
  );
  entities.sort((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1));
  return bounded(entities);
}

function entityOf({ found }: Group, readings: readonly Reading[], most: number, { person, place }: Identity): Entity {
  const order = new Map(readings.map((reading, i) => [reading, i]));
  found.sort((a, b) => order.get(a.reading)! - order.get(b.reading)! || a.candidate.from - b.candidate.from);
  // A reference says nothing of its own: what it refers to was found by another rule.
  const firsthand = found.filter(({ candidate }) => !candidate.method.endsWith('reference'));
  const best = (firsthand.length > 0 ? firsthand : found).reduce((a, b) =>
    b.candidate.confidence > a.candidate.confidence ? b : a,
  ).candidate;
  const name = person?.name ?? place?.name ?? bestName(found.map(({ candidate }) => candidate));
  // Running text tells a role better than a headline does.
  const role = (
    found.find(({ candidate, reading }) => candidate.role && reading.field !== 'headline') ??
    found.find(({ candidate }) => candidate.role)
  )?.candidate.role;
  const country = place ? place.country : found.find(({ candidate }) => candidate.country)?.candidate.country;
  const id = place ? place.id : best.wikidata && `wikidata:${best.wikidata}`;
  const mentions = found.slice(0, MOST_MENTIONS_OF_ENTITY).map(mentionOf);
  return {
    id: id ?? ownId(best.type, name),
    type: best.type,
    name,
    sameAs: id === undefined ? [] : [id],
    ...(country && { country }),
    ...(role && { role }),
    salience: salience(found, most),
    confidence: best.confidence,
    mentionCount: found.length,
    mentions,
    method: best.method,
    ...(place && place.candidates.length > 0 && { candidates: [...place.candidates] }),
  };
}

function mentionOf({ candidate: { from, to, method, confidence }, reading }: Group['found'][number]): Mention {
  const start = reading.words[from]!.start;
  const end = reading.words[to - 1]!.plainEnd;
  const role = reading.standing(from);
  return {
    field: reading.field,
    start: reading.start + start,
    end: reading.start + end,
    text: reading.text.slice(start, end),
    method,
    confidence,
    ...(role && { role }),
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

/**
 * How much the article is about it, 0 to 1: in the headline, early in the text, often, with an office. Datelines and credits do not count: who is
 * named there alone is not what the article is about.
 */
function salience(all: Group['found'], most: number): number {
  const found = all.filter(({ candidate, reading }) => !reading.standing(candidate.from));
  if (found.length === 0) return 0;
  const headline = found.some(({ reading }) => reading.field === 'headline') ? 0.3 : 0;
  const body = found.find(({ reading }) => reading.field !== 'headline');
  const early = body ? 0.3 * (1 - body.reading.words[body.candidate.from]!.start / Math.max(1, body.reading.text.length)) : 0;
  const often = 0.35 * (Math.log2(1 + found.length) / Math.log2(1 + most));
  const office = found.some(({ candidate }) => candidate.role) ? 0.05 : 0;
  return Math.round((headline + early + often + office) * 1000) / 1000;
}

/** The entities of an article's parts as those of the whole; parts in several languages name the same by the same id. */
export function joined(parts: readonly (readonly Entity[])[]): Entity[] {
  if (parts.length < 2) return [...(parts[0] ?? [])];
  const byId = new Map<string, Entity>();
  for (const entity of parts.flat()) {
    const known = byId.get(entity.id);
    if (!known) byId.set(entity.id, entity);
    else {
      const [main, other] = known.salience >= entity.salience ? [known, entity] : [entity, known];
      byId.set(entity.id, {
        ...other,
        ...main,
        mentionCount: known.mentionCount + entity.mentionCount,
        mentions: [...known.mentions, ...entity.mentions].toSorted(
          (a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start,
        ),
      });
    }
  }
  return bounded([...byId.values()].toSorted((a, b) => b.salience - a.salience || (a.id < b.id ? -1 : 1)));
}

const FIELDS = TextField.options;

function bounded(entities: readonly Entity[]): Entity[] {
  let left = MOST_MENTIONS_OF_ARTICLE;
  return entities.slice(0, MOST_ENTITIES).map((entity) => {
    const mentions = entity.mentions.slice(0, left);
    left -= mentions.length;
    return { ...entity, mentions };
  });
}
