import { z } from 'zod';
import type { Query } from '#database';
import { Span, type TextField } from '#events';
import { uniform, folded } from '../folding.ts';
import { parseSearch, type Term, termsOf, type Weight } from './search-syntax.ts';

export const Highlight = Span.extend({
  matches: z
    .array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }))
    .meta({ description: 'words and phrases of q, in UTF-16 code units from the start of the field, as start and end are' }),
}).meta({
  id: 'Highlight',
  description: 'A stretch of a field in which words of q stand; `text` is exactly field.slice(start, end).',
});
export type Highlight = z.infer<typeof Highlight>;

type Texts = Partial<Record<TextField, string>>;

const SNIPPETS: Readonly<Record<TextField, number>> = { headline: 1, description: 1, articleBody: 3 };
const weights: Readonly<Record<TextField, Weight>> = { headline: 'A', description: 'B', articleBody: 'D' };
const FIELDS = Object.keys(SNIPPETS) as TextField[];

/** Of a field, in UTF-16 units: what lies behind is not looked at. */
const MAX_LOOKED_AT = 100_000;
/** A snippet, in UTF-16 units, and what is shown before its first match and behind its last. */
const MAX_SNIPPET = 240;
const MARGIN = 80;
const MAX_MATCHES_IN_SNIPPET = 20;
const MAX_WINDOWS = 200;

/** Stemmers that change how a word begins. Of the others' words only those are looked up that begin like one that was asked for. */
const CHANGE_BEGINNINGS = ['arabic', 'indonesian', 'irish', 'yiddish'];

/** A word with the soft hyphens in it. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:\u00ad[\p{L}\p{M}\p{N}]+)*/gu;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Match {
  readonly start: number;
  readonly end: number;
  /** Which of the terms. */
  readonly term: number;
}

/** $1: configurations, $2: words, $3: the same without accents. A word has no stem if it is a stop word. */
const readStems = `
  select tsvector_to_array(to_tsvector(configuration::regconfig, accented) || to_tsvector(configuration::regconfig, plain)) as stems
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as t(configuration, accented, plain, place)
  order by place`;

/**
 * Snippets of articles in which the words that are asked for stand, as their languages read them; one round trip for all.
 *
 * @param q a search text; what it rules out is not looked for
 * @returns for each article its snippets, in the order of the fields and of the text
 */
