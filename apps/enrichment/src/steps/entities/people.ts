import { romanised } from '#events';
import { plainForms, type PlainForm } from './case-forms.ts';
import type { Candidate, Reading } from './reading.ts';
import type { Stemmer } from './stems.ts';
import { particles } from './tables.ts';
import { wellKnown, wellKnownAlone } from './well-known.ts';

/** Whom a mention means: all that have one key are one person. */
export interface PersonIdentity {
  readonly key: string;
  /** In the nominative, as full as the article has it; of the well-known in English. */
  readonly name: string;
}

/** A name as it is written once or more often. */
interface Written {
  readonly text: string;
  readonly words: readonly string[];
  readonly given: readonly string[];
  readonly initials: string;
  readonly surname: string;
  readonly candidates: Candidate[];
}

const INITIAL = /^(?:\p{Lu}\p{M}*\.?-?)+$/u;
const PATRONYMIC = /(?:[оеё]вич|[оеё]вна?|ична?|ұлы|қызы|[oe]vich|[oe]vna|uly|kyzy)(?:а|у|ем|е|ы|ой)?$/;
/** Of one word; comparing a name with more would cost too much. */
const MOST_BEARERS = 200;

/** Joins what an article calls one person by: in full, by surname or initials, in any case, in capitals. Two people of one surname stay two. */
export function identifyPeople(readings: readonly Reading[], stem: Stemmer, language: string): Map<Candidate, PersonIdentity> {
  const names = written(readings, stem, language);
  const people: Written[][] = [];
  // Who shares no word with a name can't be called by it.
  const byWord = new Map<string, Written[][]>();
  const join = (name: Written, isOf: (person: readonly Written[]) => boolean): void => {
    const [same, another] = (byWord.get(name.surname) ?? []).slice(0, MOST_BEARERS).filter(isOf);
    if (same && !another) return void same.push(name);
    const person = [name];
    people.push(person);
    for (const word of new Set([...name.given, name.surname])) {
      const bearers = byWord.get(word);
      if (bearers) bearers.push(person);
      else byWord.set(word, [person]);
    }
  };
  const isFull = ({ given }: Written): boolean => given.length > 0;
  for (const name of names.filter(isFull).sort((a, b) => b.words.length - a.words.length))
    join(name, ([fullest]) => isSame(fullest!, name));
  for (const name of names.filter((each) => !isFull(each)).sort((a, b) => b.initials.length - a.initials.length))
    join(name, (person) => mayBeCalled(person, name));
  const bearers = Map.groupBy(
    people.filter(([fullest]) => fullest!.given.length > 0),
    ([fullest]) => fullest!.surname,
  );
  const found = new Map<Candidate, PersonIdentity>();
  for (const person of people) {
    const { surname } = person[0]!;
    const isOnly = (bearers.get(surname) ?? []).every((other) => other === person);
    const own = nameOf(person, language);
    const known = wellKnown(own) ?? (isOnly ? knownAlone(person[0]!, own) : undefined);
    const name = known ?? own;
    const key = `person|${known ?? person[0]!.text}`;
    for (const { candidates } of person) for (const candidate of candidates) found.set(candidate, { key, name });
  }
  return found;
}

function written(readings: readonly Reading[], stem: Stemmer, language: string): Written[] {
  const byText = new Map<string, Written>();
  for (const { found } of readings)
    for (const candidate of found) {
      if (candidate.type !== 'person') continue;
      const known = byText.get(candidate.name);
      if (known) known.candidates.push(candidate);
      else byText.set(candidate.name, read(candidate, stem, language));
    }
  return [...byText.values()];
}

/** Said before a name, and no part of it; "M." is an initial elsewhere than in French. */
const COURTESY: Readonly<Record<string, RegExp>> = {
  en: /^(?:mr|mrs|ms|miss|dr)\.?$/i,
  fr: /^(?:mm?|mme|mmes|mlle|dr)\.?$/i,
  de: /^(?:herrn?|frau|dr)\.?$/i,
  es: /^(?:sr|sra|señor|señora|don|doña|dr|dra)\.?$/i,
  pt: /^(?:sr|sra|senhor|senhora|dom|dona|dr|dra)\.?$/i,
  ru: /^(?:г|г-на?|г-же?|господин|госпожа)\.?$/i,
};

