/** Languages, beside English, whose names of months and weekdays are read; ICU, which comes with the runtime, has the names. */
const languages =
  `ru uk be bg sr mk kk ky uz tg tr az tk de fr es pt it nl da nb sv fi et lv lt pl cs sk sl hr bs hu ro el sq hy ka
  ar ar-SY ar-MA fa ps ur hi bn ta te mr gu kn ml pa ne si th lo my km vi id ms fil sw am so ha yo zu af ca eu gl cy ga is he mn sr-Latn uz-Cyrl az-Cyrl`.split(
    /\s+/,
  );

// most dates are in English; the names of all the other languages take a tenth of a second to collect
const englishMonths = 'january february march april may june july august september october november december'.split(' ');
const englishWeekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** Full, or cut after three letters and more. */
function indexIn(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word));
}

type Names = ReadonlyMap<string, ReadonlySet<number>>;
let months: Names | undefined;
let weekdays: Names | undefined;

/**
 * The months that a word names, 1 to 12: none if it names no month, several if it is one here and another there (listopad is November
 * in Prague, October in Zagreb). English words are English, since feeds in all languages use them.
 */
export function monthsOf(word: string): readonly number[] {
  const name = key(word);
  const month = indexIn(englishMonths, name);
  if (month >= 0) return [month + 1];
  if (indexIn(englishWeekdays, name) >= 0) return [];
  months ??= allNames('month', 12, (index) => Date.UTC(2026, index, 15), 1);
  return [...(months.get(name) ?? [])];
}

/** The days that a word names, 0 for Sunday to 6. */
export function weekdaysOf(word: string): readonly number[] {
  const day = indexIn(englishWeekdays, key(word));
  if (day >= 0) return [day];
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
  const names = new Map<string, Set<number>>();
  for (const language of languages) {
    for (const width of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { [part]: width, day, timeZone: 'UTC' });
        for (let index = 0; index < count; index += 1) {
          const word = key(format.formatToParts(at(index)).find(({ type }) => type === part)?.value ?? '');
          if (!/^\p{L}[\p{L}\p{M}\u200C’'-]*$/u.test(word)) continue;
          names.set(word, (names.get(word) ?? new Set<number>()).add(index + first));
        }
      }
    }
  }
  return names;
}
