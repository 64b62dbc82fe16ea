/** Languages whose names of months and weekdays are read; ICU, which comes with the runtime, has the names. */
const languages =
  `en ru uk be bg sr mk kk ky uz tg tr az tk de fr es pt it nl da nb sv fi et lv lt pl cs sk sl hr bs hu ro el sq hy ka
  ar ar-SY ar-MA fa ps ur hi bn ta te mr gu kn ml pa ne si th lo my km vi id ms fil sw am so ha yo zu af ca eu gl cy ga is he mn sr-Latn uz-Cyrl az-Cyrl`.split(
    /\s+/,
  );

type Names = ReadonlyMap<string, ReadonlySet<number>>;
let months: Names | undefined;
let weekdays: Names | undefined;

/**
 * The months that a word names, 1 to 12: none if it names no month, several if it is one here and another there (listopad is November
 * in Prague, October in Zagreb). English words are English, since feeds in all languages use them.
 */
export function monthsOf(word: string): readonly number[] {
  months ??= allNames('month', 12, (index) => Date.UTC(2026, index, 15), 1);
  return [...(months.get(key(word)) ?? [])];
}

/** The days that a word names, 0 for Sunday to 6. */
export function weekdaysOf(word: string): readonly number[] {
  weekdays ??= allNames('weekday', 7, (index) => Date.UTC(2026, 1, 1 + index), 0);
  return [...(weekdays.get(key(word)) ?? [])];
}

function key(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[.'’]+$/, '');
}

/** Names that stand alone and those within a date, in full and short. */
function allNames(part: 'month' | 'weekday', count: number, at: (index: number) => number, first: number): Names {
  const names = new Map<string, Set<number>>([...(part === 'month' ? [['sept', new Set([9])] as const] : [])]);
  const english = new Set<string>(names.keys());
  for (const language of languages) {
    for (const width of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { [part]: width, day, timeZone: 'UTC' });
        for (let index = 0; index < count; index += 1) {
          const word = key(format.formatToParts(at(index)).find(({ type }) => type === part)?.value ?? '');
          if (!/^\p{L}[\p{L}\p{M}\u200C’'-]*$/u.test(word) || (language !== 'en' && english.has(word))) continue;
          if (language === 'en') english.add(word);
          names.set(word, (names.get(word) ?? new Set<number>()).add(index + first));
        }
      }
    }
  }
  return names;
}