function read(candidate: Candidate, stem: Stemmer, language: string): Written {
  let words = candidate.name.split(' ');
  while (words.length > 1 && COURTESY[language]?.test(words[0]!)) words = words.slice(1);
  // "Токаев К.-Ж."
  while (words.length > 1 && isInitial(words.at(-1)!) && !isInitial(words[0]!)) words = [words.at(-1)!, ...words.slice(0, -1)];
  const key = (word: string): string => stem(word.toLowerCase()).normalize('NFD').replace(/\p{M}/gu, '');
  const before = words.slice(0, -1).filter((word) => !particles.has(word.toLowerCase()) && !PATRONYMIC.test(word.toLowerCase()));
  const isShouted = candidate.name.length > 3 && candidate.name === candidate.name.toUpperCase();
  const text = words.map((word) => (isShouted && !isInitial(word) ? unshouted(word) : word)).join(' ');
  return {
    text,
    words: text.split(' '),
    given: before.filter((word) => !isInitial(word)).map(key),
    initials: before.filter(isInitial).join('').toLowerCase().replace(/[.-]/g, ''),
    surname: key(words.at(-1)!),
    candidates: [candidate],
  };
}

const isInitial = (word: string): boolean => INITIAL.test(word) && (word.includes('.') || word.length === 1);

/** TOKAYEV is Tokayev. */
function unshouted(word: string): string {
  return word.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Two full names of one person: all words of the shorter stand in the longer, and both begin or both end alike. */
function isSame(longer: Written, shorter: Written): boolean {
  const all = [...longer.given, longer.surname];
  const some = [...shorter.given, shorter.surname];
  if (shorter.initials !== '' && !beginsWith(longer, shorter.initials)) return false;
  // Surname first, as in lists of officials.
  if (all.length === some.length && all.length === 2 && all[0] === some[1] && all[1] === some[0]) return true;
  let at = 0;
  for (const word of some) {
    at = all.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return all[0] === some[0] || all.slice(-some.length).join(' ') === some.join(' ');
}

/** Initials of the given names: "К.-Ж." of Касым-Жомарт, "J." of John Fitzgerald. */
function beginsWith({ given, initials }: Written, asked: string): boolean {
  const own = given.length > 0 ? given.flatMap((name) => name.split('-').map((part) => part[0])).join('') : initials;
  return own.startsWith(asked) || asked.startsWith(own);
}

/** Whether a surname, with or without initials, or a given name alone can mean this person. */
function mayBeCalled([fullest]: readonly Written[], { surname, initials }: Written): boolean {
  if (fullest!.surname === surname) return initials === '' || beginsWith(fullest!, initials);
  return initials === '' && (fullest!.given[0] === surname || fullest!.given.at(-1) === surname);
}

/** The fullest name in the nominative: what most of the mentions can be forms of. */
function nameOf(person: readonly Written[], language: string): string {
  const forms = person.map(({ words, candidates }) => ({ forms: plainForms(words, language), times: candidates.length }));
  const fullest = person[0]!.words.length;
  const choices = forms.flatMap((each, i) => (person[i]!.words.length === fullest ? each.forms : []));
  const fits = (choice: PlainForm): number =>
    forms.reduce(
      (sum, each) => {
        const agreeing = each.forms.find(({ words }) => words.every((word) => choice.words.includes(word)));
        return sum + (agreeing ? each.times * (agreeing.isSure ? 2 : 1) : 0);
      },
      choice.isSure ? 1_000 : 0,
    );
  return choices.reduce((best, each) => (fits(each) > fits(best) ? each : best)).words.join(' ');
}

/** Whom a surname means alone, or with initials that are hers: "К. Токаев". */
function knownAlone({ given, initials }: Written, name: string): string | undefined {
  if (given.length > 0) return undefined;
  const known = wellKnownAlone(initials === '' ? name : name.split(' ').at(-1)!);
  return initials === '' || romanised(initials[0]!) === known?.[0]?.toLowerCase() ? known : undefined;
}
