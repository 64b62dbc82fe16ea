import * as lists from 'stopword';
import { functionWords, readTable } from '../entities/tables.ts';
import { stemmer } from '../entities/stems.ts';
import type { Word } from '../../text/words.ts';

/** What a language's key phrases are made of. */
export interface WordList {
  readonly stops: ReadonlySet<string>;
  /** Stand between the words of one phrase: "ministre de l'environnement". */
  readonly links: ReadonlySet<string>;
  /** What a word is by its ending alone: no part of a phrase. Crude on purpose: what it wrongly leaves out costs a phrase. */
  readonly isVerb: RegExp;
  /** Alone it is an infinitive more often than a noun. */
  readonly isInfinitive: RegExp;
  /** The same for all case forms, so that those of one phrase are counted together. */
  readonly stem: (norm: string) => string;
  /** Whether a phrase may end with a word, which its adjectives stand before. */
  readonly endsPhrase: (word: Word) => boolean;
}

const NEVER = /(?!)/;
const LATIN_ENDINGS: Record<string, RegExp> = {
  en: /(?:'s|s)$/,
  fr: /(?:es|s|x|e)$/,
  es: /(?:es|os|as|s|o|a|e)$/,
  pt: /(?:es|os|as|s|o|a|e)$/,
  it: /[aeio]$/,
  de: /(?:en|er|em|es|e|n|s)$/,
};
const VERBS: Record<string, RegExp> = {
  en: /(?:ed|ly)$/,
  fr: /(?:aient|ait|èrent|eront|era|ment)$/,
  es: /(?:ó|aron|ieron|aba|aban|arán?|erán?|irán?|mente)$/,
  pt: /(?:ou|aram|eram|iram|ava|avam|ará|erá|irá|ão-se|mente)$/,
  ru: /(?:[аяиеу]ть(?:ся)?|[аяу]ет|[аяу]ют|(?<!кред|лим|виз|дефиц|ауд|транз)ит|[еюия]тся|^.{3,}[иеяу]л|^.{3,}[аяие]л[аои]|л(?:ся|ась|ись|ось))$/,
  kk: /(?:ды|ді|ты|ті|ған|ген|қан|кен|ады|еді|йды|йді|ып|іп|мақ|мек)$/,
  tr: /(?:[dt][ıiuü]|yor|ecek|acak|m[ıiuü]ş|d[ıi]lar|diler)$/,
};
const INFINITIVES: Record<string, RegExp> = { fr: /(?:[^i]er|ir)$/, es: /[aei]r$/, pt: /[aei]r$/, it: /[aei]re$/ };
const LINKS: Record<string, string> = {
  fr: 'de du des d l la',
  es: 'de del la los',
  pt: 'de do da dos das',
  it: 'di del della dei',
};
/** ISO 639-3, as the package names its lists. It has none of Kazakh. */
const PACKAGED: Record<string, readonly string[]> = {
  en: [...lists.eng, ...functionWords],
  fr: lists.fra,
  de: lists.deu,
  es: lists.spa,
  pt: lists.porBr,
  ru: lists.rus,
  kk: [],
  tr: lists.tur,
  it: lists.ita,
  id: lists.ind,
};

const own = new Map(readTable('stop-words.tsv').map(([language = '', list = '']) => [language, list.split(' ')]));

const known = new Map<string, WordList>(
  Object.entries(PACKAGED).map(([language, packaged]) => [
    language,
    {
      stops: new Set([...packaged, ...(own.get(language) ?? [])].map((word) => word.toLowerCase())),
      links: new Set((LINKS[language] ?? '').split(' ')),
      isVerb: VERBS[language] ?? NEVER,
      isInfinitive: INFINITIVES[language] ?? NEVER,
      stem: stemOf(language),
      endsPhrase: language === 'de' ? ({ capital }) => capital : () => true,
    },
  ]),
);

/** Undefined for a language without stop words, in which no phrase can be told from the words around it. */
export function wordList(language: string | undefined): WordList | undefined {
  return language === undefined ? undefined : known.get(language);
}

function stemOf(language: string): (norm: string) => string {
  const endings = LATIN_ENDINGS[language];
  if (!endings) return stemmer(language);
  return (norm) => (norm.length > 4 ? norm.replace(endings, '') : norm);
}
