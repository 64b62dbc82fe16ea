import type { Candidate, Reading } from './reading.ts';

/** A short form that the article itself explains: "OSCE Parliamentary Assembly (OSCE PA)". */
export interface Alias {
  readonly norms: readonly string[];
  readonly of: Candidate;
}

const OPENS = /^["'”’»]? \($/;
const MOST_WORDS = 3;
const LONGEST_LETTERS = 10;

export function acronymsInBrackets(reading: Reading): Alias[] {
  const all = reading.words;
  const aliases: Alias[] = [];
  for (let i = 1; i < all.length; i++) {
    if (!OPENS.test(all[i]!.before) || !all[i]!.upper) continue;
    let to = i + 1;
    while (to < all.length && to - i < MOST_WORDS && all[to]!.adjacent) to++;
    const short = all.slice(i, to);
    if (reading.text[all[to - 1]!.end] !== ')' || short.some((word) => !word.upper || word.plain.length > LONGEST_LETTERS))
      continue;
    const long = reading.at(i - 1) ?? longForm(reading, i, short.map((word) => word.plain).join(''));
    if (
      !long ||
      long.to !== i ||
      long.type === 'person' ||
      !fits(reading.slice(long.from, long.to), short.map((word) => word.plain).join(''))
    )
      continue;
    const known = reading.at(i);
    if (!known) reading.take({ ...long, from: i, to, method: 'rule:acronym' });
    aliases.push({ norms: short.map((word) => word.norm), of: long });
    i = to - 1;
  }
  return aliases;
}

/** What was found by itself is what the article says that it stands for, wherever it stands: "GP" of "Green Party (GP)". */
export function joinAcronyms(readings: readonly Reading[], aliases: readonly Alias[]): void {
  for (const { norms, of } of aliases)
    for (const reading of readings)
      for (const found of reading.found) {
        const same = reading.words.slice(found.from, found.to).map(({ norm }) => norm);
        if (found.wikidata || found.type === 'person' || same.join(' ') !== norms.join(' ')) continue;
        reading.drop(found);
        reading.take({ ...of, from: found.from, to: found.to, method: 'rule:acronym' });
      }
}

/** Capitalised words before a bracket whose initials are the short form: a body nobody knew by its head. */
function longForm(reading: Reading, bracket: number, short: string): Candidate | undefined {
  const all = reading.words;
  let letters = '';
  for (let from = bracket - 1; from >= 0 && bracket - from < 10; from--) {
    const word = all[from]!;
    if (from < bracket - 1 && !all[from + 1]!.adjacent) return undefined;
    if (reading.at(from)) return undefined;
    if (!word.capital) {
      if (!['of', 'for', 'and', 'the', 'on', 'in'].includes(word.norm)) return undefined;
      continue;
    }
    letters = word.norm[0] + letters;
    if (letters.length < 2 || letters.toUpperCase() !== short) continue;
    const found: Candidate = {
      from,
      to: bracket,
      type: 'organisation',
      name: reading.name(from, bracket),
      confidence: 0.7,
      method: 'rule:acronym',
    };
    return reading.take(found) ? found : undefined;
  }
  return undefined;
}

/** The short form's letters stand in the long form in this order, and both begin alike. */
function fits(long: string, short: string): boolean {
  const letters = long.toLowerCase();
  const wanted = short.toLowerCase();
  if (letters[0] !== wanted[0]) return false;
  let at = 0;
  for (const letter of wanted) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
