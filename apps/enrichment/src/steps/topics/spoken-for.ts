import type { Span } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { words } from '../../text/words.ts';
import { lexiconOf } from './lexicon.ts';

const MOST_EVIDENCE = 40;
/** The first paragraph of a news article says what it is about; so many characters of it at most. */
const LEAD_UNITS = 400;
/** What comes after this says nothing new on the topic. */
const SEARCHED_UNITS = 100_000;
const WEIGHT = { headline: 2.5, lead: 1.6, description: 1.6, rest: 1 };
/** A phrase says more than a word. */
const PHRASE = 1.3;

export type WeighedSpan = Span & { readonly weight: number };

/** What the words of a text say for one topic. */
export interface Score {
  own: number;
  readonly evidence: WeighedSpan[];
}

/** What speaks for each topic of the lexicon, by code. */
export function spokenFor(fields: readonly FieldText[], language: string): Map<string, Score> {
  const scores = new Map<string, Score>();
  const lexicon = lexiconOf(language);
  if (!lexicon) return scores;
  const counts = new Map<string, Map<string, { count: number; weight: number; place: number }>>();
  for (const { field, text } of fields) {
    const all = words(text.slice(0, SEARCHED_UNITS));
    const lead = leadEnd(text);
    for (let i = 0; i < all.length; i++) {
      const { start } = all[i]!;
      const place = field === 'articleBody' ? (start < lead ? WEIGHT.lead : WEIGHT.rest) : WEIGHT[field];
      for (const { terms, length } of lexicon.hits(all, i)) {
        const end = all[i + length - 1]!.plainEnd;
        for (const { code, weight, term } of terms) {
          const { evidence } = entry(scores, code, () => ({ own: 0, evidence: [] }));
          const ofCode = entry(counts, code, () => new Map<string, { count: number; weight: number; place: number }>());
          const seen = ofCode.get(term);
          ofCode.set(term, {
            count: (seen?.count ?? 0) + 1,
            weight: weight * (length > 1 ? PHRASE : 1),
            place: Math.max(seen?.place ?? 0, place),
          });
          if (evidence.length < MOST_EVIDENCE)
            evidence.push({ field, start, end, text: text.slice(start, end), weight: weight * place * length });
        }
      }
    }
  }
  // One word again and again says less than different words: the count is damped.
  for (const [code, terms] of counts)
    for (const { count, weight, place } of terms.values()) scores.get(code)!.own += weight * place * (1 + Math.log2(count) / 2);
  return scores;
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

function leadEnd(text: string): number {
  const blank = text.indexOf('\n\n');
  return Math.min(LEAD_UNITS, blank > 0 ? blank : text.length);
}

/** The weightiest of several spans of evidence, each stretch once. */
export function weightiest(spans: readonly WeighedSpan[], most: number): Span[] {
  const kept: WeighedSpan[] = [];
  for (const span of spans.toSorted((a, b) => b.weight - a.weight || a.start - b.start)) {
    if (kept.length === most) break;
    if (!kept.some(({ field, start, end }) => field === span.field && start < span.end && span.start < end)) kept.push(span);
  }
  return kept.map(({ field, start, end, text }) => ({ field, start, end, text }));
}
