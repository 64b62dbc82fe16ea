import type { Institutions } from './bodies.ts';
import { isGivenName } from './given-names.ts';
import type { Gazetteer } from './gazetteer.ts';
import { mendedSpans } from './mended-spans.ts';
import { ARTICLES, OF, type SeenName, type SeenWords, wordSpans } from './model-names.ts';
import type { Reading } from './reading.ts';
import { isCourtesy, titleLength } from './titles.ts';

/** What an engine saw in a field, put right where the tables know where a name begins and ends. */
export function spansOf(
  reading: Reading,
  seen: readonly SeenName[],
  names: Gazetteer,
  bodies: Institutions,
  language: string,
): SeenWords[] {
  const tidied = together(reading, wordSpans(reading, seen))
    .flatMap((span) => apart(reading, span, names, bodies))
    .flatMap((span) => (language === 'kk' ? fromCountry(reading, span, names) : [span]))
    .map((span) => (span.kind === 'PER' ? withoutTitle(reading, span, bodies, language) : span))
    .map((span) =>
      span.kind === 'LOC' && bodies.find(reading.words, span.from)?.length === span.to - span.from ? asBody(span) : span,
    )
    .filter(
      (span) =>
        !isCompound(reading, span, names, language) &&
        titleLength(reading, span.from, language) !== span.to - span.from &&
        !(span.kind === 'LOC' && isOfNationality(reading, span, names)),
    );
  return mendedSpans(reading, tidied, names, language);
}

const asBody = (span: SeenWords): SeenWords => ({ ...span, kind: 'ORG' });

/** "Instituto Português do Mar e da" and "Atmosfera", "11th" and "Circuit Court" are one name: none ends in such words, or is a number. */
function together(reading: Reading, seen: readonly SeenWords[]): SeenWords[] {
  const spans: SeenWords[] = [];
  const isOpen = ({ from, to }: SeenWords): boolean => {
    const last = reading.words[to - 1]!;
    return to - from > 1 && !last.capital && (OF.has(last.norm) || AND.has(last.norm));
  };
  for (const span of seen) {
    const last = spans.at(-1);
    const isNumber = last && last.to - last.from === 1 && /^\d/.test(reading.words[last.from]!.norm) && last.kind === span.kind;
    if (last && (isOpen(last) || isNumber) && last.to === span.from && reading.words[span.from]!.adjacent)
      spans[spans.length - 1] = { ...last, to: span.to };
    else spans.push(span);
  }
  return spans.map((given) => {
    let span = given;
    while (isOpen(span)) span = { ...span, to: span.to - 1 };
    return span;
  });
}

/** "Philippine island": which one is left open. */
function isOfNationality(reading: Reading, { from, to }: SeenWords, names: Gazetteer): boolean {
  const demonym = names.match(reading.words, from, 'demonym');
  if (!demonym || from + demonym.length >= to || names.match(reading.words, from)) return false;
  return reading.words.slice(from + demonym.length, to).every(({ capital }) => !capital);
}

const AND = new Set(['and', 'et', 'und', 'y', 'e', 'и', 'және', 'мен', 'men', 'jäne']);

/** "l'Assemblée nationale et le Sénat": two names that the tables know each, with an "and" between, are two. */
function apart(reading: Reading, span: SeenWords, names: Gazetteer, bodies: Institutions): SeenWords[] {
  const all = reading.words;
  if (span.kind !== 'ORG' && span.kind !== 'LOC') return [span];
  const known = (from: number): number => (bodies.find(all, from) ?? names.match(all, from))?.length ?? 0;
  const length = known(span.from);
  const and = span.from + length;
  if (length === 0 || and >= span.to - 1 || !AND.has(all[and]!.norm)) return [span];
  let second = and + 1;
  while (second < span.to && !all[second]!.capital && ARTICLES.has(all[second]!.norm)) second += 1;
  if (second >= span.to || known(second) === 0) return [span];
  return [
    { ...span, to: and },
    { ...span, from: second },
  ];
}

/** In, from or to a country. */
const WHEREABOUTS = /(?:да|де|та|те|дан|ден|тан|тен|нан|нен|ға|ге|қа|ке)$/u;

/** "Леблан Францияда" is Leblanc, in France: Kazakh puts no word between. */
function fromCountry(reading: Reading, span: SeenWords, names: Gazetteer): SeenWords[] {
  const last = span.to - 1;
  if (span.kind !== 'PER' || last === span.from || !WHEREABOUTS.test(reading.words[last]!.norm)) return [span];
  if (!names.match(reading.words, last)?.known.isCountry) return [span];
  return [
    { ...span, to: last },
    { ...span, from: last, kind: 'LOC' },
  ];
}

/** "Senate" alone is no person; "King Abdullah" is Abdullah, "Сената Мауленом Ашимбаевым" begins behind the body that he chairs. */
function withoutTitle(reading: Reading, span: SeenWords, bodies: Institutions, language: string): SeenWords {
  const all = reading.words;
  let { from } = span;
  // "Selon M. Lorrain": a courtesy within a name begins it.
  for (let i = span.from + 1; i < span.to - 1; i += 1) {
    const length = titleLength(reading, i, language);
    if (length > 0 && i + length < span.to && isCourtesy(reading.name(i, i + length))) from = i;
  }
  for (;;) {
    const body = bodies.find(all, from)?.length ?? 0;
    if (body > 0 && from + body >= span.to) return { ...span, from, kind: 'ORG' };
    const length = Math.max(titleLength(reading, from, language), body);
    if (length === 0 || from + length >= span.to || isGivenName(all[from]!.norm)) return { ...span, from };
    from += length;
  }
}

/** "Kasachstan-Besuch" is a visit and no place. */
function isCompound(reading: Reading, { from, to, kind }: SeenWords, names: Gazetteer, language: string): boolean {
  if (language !== 'de' || to - from !== 1 || kind !== 'LOC') return false;
  const { plain } = reading.words[from]!;
  const [first, ...rest] = plain.split('-');
  return rest.length > 0 && names.isName(first!) && !names.isName(plain) && !names.isName(rest.at(-1)!);
}
