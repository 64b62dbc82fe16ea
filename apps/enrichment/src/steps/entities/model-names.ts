import type { EntityType } from '#events';
import type { Engine, NameKind } from '../../engines/engine.ts';
import { sentencesOf } from '../../engines/sentences.ts';
import type { FieldText } from '../../text/fields.ts';
import { isInLatin, kazakhInCyrillic } from '../../text/kazakh-latin.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Reading } from './reading.ts';
import { apposition, roleBefore, roleBeforeComma } from './roles.ts';
import { calendar, eventHeads } from './tables.ts';
import { isCourtesy, titleLength } from './titles.ts';

/** A name that an engine sees in a field; offsets in UTF-16 units. */
export interface SeenName {
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
  readonly score: number;
  /** The engine that saw it. */
  readonly by: string;
}

/** Names in each field, in order. Kazakh in Latin letters is read in Cyrillic ones, as the models have learnt it. */
export async function seenNames(engine: Engine, fields: readonly FieldText[], language: string): Promise<SeenName[][]> {
  const sentences = fields.map(({ text }) => sentencesOf(text));
  const shown = fields.flatMap(({ text }, i) =>
    language === 'kk' && isInLatin(text)
      ? sentences[i]!.map((tokens) => tokens.map((token) => ({ ...token, text: kazakhInCyrillic(token.text) })))
      : sentences[i]!,
  );
  let left = engine.mostTokens;
  const read = shown.findIndex((tokens) => (left -= tokens.length) < 0);
  const tagged = await engine.tag(read < 0 ? shown : shown.slice(0, read));
  let at = 0;
  return sentences.map((ofField) =>
    ofField.flatMap((tokens) =>
      (tagged[at++] ?? []).map(({ from, to, kind, score, by = engine.name }) => ({
        by,
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
        kind,
        score,
      })),
    ),
  );
}

const types: Readonly<Record<Exclude<NameKind, 'MISC'>, EntityType>> = { PER: 'person', ORG: 'organisation', LOC: 'place' };

/** What an engine saw, in words of a reading. */
export interface SeenWords {
  readonly from: number;
  readonly to: number;
  readonly kind: NameKind;
  readonly score: number;
  readonly by: string;
}

export function wordSpans(reading: Reading, seen: readonly SeenName[]): SeenWords[] {
  const spans: SeenWords[] = [];
  let from = 0;
  for (const { start, end, kind, score, by } of seen) {
    while (from < reading.words.length && reading.words[from]!.end <= start) from += 1;
    let to = from;
    while (to < reading.words.length && reading.words[to]!.start < end) to += 1;
    if (to > from) spans.push({ from, to, kind, score, by });
  }
  return spans;
}

/**
 * Takes what an engine saw, where no rule has been before; a name that the gazetteer vouches for is what it says.
 *
 * @param later words that are left for a later rule
 */
export function modelNames(
  reading: Reading,
  seen: readonly SeenWords[],
  names: Gazetteer,
  language: string,
  later: (from: number, to: number) => boolean = () => false,
): void {
  for (const { from: begin, to, kind, score, by } of seen) {
    const from = kind === 'LOC' ? withoutDirection(reading, begin, to) : begin;
    if (!reading.free(from, to) || later(from, to) || (kind === 'LOC' && isNationality(reading, from, to, names, language)))
      continue;
    const seenType = kind === 'MISC' ? otherType(reading, from, to) : types[kind];
    if (!seenType || (to - from === 1 && calendar.has(reading.words[from]!.norm))) continue;
    const match = names.match(reading.words, from, 'name', reading.casing(from) === 'capitals');
    const whole = match?.length === to - from ? match.known : undefined;
    // A town may be a club; a body that the tables know is no place.
    const type = seenType === 'place' && whole?.type === 'organisation' ? whole.type : seenType;
    const known = whole?.type === type ? whole : undefined;
    const role = type === 'person' ? roleOf(reading, from, to, names, language) : undefined;
    reading.take({
      from,
      to,
      type,
      name: known?.name ?? reading.name(from, to),
      ...(known?.wikidata && { wikidata: known.wikidata }),
      ...(known?.country && { country: known.country }),
      ...(role && { role }),
      confidence: Math.round(score * 100) / 100,
      method: `model:${by}`,
    });
  }
}

