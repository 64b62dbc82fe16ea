import type { Reading } from './reading.ts';
import { stemmer } from './stems.ts';
import { readTable, wordList } from './tables.ts';
import { words } from '../../text/words.ts';

const portfolios = wordList('portfolios');
const COURTESY = new Set(
  'mr mrs ms miss sir dame lord lady dr m mme monsieur madame herr herrn frau señor señora bapak ibu doctor doutor doutora dra prof father sister'.split(
    ' ',
  ),
);
const MOST_WORDS = 5;

const byLanguage = new Map<string, Set<string>>();

function titles(language: string): Set<string> {
  let known = byLanguage.get(language);
  if (!known) {
    const stem = stemmer(language);
    known = new Set(
      readTable('titles.tsv')
        .filter(([tag]) => tag === language)
        .map(([, title = '']) =>
          words(title)
            .map(({ norm }) => stem(norm))
            .join(' '),
        ),
    );
    byLanguage.set(language, known);
  }
  return known;
}

export function isTitle(language: string, words: string): boolean {
  return titles(language).has(words);
}

/** Words that the longest title starting at `from` takes, its portfolio included: "Minister of Foreign Affairs". */
export function titleLength(reading: Reading, from: number, language: string): number {
  const all = reading.words;
  const known = titles(language);
  const stem = stemmer(language);
  let key = '';
  let length = 0;
  for (let i = from; i < all.length && i - from < MOST_WORDS; i++) {
    if (i > from && !all[i]!.adjacent) break;
    key = i === from ? stem(all[i]!.norm) : `${key} ${stem(all[i]!.norm)}`;
    if (known.has(key)) length = i - from + 1;
  }
  if (length === 0 || language !== 'en') return length;
  let to = from + length;
  if (
    (all[to]?.norm === 'of' || all[to]?.norm === 'for') &&
    all[to]?.adjacent &&
    all[to + 1]?.adjacent &&
    portfolios.has(all[to + 1]!.norm)
  ) {
    to++;
    while (all[to]?.adjacent && portfolios.has(all[to]!.norm)) to++;
    return to - from;
  }
  return length;
}

/** Mr and Dr name a person but say nothing of a role. */
export const isCourtesy = (title: string): boolean => COURTESY.has(title.toLowerCase());

/** Whether one of the first words of a stretch is a title, so that an apposition tells a role. */
export function hasTitle(reading: Reading, from: number, to: number, language: string): boolean {
  for (let i = from; i < Math.min(to, from + 6); i++) {
    const length = titleLength(reading, i, language);
    if (length > 0 && !isCourtesy(reading.name(i, i + length))) return true;
  }
  return false;
}
