import { isWellKnown } from './well-known.ts';
import { readTable } from './tables.ts';
import { isRussianGivenName } from './given-names.ts';

/** What a name may be in the nominative. */
export interface PlainForm {
  readonly words: readonly string[];
  /** A given name, a well-known person or an ending that leaves no doubt says so. */
  readonly isSure: boolean;
}

/** The forms that a name may have in the nominative, as far as its language writes cases; the likeliest first. Never empty. */
export function plainForms(words: readonly string[], language: string): readonly PlainForm[] {
  const asIs = { words, isSure: false };
  const found =
    language === 'ru'
      ? russian(words)
      : language === 'kk'
        ? kazakh(words)
        : language === 'de'
          ? german(words)
          : [{ words, isSure: true }];
  const sure = found.filter(({ isSure }) => isSure);
  if (sure.length > 0) return sure;
  const known = found.find((form) => isWellKnown(form.words.join(' ')));
  if (known) return [{ words: known.words, isSure: true }];
  return found.length > 0 ? found : [asIs];
}

/** Endings of case in Kazakh, in both scripts; longer ones before those that they end in. */
const KAZAKH =
  /(?:дағы|дегі|тағы|тегі|ның|нің|дың|дің|тың|тің|нан|нен|дан|ден|тан|тен|мен|бен|пен|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|нда|нде|да|де|та|те|[ndt][yıi][ńñ]|[ndt][ae]n|[mbp]en|[ǵğgqk][ae]|[ndt][yıi]|[dt][ae])$/;
/** No name ends like this by itself. */
const SURELY_CASE = /(?:ның|нің|дың|дің|тың|тің|[ndt][yıi][ńñ])$|(?<=\p{L}{5})(?:ға|ге|қа|ке)$/u;
const KAZAKH_SURNAME = /(?:[ое]ва?|ина?|ұлы|қызы|бек|бай|тай|[oe]va?|ina?|uly|qyzy|bek|bai)$/;
const LEAST_LETTERS = 3;

/** A Kazakh word without its ending of case, where it looks like one. */
function withoutKazakhCase(word: string): string | undefined {
  const bare = word.replace(KAZAKH, '');
  return bare !== word && bare.length >= LEAST_LETTERS ? bare : undefined;
}

/** Only the last word of a name takes the case. */
function kazakh(words: readonly string[]): PlainForm[] {
  const last = words.at(-1)!;
  const bare = withoutKazakhCase(last);
  if (bare === undefined || KAZAKH_SURNAME.test(last))
    return [{ words, isSure: bare === undefined || KAZAKH_SURNAME.test(last) }];
  const isSure = KAZAKH_SURNAME.test(bare) || SURELY_CASE.test(last);
  const plain = { words: [...words.slice(0, -1), bare], isSure };
  return isSure ? [plain] : [{ words, isSure: false }, plain];
}

/** A genitive is an s, which Williams has by himself. */
function german(words: readonly string[]): PlainForm[] {
  const last = words.at(-1)!;
  if (!/(?<=\p{L}{3})(?<!s)s$/u.test(last)) return [{ words, isSure: true }];
  const plain = { words: [...words.slice(0, -1), last.slice(0, -1)], isSure: /(?:[oe][wv]|jew|skij?|schwili)s$/.test(last) };
  return plain.isSure ? [plain] : [{ words, isSure: false }, plain];
}

interface Ending {
  readonly part: string;
  readonly gender: string;
  readonly case: string;
  readonly pattern: RegExp;
  /** "-2а": two letters off, а put on. */
  readonly plain: readonly { readonly off: number; readonly on: string }[];
}

