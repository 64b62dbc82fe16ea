/** How a language writes dates. Patterns have no nested repetition: they read a few characters around a month's name. */
export interface MonthNames {
  readonly pattern: RegExp;
  month(name: string): number | undefined;
  /** The day before the month, up to the month. */
  readonly dayBefore: RegExp;
  /** Day and year after the month, from the month on. */
  readonly after: RegExp;
  readonly yearBefore?: RegExp;
  /** A year that stands alone, with the word before or after it that makes it one. */
  readonly year: RegExp;
}

const YEAR = '(?<year>[12]\\d{3})(?![\\d-])';

interface Language {
  /** January to December; forms of one month split by a bar. A star allows any ending. */
  readonly names: string;
  readonly dayBefore: string;
  readonly after: string;
  readonly yearBefore?: string;
  readonly year: string;
}

const languages: Record<string, Language> = {
  en: {
    names:
      'January|Jan February|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct November|Nov December|Dec',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? $',
    after: `^\\.?(?: (?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.]\\d|\\d))?(?:,? ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:in|since|until|during|from|before|after|early|late|mid|year|spring|summer|autumn|winter) ${YEAR}`,
  },
  fr: {
    names: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:er)? $',
    after: `^(?: ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:en|depuis|de|dès|fin|début|l'année|l’année|été|printemps|automne|hiver) ${YEAR}`,
  },
  de: {
    names: 'Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})\\. $',
    after: `^(?: ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:im Jahr|im Jahre|seit|bis|Jahr|Jahres|von|Anfang|Ende|Mitte|Sommer|Herbst|Winter|Frühjahr) ${YEAR}`,
  },
  es: {
    names: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:\\.?º)? de $',
    after: `^(?:(?: de| del) ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:en|desde|hasta|de|del|año) ${YEAR}`,
  },
  pt: {
    names: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:\\.?º)? de $',
    after: `^(?: de ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:em|desde|até|de|ano) ${YEAR}`,
  },
  ru: {
    names: 'январ* феврал* март* апрел* май|мая|мае июн* июл* август* сентябр* октябр* ноябр* декабр*',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:-го)? $',
    after: `^(?: ${YEAR}(?: года| году| год| г\\.)?)?`,
    year: `(?<![\\p{L}\\d])${YEAR}(?= (?:год|г\\.))`,
  },
  kk: {
    names: 'қаңтар* ақпан* наурыз* сәуір* мамыр* маусым* шілде* тамыз* қыркүйек* қазан|қазанда|қазанның қараша* желтоқсан*',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})(?:-ші|-шы)? $',
    after: '^(?: (?<day>\\d{1,2})(?![\\d:.]\\d|\\d))?',
    yearBefore: '([12]\\d{3}) (?:жылғы|жылдың|жылы) $',
    year: `(?<![\\p{L}\\d])${YEAR}(?= жыл)`,
  },
  id: {
    names: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2}) $',
    after: `^(?: ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:tahun|pada|sejak|hingga) ${YEAR}`,
  },
  tr: {
    names: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2}) $',
    after: `^(?: ${YEAR})?`,
    year: `(?<![\\p{L}\\d])${YEAR}(?= yılı)`,
  },
  it: {
    names: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    dayBefore: '(?<!\\d)(?<day>\\d{1,2})º? $',
    after: `^(?: ${YEAR})?`,
    year: `(?<![\\p{L}\\d])(?:nel|dal|del|anno) ${YEAR}`,
  },
};

const made = new Map<string, MonthNames>();

export function months(language: string): MonthNames | undefined {
  const rules = languages[language];
  if (!rules) return undefined;
  const known = made.get(language);
  if (known) return known;
  const forms = rules.names
    .split(' ')
    .flatMap((each, i) => each.split('|').map((form) => ({ form: form.toLowerCase(), month: i + 1 })));
  const alternatives = forms
    .map(({ form }) => form)
    .sort((a, b) => b.length - a.length)
    .map((form) => (form.endsWith('*') ? `${form.slice(0, -1)}\\p{L}{0,6}` : form));
  const names: MonthNames = {
    pattern: new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'giu'),
    month(name) {
      const lower = name.toLowerCase();
      // English "may" and "march" are words of their own: a month has its capital.
      if (language === 'en' && (name === 'may' || name === 'march' || name === 'mar')) return undefined;
      return forms.find(({ form }) => (form.endsWith('*') ? lower.startsWith(form.slice(0, -1)) : lower === form))?.month;
    },
    dayBefore: new RegExp(rules.dayBefore, 'u'),
    after: new RegExp(rules.after, 'u'),
    ...(rules.yearBefore && { yearBefore: new RegExp(rules.yearBefore, 'u') }),
    year: new RegExp(rules.year, language === 'en' ? 'giu' : 'giu'),
  };
  made.set(language, names);
  return names;
}
