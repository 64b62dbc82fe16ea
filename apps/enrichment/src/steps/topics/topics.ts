import type { ArticleTopic, Span } from '#events';
import { searchedFields, type FieldText } from '../../text/fields.ts';
import { words } from '../../text/words.ts';
import { dataFile } from '../entities/tables.ts';
import { workingLanguage, type Step } from '../step.ts';
import { lexiconOf, loadLexicons, mediaTopics } from './lexicon.ts';

const MOST_TOPICS = 5;
const MOST_EVIDENCE = 10;
/** The first paragraph of a news article says what it is about; so many characters of it at most. */
const LEAD_UNITS = 400;
/** What comes after this says nothing new on the topic. */
const SEARCHED_UNITS = 100_000;
const WEIGHT = { headline: 2.5, lead: 1.6, description: 1.6, rest: 1 };
/** Below this an article says too little of a topic. */
const LEAST_SCORE = 2.2;
const LEAST_CONFIDENCE = 0.25;
/** A narrower topic needs words of its own: this share of what its top has. */
const LEAST_SHARE_OF_TOP = 0.2;

/** What the article is about, as IPTC Media Topics, by words that speak for a topic. */
export const topics: Step = {
  name: 'topics',
  version: '1',
  deadlineMs: 5_000,
  resources: [dataFile('topic-words.tsv'), dataFile('mediatopics.tsv')],
  async load() {
    loadLexicons();
    mediaTopics();
  },
  run(article, found) {
    const language = workingLanguage(article, found);
    if (!language || !lexiconOf(language)) return 'unsupported_language';
    const fields = searchedFields(article);
    // A derived headline is the body's beginning: the lead's weight is what it would have had.
    return { topics: topicsIn(fields, language) };
  },
};

interface Score {
  own: number;
  readonly terms: Map<string, { count: number; weight: number; place: number }>;
  readonly evidence: (Span & { weight: number })[];
}

export function topicsIn(fields: readonly FieldText[], language: string): ArticleTopic[] {
  const lexicon = lexiconOf(language);
  if (!lexicon) return [];
  const scores = new Map<string, Score>();
  for (const { field, text } of fields) {
    const all = words(text.slice(0, SEARCHED_UNITS));
    const lead = leadEnd(text);
    for (let i = 0; i < all.length; i++) {
      const word = all[i]!;
      const place =
        field === 'headline'
          ? WEIGHT.headline
          : field === 'description'
            ? WEIGHT.description
            : word.start < lead
              ? WEIGHT.lead
              : WEIGHT.rest;
      for (const { terms, length } of lexicon.hits(all, i)) {
        const start = word.start;
        const end = all[i + length - 1]!.plainEnd;
        for (const { code, weight, term } of terms) {
          const score: Score = scores.get(code) ?? { own: 0, terms: new Map(), evidence: [] };
          scores.set(code, score);
          const seen = score.terms.get(term) ?? { count: 0, weight, place: 0 };
          // A phrase says more than a word.
          score.terms.set(term, {
            count: seen.count + 1,
            weight: weight * (length > 1 ? 1.3 : 1),
            place: Math.max(seen.place, place),
          });
          if (score.evidence.length < MOST_EVIDENCE * 4)
            score.evidence.push({ field, start, end, text: text.slice(start, end), weight: weight * place * length });
        }
      }
    }
  }
  // One word again and again says less than different words: the count is damped.
  for (const score of scores.values())
    for (const { count, weight, place } of score.terms.values()) score.own += weight * place * (1 + Math.log2(count) / 2);
  return best(scores);
}

function leadEnd(text: string): number {
  const blank = text.indexOf('\n\n');
  return Math.min(LEAD_UNITS, blank > 0 ? blank : text.length);
}

function best(scores: ReadonlyMap<string, Score>): ArticleTopic[] {
  const tree = mediaTopics();
  const tops = new Map<string, number>();
  for (const [code, { own }] of scores) {
    const broader = tree.get(code)?.broader ?? [];
    const top = broader.at(-1) ?? code;
    // A narrower topic's words speak for its top too, a little less than the top's own.
    tops.set(top, (tops.get(top) ?? 0) + (broader.length === 0 ? own : own * 0.6));
  }
  const total = [...tops.values()].reduce((sum, each) => sum + each, 0);
  const ranked = [...tops].filter(([, score]) => score >= LEAST_SCORE).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const found: { code: string; confidence: number }[] = [];
  for (const [code, score] of ranked) {
    const confidence = certainty(score, score / total);
    if (confidence < LEAST_CONFIDENCE) continue;
    found.push({ code, confidence });
    for (const [narrower, { own }] of scores) {
      if (tree.get(narrower)?.broader.at(-1) !== code || own < LEAST_SCORE * 1.2 || own < score * LEAST_SHARE_OF_TOP) continue;
      const share = Math.min(1, own / score);
      found.push({ code: narrower, confidence: Math.min(confidence, Math.round(confidence * (0.6 + 0.4 * share) * 100) / 100) });
    }
  }
  const order = found.sort(
    (a, b) =>
      b.confidence - a.confidence ||
      tree.get(a.code)!.broader.length - tree.get(b.code)!.broader.length ||
      (a.code < b.code ? -1 : 1),
  );
  return order
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .slice(0, MOST_TOPICS)
    .map(({ code, confidence }) => ({
      code,
      name: tree.get(code)!.name,
      broader: [...tree.get(code)!.broader],
      confidence,
      evidence: evidenceOf(code, scores),
      method: 'rule:topic_words',
    }));
}

/** From much evidence and a large share of all evidence to 1, from little of either to 0. */
function certainty(score: number, share: number): number {
  const enough = 1 - Math.exp(-score / 6);
  return Math.round(enough * Math.min(1, 0.25 + share) * 100) / 100;
}

function evidenceOf(code: string, scores: ReadonlyMap<string, Score>): Span[] {
  const tree = mediaTopics();
  const spans = [...scores]
    .filter(([each]) => each === code || tree.get(each)?.broader.includes(code))
    .flatMap(([, { evidence }]) => evidence);
  const unique = new Map<string, Span & { weight: number }>();
  for (const span of spans.sort((a, b) => b.weight - a.weight || a.start - b.start)) {
    const key = `${span.field} ${span.start} ${span.end}`;
    if (!unique.has(key) && unique.size < MOST_EVIDENCE) unique.set(key, span);
  }
  return [...unique.values()].map(({ field, start, end, text }) => ({ field, start, end, text }));
}
