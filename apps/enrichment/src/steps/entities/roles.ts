import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { functionWords } from './tables.ts';
import { hasTitle, titleLength } from './titles.ts';

const LONGEST_ROLE_WORDS = 12;
const STOPS = new Set(
  'who which whose said says told was is has had were are will would added noted and but met that after before when while'.split(
    ' ',
  ),
);
const QUALIFIERS = new Set(
  'deputy first vice acting former interim senior chief special permanent honorary executive national federal foreign then'.split(
    ' ',
  ),
);

/**
 * The role whose title stands before a name, from `title` to `end`. An institution's name before it belongs to it
 * ("Senate Chairman"), its country does not ("Kazakh Senate Chairman").
 */
export function roleBefore(reading: Reading, title: number, end: number, names: Gazetteer, language: string): string {
  const all = reading.words;
  let from = title;
  while (from > 0 && all[from]!.adjacent && title - from < 6) {
    const before = all[from - 1]!;
    if (language === 'kk' && ABOUT.has(before.norm)) {
      // "Орталық Азия жөніндегі арнайы өкіл": what it is for stands before it.
      from = reading.at(from - 2)?.from ?? from - 1;
      break;
    }
    const owner = reading.at(from - 1);
    if (owner) {
      if (owner.type !== 'organisation') break;
      from = owner.from;
      const demonym = names.match(all, from, 'demonym');
      if (demonym) {
        from += demonym.length;
        break;
      }
      continue;
    }
    if (!before.capital && !QUALIFIERS.has(before.norm)) break;
    if (/^\d/.test(before.norm)) break;
    if (TITLE_FIRST.has(language) && before.first && titleLength(reading, from - 1, language) === 0) break;
    if (language !== 'en' && (OPENERS.has(before.norm) || KAZAKH_OBJECT.test(before.norm))) break;
    if (functionWords.has(before.norm) && !QUALIFIERS.has(before.norm)) break;
    if (names.match(all, from - 1, 'demonym') || names.match(all, from - 1)?.known.type === 'place') break;
    from--;
  }
  return reading.slice(from, end);
}

/** ", the special representative on Central Asia," after a name: what the person is. */
export function apposition(reading: Reading, at: number, language: string): string | undefined {
  const all = reading.words;
  if (all[at]?.before !== ', ') return undefined;
  let from = at;
  if (['the', 'a', 'an', 'le', 'la', 'el', 'o', 'der', 'die', 'un', 'une', 'uma', 'um'].includes(all[from]!.norm)) from++;
  if (/^\d/.test(all[from]?.norm ?? '')) from++; // "a 19-year-old forward"
  // "Kazakhstan's foreign minister": the country is not the role.
  for (let k = from; k < from + 4 && k < all.length; k++) if (all[k]!.possessive && all[k]!.capital) from = k + 1;
  let to = from;
  while (to < all.length && to - from < LONGEST_ROLE_WORDS) {
    const word = all[to]!;
    if (to > at && to > from && !word.adjacent && word.before !== ' ') break;
    if (STOPS.has(word.norm)) break;
    to++;
  }
  if (to === from || !hasTitle(reading, from, to, language)) return undefined;
  // "In Oldbridge, Judge Mary O'Brien heard the case": a title with a name of its own is no apposition.
  const title = titleLength(reading, from, language);
  if (title > 0 && from === at && all[from + title]?.adjacent && reading.named(from + title)) return undefined;
  // A name straight after the title is another person: "Ali Khan, President Maria Silva and ..."
  if (
    all[from]!.capital &&
    all[to - 1]!.capital &&
    to - from > 1 &&
    language === 'en' &&
    from === at &&
    !reading.slice(from, to).includes(' of ')
  )
    return undefined;
  return reading.slice(from, to);
}

/** "a spokeswoman for the clinics, Claire Fontanel": the role of the name at `name`, which stands before a comma. */
export function roleBeforeComma(reading: Reading, name: number, language: string): string | undefined {
  const all = reading.words;
  if (all[name]?.before !== ', ') return undefined;
  let best: number | undefined;
  for (let from = name - 1; from > 0 && name - from < 9; from--) {
    const opener = all[from - 1]!;
    if (titleLength(reading, from, language) > 0 && (OPENERS.has(opener.norm) || opener.possessive)) {
      best = from;
      // "the press secretary of the president": the president is whose secretary it is.
      if (!LINKS.has(all[from - 2]?.norm ?? '')) break;
    }
    if (!all[from]!.adjacent) break;
  }
  return best === undefined ? undefined : reading.slice(best, name);
}

/** Languages in which what a title is of follows it: a capital before it is that of the sentence. */
const TITLE_FIRST = new Set(['fr', 'de', 'es', 'pt', 'it', 'ru']);

const LINKS = new Set(['of', 'to', 'for', 'de', 'du', 'del', 'do', 'da', 'von', 'des', 'der']);
const OPENERS = new Set(
  'du des al del do da vom zum a an the his her their its our el la le los las les l o os as der die das den dem un una une um uma son sa su sua seu'.split(
    ' ',
  ),
);
const ABOUT = new Set(['жөніндегі', 'бойынша']);
/** A Kazakh object before a title is what is done, no part of the title. */
const KAZAKH_OBJECT = /\p{L}(?:ны|ні|ды|ді|ты|ті)$/u;
