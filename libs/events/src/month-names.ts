/** Languages whose names of months are read; ICU, which comes with the runtime, has the names. */
const languages =
  `en ru uk be bg sr mk kk ky uz tg tr az tk de fr es pt it nl da nb sv fi et lv lt pl cs sk sl hr bs hu ro el sq hy ka
  ar ar-SY ar-MA fa ps ur hi bn ta te mr gu kn ml pa ne si th lo my km vi id ms fil sw am so ha yo zu af ca eu gl cy ga is he mn sr-Latn uz-Cyrl az-Cyrl`.split(
    /\s+/,
  );

let months: ReadonlyMap<string, number> | undefined;

/** 1 to 12; undefined for a word that names no month, or one month here and another there (Czech listopad is Croatian October's). */
export function monthOf(word: string): number | undefined {
  months ??= allNames();
  return months.get(key(word));
}

function key(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.'’]+$/, '');
}

function allNames(): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of languages) {
    for (const [word, month] of namesIn(language)) {
      const before = names.get(word);
      if (before === undefined) names.set(word, month);
      else if (before !== month && before !== 0 && !english.has(word)) names.set(word, 0);
    }
    if (language === 'en') for (const word of names.keys()) english.add(word);
  }
  names.set('sept', 9);
  for (const [word, month] of names) if (month === 0) names.delete(word);
  return names;
}

/** English words are taken as English whatever they mean elsewhere: feeds in all languages use them. */
const english = new Set<string>();

/** Names that stand alone and those within a date, in full and short. */
function namesIn(language: string): [string, number][] {
  const found: [string, number][] = [];
  for (const month of ['long', 'short'] as const) {
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { month, day, timeZone: 'UTC' });
      for (let index = 0; index < 12; index += 1) {
        const part = format.formatToParts(Date.UTC(2026, index, 15)).find(({ type }) => type === 'month')?.value ?? '';
        const word = key(part);
        if (/^[\p{L}\p{M}][\p{L}\p{M}\u200C ’'-]*$/u.test(word) && !word.includes(' ')) found.push([word, index + 1]);
      }
    }
  }
  return found;
}
