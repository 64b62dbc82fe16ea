import type { Entity, Findings } from '#events';
import { words } from '../../text/words.ts';
import type { WordList } from '../keywords/word-lists.ts';
import type { Candidate } from './candidates.ts';

const MOST_SENTENCES = 3;
const MOST_UNITS = 600;
const GOOD_UNITS = [40, 300] as const;
/** Weights of what speaks for a sentence; each part is 0 to 1. */
const FOR = { position: 1.2, headline: 1, keyphrases: 0.8, entities: 0.6 };
/** How much a sentence that repeats a chosen one loses, and from where on it is left out. */
const REDUNDANCY = 0.4;
const TOO_ALIKE = 0.6;
/** What falls this far behind the best is not worth it. */
const LEAST_SHARE = 0.3;
/** Scores are compared with each other sentence: a longer text has said what it is about before. */
const MOST_CANDIDATES = 400;

interface Scored extends Candidate {
  readonly stems: ReadonlySet<string>;
  readonly score: number;
  /** People whom it calls by a part of their name, as one does after the whole one. */
  readonly shortened: readonly Entity[];
}

/** The sentences that stand best for the text, in its order: by maximal marginal relevance (Carbonell and Goldstein, 1998). */
export function choose(given: readonly Candidate[], headline: string, list: WordList | undefined, found: Findings): Candidate[] {
  const { entities = [] } = found;
  const all = scored(given.slice(0, MOST_CANDIDATES), headline, list, found);
  const best = Math.max(...all.map(({ score }) => score));
  const chosen: Scored[] = [];
  let units = 0;
  while (chosen.length < MOST_SENTENCES) {
    let next: Scored | undefined;
    let most = -Infinity;
    for (const one of all) {
      if (chosen.includes(one) || one.score < LEAST_SHARE * best || units + one.text.length + chosen.length > MOST_UNITS)
        continue;
      if (one.needsBefore && !chosen.some(({ index }) => index === one.index - 1)) continue;
      if (!one.shortened.every((person) => isNamed(person, chosen) || isInHeadline(person, entities))) continue;
      const alike = Math.max(0, ...chosen.map((other) => likeness(one.stems, other.stems)));
      const worth = one.score / best - REDUNDANCY * alike;
      if (alike < TOO_ALIKE && worth > most) [next, most] = [one, worth];
    }
    if (!next) break;
    chosen.push(next);
    units += next.text.length;
  }
  return chosen.toSorted((a, b) => a.start - b.start);
}

function scored(all: readonly Candidate[], headline: string, list: WordList | undefined, found: Findings): Scored[] {
  const stemsOf = (text: string): Set<string> =>
    new Set(
      words(text)
        .filter(({ norm }) => norm.length > 2 && !list?.stops.has(norm))
        .map(({ norm }) => list?.stem(norm) ?? norm),
    );
  const inHeadline = stemsOf(headline);
  const phrases = (found.keyphrases ?? []).map(({ text, weight }) => ({ stems: [...stemsOf(text)], weight }));
  const allPhrases = Math.max(
    1e-9,
    phrases.reduce((sum, { weight }) => sum + weight, 0),
  );
  const named = mentionsBySentence(all, found.entities ?? []);
  const allSalience = Math.max(1e-9, ...named.map((those) => those.reduce((sum, { entity }) => sum + entity.salience, 0)));
  return all.map((candidate, i) => {
    const stems = stemsOf(candidate.text);
    const here = named[i]!;
    const parts = {
      position: (candidate.beginsParagraph ? 1 : 0.85) / (1 + 0.4 * Math.max(0, candidate.index - 1)),
      headline: inHeadline.size === 0 ? 0 : [...inHeadline].filter((stem) => stems.has(stem)).length / inHeadline.size,
      keyphrases:
        phrases.reduce((sum, { stems: own, weight }) => sum + (own.every((stem) => stems.has(stem)) ? weight : 0), 0) /
        allPhrases,
      entities: here.reduce((sum, { entity }) => sum + entity.salience, 0) / allSalience,
    };
    const sum = Object.entries(FOR).reduce((total, [part, weight]) => total + weight * parts[part as keyof typeof FOR], 0);
    const { length } = candidate.text;
    return {
      ...candidate,
      stems,
      score: length < GOOD_UNITS[0] || length > GOOD_UNITS[1] ? sum * 0.6 : sum,
      shortened: here.filter(({ entity, isWhole }) => entity.type === 'person' && !isWhole).map(({ entity }) => entity),
    };
  });
}

interface Named {
  readonly entity: Entity;
  readonly isWhole: boolean;
}

/** The entities that each sentence names, once each. */
function mentionsBySentence(all: readonly Candidate[], entities: readonly Entity[]): Named[][] {
  const named: Named[][] = all.map(() => []);
  for (const entity of entities) {
    const whole = Math.max(...entity.mentions.map(({ text }) => parts(text)));
    for (const { field, start, end, text, role } of entity.mentions) {
      if (field !== 'articleBody' || role) continue;
      const at = indexAt(all, start, end);
      if (at === undefined) continue;
      const known = named[at]!.findIndex((each) => each.entity === entity);
      const isWhole = parts(text) >= whole;
      if (known < 0) named[at]!.push({ entity, isWhole });
      else if (isWhole) named[at]![known] = { entity, isWhole };
    }
  }
  return named;
}

function indexAt(all: readonly Candidate[], start: number, end: number): number | undefined {
  let low = 0;
  let high = all.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const { start: from, end: to } = all[middle]!;
    if (start >= from && end <= to) return middle;
    if (start < from) high = middle - 1;
    else low = middle + 1;
  }
  return undefined;
}

const parts = (name: string): number => name.split(/\s+/).length;

function isNamed(person: Entity, chosen: readonly Candidate[]): boolean {
  const whole = Math.max(...person.mentions.map(({ text }) => parts(text)));
  return person.mentions.some(
    ({ field, start, end, text }) =>
      field === 'articleBody' && parts(text) >= whole && chosen.some((one) => start >= one.start && end <= one.end),
  );
}

function isInHeadline({ id }: Entity, entities: readonly Entity[]): boolean {
  return entities.some((entity) => entity.id === id && entity.mentions.some(({ field }) => field === 'headline'));
}

/** Share of the words that two sentences have in common, of the shorter one's. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [less, more] = a.size < b.size ? [a, b] : [b, a];
  return less.size === 0 ? 0 : [...less].filter((stem) => more.has(stem)).length / less.size;
}