const endings: readonly Ending[] = readTable('case-forms-ru.tsv').map(
  ([part = '', gender = '', kase = '', ending = '', plain = '']) => ({
    part,
    gender,
    case: kase,
    pattern: new RegExp(`(?:${ending})$`),
    plain: plain.split('|').map((change) => {
      const [, off = '0', on = ''] = /^-(\d)(.*)$/.exec(change) ?? [];
      return { off: Number(off), on };
    }),
  }),
);
const partEndings = Map.groupBy(endings, ({ part }) => part);
const PATRONYMIC = /(?:[оеё]вич|[оеё]вн|ичн)(?:а|у|ем|е|ы|ой)?$/;
const CYRILLIC = /^\p{Script=Cyrillic}/u;

interface Reading {
  readonly gender: string;
  readonly case: string;
  readonly plain: string;
}

function readings(word: string, part: string): Reading[] {
  const lower = word.toLowerCase();
  return (partEndings.get(part) ?? []).flatMap(({ gender, case: kase, pattern, plain }) =>
    pattern.test(lower)
      ? plain.map(({ off, on }) => ({ gender, case: kase, plain: (off > 0 ? word.slice(0, -off) : word) + on }))
      : [],
  );
}

/** A surname's ending that no nominative has. */
const OBLIQUE = /(?:(?:[оеё]в|[иы]н)(?:ым|ой|у|е)|[сц]к(?:ого|ому|ую))$/;
/** Names that end so take no endings. */
const UNCHANGED = /(?:[оэи]|ых|их)$/;

/** Given name and surname agree in case and gender; where two pairs of cases look alike, a known given name decides. */
function russian(words: readonly string[]): PlainForm[] {
  const [given = '', ...rest] = words.slice(0, -1);
  const surname = words.at(-1)!;
  if (!CYRILLIC.test(surname) || surname.includes('.') || /^\p{Lu}+$/u.test(surname)) return [{ words, isSure: false }];
  const isOblique = OBLIQUE.test(surname);
  const changed = UNCHANGED.test(surname) && !isOblique ? [] : readings(surname, 'surname');
  const forms: PlainForm[] = [];
  const add = (form: PlainForm): void => {
    const same = forms.findIndex((other) => other.words.join(' ') === form.words.join(' '));
    if (same < 0) forms.push(form);
    else if (form.isSure) forms[same] = form;
  };
  if (given === '' || given.includes('.')) {
    if (!isOblique) add({ words, isSure: changed.length === 0 });
    for (const { plain } of changed) add({ words: [...words.slice(0, -1), plain], isSure: false });
    return forms.length === 1 ? [{ ...forms[0]!, isSure: true }] : forms;
  }
  if (!isOblique) add({ words, isSure: isRussianGivenName('m', given) || isRussianGivenName('f', given) });
  for (const last of changed)
    for (const first of readings(given, 'given')) {
      if (first.gender !== last.gender || first.case !== last.case) continue;
      const between = rest.map((word) => betweenPlain(word, first.gender));
      add({ words: [first.plain, ...between, last.plain], isSure: isRussianGivenName(first.gender, first.plain) });
    }
  return forms.length === 1 ? [{ ...forms[0]!, isSure: true }] : forms;
}

function betweenPlain(word: string, gender: string): string {
  if (!PATRONYMIC.test(word.toLowerCase())) return word;
  return readings(word, 'patronymic').find((reading) => reading.gender === gender)?.plain ?? word;
}

const MOST_FORMS = 200;

/** What a place's name may be in the nominative, its parts in lower case; itself is not among them. */
export function plainPlaceNames(parts: readonly string[], language: string): string[][] {
  if (language === 'ru') {
    const forms = parts.map((part) => [part, ...readings(part, 'place').map(({ plain }) => plain)]);
    return forms
      .reduce<string[][]>((all, own) => all.flatMap((before) => own.map((form) => [...before, form])).slice(0, MOST_FORMS), [[]])
      .slice(1);
  }
  const last = parts.at(-1) ?? '';
  const bare =
    language === 'kk' ? withoutKazakhCase(last) : language === 'de' && last.endsWith('s') ? last.slice(0, -1) : undefined;
  return bare === undefined ? [] : [[...parts.slice(0, -1), bare]];
}
