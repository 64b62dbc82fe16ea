import type { TextField } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { casing, type Word, words } from '../../text/words.ts';
import type { WordList } from './word-lists.ts';

/** A phrase of the article in all its forms, with what tells how much the article is about it. */
export interface Phrase {
  readonly stems: readonly string[];
  readonly found: readonly Occurrence[];
  /** Beside those of other phrases of the article; any positive number. */
  readonly score: number;
}

export interface Occurrence {
  readonly field: TextField;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its capitals are those of a title or of a sentence's beginning. */
  readonly isDressed: boolean;
  /** Nothing but stop words, signs and names stands around it. */
  readonly isWhole: boolean;
  /** Of the words before it in its field. */
  readonly wordsBefore: number;
}

/** What has been found by other steps and is no part of a phrase: names, dates. */
export type Taken = (field: TextField, start: number) => boolean;

const LONGEST_WORDS = 3;
/** A live blog goes on for longer; what it is about has been said by then. */
const MOST_WORDS = 20_000;
const noWords: ReadonlySet<string> = new Set();

interface Content {
  readonly word: Word;
  readonly stem: string;
}

/** Runs of content words that may be key phrases, weighed by how often they and their words come, how early, in the headline. */
export function phrasesIn(fields: readonly FieldText[], list: WordList, taken: Taken): Phrase[] {
  const weights = new Map<string, { count: number; inHeadline: boolean; first: number }>();
  const groups = new Map<string, { stems: string[]; found: Occurrence[] }>();
  for (const { field, text } of fields) {
    const all = words(text).slice(0, MOST_WORDS);
    const isTitle = field === 'headline' && casing(all, noWords) !== 'sentence';
    for (const run of runs(all, list, (word) => taken(field, word.start))) {
      for (const [i, { stem, word }] of run.entries()) {
        const known = weights.get(stem);
        const first = field === 'headline' ? 0 : all.length === 0 ? 1 : word.start / text.length;
        if (known) known.count++;
        else weights.set(stem, { count: 1, inHeadline: field === 'headline', first });
        for (let to = i + 1; to <= Math.min(run.length, i + LONGEST_WORDS); to++) {
          const part = run.slice(i, to);
          const last = part.at(-1)!.word;
          if (!list.endsPhrase(last)) continue;
          const stems = part.map((each) => each.stem);
          const key = stems.join(' ');
          const group = groups.get(key) ?? { stems, found: [] };
          groups.set(key, group);
          group.found.push({
            field,
            start: word.start,
            end: last.plainEnd,
            text: text.slice(word.start, last.plainEnd),
            isDressed: isTitle || word.first || word.upper,
            isWhole: i === 0 && to === run.length,
            wordsBefore: word.start / Math.max(1, text.length),
          });
        }
      }
    }
  }
  return [...groups.values()]
    .filter((group) => isPhrase(group, list, (stem) => weights.get(stem)!.count))
    .map(({ stems, found }) => {
      const sum = stems.reduce((total, stem) => {
        const { count, inHeadline, first } = weights.get(stem)!;
        return total + (1 + Math.log(count)) * (inHeadline ? 1.5 : 1) * (1.5 - 0.5 * first);
      }, 0);
      const long = stems.length === 1 ? 0.75 : stems.length ** -0.6;
      return { stems, found, score: sum * long * (1 + 0.35 * Math.log(found.length)) };
    });
}

/** Content words one after the other. */
function* runs(all: readonly Word[], list: WordList, isTaken: (word: Word) => boolean): Generator<Content[]> {
  let run: Content[] = [];
  let links = 0;
  for (const word of all) {
    const goesOn = word.adjacent;
    if (goesOn && run.length > 0 && links < 2 && list.links.has(word.norm)) {
      links++;
      continue;
    }
    const isContent =
      /^\p{L}/u.test(word.norm) &&
      (word.norm.length > 2 || word.upper) &&
      !list.stops.has(word.norm) &&
      !list.isVerb.test(word.norm) &&
      !isTaken(word);
    if (run.length > 0 && (!goesOn || !isContent)) {
      yield run;
      run = [];
    }
    links = 0;
    if (isContent) run.push({ word, stem: list.stem(word.norm) });
    // A possessive ends a phrase: what follows is another thing.
    if (isContent && word.possessive) {
      yield run;
      run = [];
    }
  }
  if (run.length > 0) yield run;
}

/** A word alone comes more than once; several do so, or stand in the headline, or early by themselves with a word that does. */
function isPhrase({ stems, found }: Pick<Phrase, 'stems' | 'found'>, list: WordList, count: (stem: string) => number): boolean {
  if (new Set(stems).size < stems.length) return false;
  if (stems.length === 1)
    return found.length > 1 && stems[0]!.length > 2 && !list.isInfinitive.test(found[0]!.text.toLowerCase());
  if (found.length > 1) return true;
  const { field, isWhole, wordsBefore } = found[0]!;
  return isWhole && (field === 'headline' || (wordsBefore < 0.4 && stems.some((stem) => count(stem) > 1)));
}