export async function highlights(
  query: Query,
  q: string,
  articles: readonly { readonly configuration: string; readonly texts: Texts }[],
): Promise<Highlight[][]> {
  const expression = parseSearch(q);
  const terms = expression
    ? termsOf(expression)
        .filter(({ wanted }) => wanted)
        .map(({ term }) => term)
    : [];
  const asked = terms.map(({ text }) => wordsOf(text).map((word) => word.text));
  const beginnings = new Set(asked.flat().map(beginning));
  const read = articles.map(({ configuration, texts }) => ({
    configuration,
    fields: FIELDS.map((field) => ({
      field,
      text: texts[field] ?? '',
      words: wordsOf((texts[field] ?? '').slice(0, MAX_LOOKED_AT)),
    })),
  }));

  const due = new Map<string, readonly [configuration: string, word: string]>();
  const need = (configuration: string, word: string) => due.set(`${configuration} ${word}`, [configuration, word]);
  for (const { configuration, fields } of read) {
    const all = CHANGE_BEGINNINGS.includes(configuration);
    for (const word of asked.flat()) need(configuration, word);
    for (const { words } of fields)
      for (const { text } of words) if (all || beginnings.has(beginning(text))) need(configuration, text);
  }
  const pairs = [...due.values()];
  const rows = await query<{ stems: string[] }>(readStems, [
    pairs.map(([configuration]) => configuration),
    pairs.map(([, word]) => uniform(word)),
    pairs.map(([, word]) => folded(word)),
  ]);
  const stems = new Map([...due.keys()].map((key, index) => [key, rows[index]!.stems]));

  return read.map(({ configuration, fields }) => {
    const stemsOf = (word: string): readonly string[] => stems.get(`${configuration} ${word}`) ?? [];
    const sought = terms.map((term, index) => ({
      ...term,
      words: asked[index]!.map((word) => ({ word, stems: stemsOf(word) })),
    }));
    return fields.flatMap(({ field, text, words }) => {
      const here = sought.filter(({ field: weight }) => weight === undefined || weight === weights[field]);
      return snippets(field, text, matchesIn(words, here, stemsOf));
    });
  });
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

function beginning(word: string): string {
  return String.fromCodePoint(folded(word).codePointAt(0) ?? 0);
}

interface Sought extends Term {
  readonly words: readonly { readonly word: string; readonly stems: readonly string[] }[];
}

/** @internal */
export function matchesIn(
  words: readonly Word[],
  sought: readonly Sought[],
  stemsOf: (word: string) => readonly string[],
): Match[] {
  const found: Match[] = [];
  for (const [term, { words: wanted, prefix }] of sought.entries()) {
    if (wanted.every(({ stems }) => stems.length === 0) && !prefix) continue;
    const fits = (text: string, at: number): boolean => {
      const { word, stems } = wanted[at]!;
      const own = stemsOf(text);
      if (prefix && at === wanted.length - 1)
        return folded(text).startsWith(folded(word)) || stems.some((stem) => own.some((one) => one.startsWith(stem)));
      return stems.length === 0 || stems.some((stem) => own.includes(stem)); // a stop word leaves a gap for any
    };
    for (let at = 0; at + wanted.length <= words.length; at++)
      if (wanted.every((_, index) => fits(words[at + index]!.text, index))) {
        found.push({ start: words[at]!.start, end: words[at + wanted.length - 1]!.end, term });
        at += wanted.length - 1;
      }
  }
  return withoutOverlaps(found);
}

/** Of matches that overlap, the first; of those that begin together, the longest. */
function withoutOverlaps(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}

/** @internal */
export function snippets(field: TextField, text: string, matches: readonly Match[]): Highlight[] {
  const windows: Match[][] = [];
  for (const match of matches) {
    const window = windows.at(-1);
    if (window && match.end - window[0]!.start <= MAX_SNIPPET - 2 * MARGIN) {
      if (window.length < MAX_MATCHES_IN_SNIPPET) window.push(match);
    } else if (windows.length < MAX_WINDOWS) windows.push([match]);
    else break;
  }
  const termsIn = (window: readonly Match[]): number => new Set(window.map(({ term }) => term)).size;
  return windows
    .toSorted((a, b) => termsIn(b) - termsIn(a))
    .slice(0, SNIPPETS[field])
    .toSorted((a, b) => a[0]!.start - b[0]!.start)
    .map((window) => snippet(field, text, window));
}

function snippet(field: TextField, text: string, window: readonly Match[]): Highlight {
  const [first, last] = [window[0]!.start, window.at(-1)!.end];
  const start = Math.max(0, first - MARGIN) === 0 ? 0 : wordStart(text, first - MARGIN, first);
  const end = last + MARGIN >= text.length ? text.length : wordEnd(text, last, last + MARGIN);
  return {
    field,
    start,
    end,
    text: text.slice(start, end),
    matches: window.map((match) => ({ start: match.start, end: match.end })),
  };
}

/** The first place from which a word begins; never within a surrogate pair. */
function wordStart(text: string, from: number, to: number): number {
  const space = /\s\S/.exec(text.slice(from, to + 1));
  if (space) return from + space.index + 1;
  return isLowSurrogate(text, from) ? from - 1 : from;
}

function wordEnd(text: string, from: number, to: number): number {
  const space = /\S\s+\S*$/.exec(text.slice(from, to + 1));
  if (space) return from + space.index + 1;
  return isLowSurrogate(text, to) ? to + 1 : to;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}