const directions = new Set(
  'norte sur sul este oeste leste centro interior nordeste noroeste sudeste sudoeste nord sud est ouest norden süden osten westen north south east west'.split(
    ' ',
  ),
);

/** "el sur de Chile" is Chile; South Sudan, in capitals, is another country. */
function withoutDirection(reading: Reading, begin: number, to: number): number {
  if (!directions.has(reading.words[begin]!.norm)) return begin;
  let from = begin;
  while (
    from < to - 1 &&
    !reading.words[from]!.capital &&
    (directions.has(reading.words[from]!.norm) || OF.has(reading.words[from]!.norm))
  )
    from += 1;
  return from;
}

const seas = new Set(['mediterranean', 'caribbean', 'caspian', 'aegean', 'arabian']);

/** "Central Asian" says where something is from, and is no place. */
function isNationality(reading: Reading, from: number, to: number, names: Gazetteer, language: string): boolean {
  const last = reading.words[to - 1]!;
  if (seas.has(last.norm)) return false;
  // "Шымкенттік" is someone from there.
  if (language === 'kk' && /(?:[лдт][ыі]қ|[лдт][ыі]к)$/u.test(last.norm) && !names.match(reading.words, from)) return true;
  const match = names.match(reading.words, from, 'demonym');
  return (
    (match !== undefined && from + match.length === to && !names.match(reading.words, from)) ||
    /^\p{Lu}[a-z]+(?:[ie]an|ese)$/u.test(last.plain)
  );
}

/** Of the names that are neither persons, bodies nor places those that say what they are: a World Cup, a summit. */
function otherType(reading: Reading, from: number, to: number): EntityType | undefined {
  return to - from > 1 && reading.words.slice(from, to).some(({ norm }) => eventHeads.has(norm)) ? 'event' : undefined;
}

const FARTHEST_TITLE = 12;

/** What a person is, by the title before the name, or by what stands behind a comma. */
function roleOf(reading: Reading, from: number, to: number, names: Gazetteer, language: string): string | undefined {
  for (let i = Math.max(0, from - FARTHEST_TITLE); i < from; i += 1) {
    if (reading.at(i)?.type === 'person') continue;
    const length = titleLength(reading, i, language);
    if (length === 0 || isCourtesy(reading.name(i, i + length)) || !leadsTo(reading, i + length, from, names, language)) continue;
    return roleBefore(reading, i, from, names, language);
  }
  return apposition(reading, to, language) ?? roleBeforeComma(reading, from, language);
}

export const ARTICLES = new Set(['the', 'le', 'la', 'les', 'l', 'der', 'die', 'das', 'el', 'los', 'las', 'o', 'a', 'os', 'as']);
export const OF = new Set([
  'of',
  'the',
  'for',
  'de',
  'du',
  'des',
  'do',
  'da',
  'del',
  'la',
  'das',
  'dos',
  'der',
  'von',
  'et',
  'and',
  'e',
  'y',
  'und',
  'и',
  'по',
]);

/** "директор департамента денежной политики": what follows a title in its case is what it is of. */
const RUSSIAN_GENITIVE = /^\p{Script=Cyrillic}{3,}(?:а|я|ы|и|ой|ей|ого|его|ов|ев|ий|ых|их)$/u;

/** From a title to the name: nothing, or what the title is of. */
function leadsTo(reading: Reading, begin: number, name: number, names: Gazetteer, language: string): boolean {
  for (let i = begin; i <= name; i += 1) {
    const word = reading.words[i]!;
    if (!word.adjacent) return false;
    if (i === name) return true;
    const links =
      word.capital || OF.has(word.norm) || (language === 'ru' && RUSSIAN_GENITIVE.test(word.norm)) || reading.at(i) !== undefined;
    if (!links && !names.match(reading.words, i, 'demonym')) return false;
  }
  return true;
}
