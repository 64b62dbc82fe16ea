import { readFileSync } from 'node:fs';
import { hasMeaning, loadMeaning, type MeaningEngine, meaningFiles, type ReadText, WIDTH } from '../../engines/meaning.ts';
import { searchedFields } from '../../text/fields.ts';
import type { Article } from '../step.ts';

/** models/meaning/topics.json, made by training/meaning.py */
export interface Head {
  readonly model: string;
  /** The middle of all vectors of news, which is taken off them: WIDTH numbers. */
  readonly centre: readonly number[];
  readonly codes: readonly string[];
  /** Of each code 2 * WIDTH numbers for the means of the last layer and of the middle one, then one for each of `tops`. */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
  /** The topics whose share of all words that speak for any counts, too. */
  readonly tops: readonly string[];
  /** What scores are divided by, so that a confidence is a probability: of texts shorter than `shortPieces`, and of others. */
  readonly temperature: { readonly short: number; readonly long: number };
  readonly shortPieces: number;
}

/** What was read of an article: headline and lead, and as much again of what follows, if anything does. */
export interface Meaning {
  readonly lead: ReadText;
  readonly rest?: ReadText;
  /** Where the words of part 1 stand: articleBody, or description where there is no body. */
  readonly field: 'articleBody' | 'description';
}

/** A tail of fewer characters is not worth reading. */
const SHORTEST_REST = 100;

let engine: MeaningEngine | undefined;
let head: Head | undefined;
const read = new WeakMap<Article, Promise<Meaning>>();

export async function loadReader(): Promise<void> {
  if (!hasMeaning || engine) return;
  engine = await loadMeaning();
  head = JSON.parse(readFileSync(meaningFiles[1]!, 'utf8')) as Head;
}

export const headOf = (): Head | undefined => head;

/** Several steps ask; an article is read once. @returns undefined without the model */
export function meaningOf(article: Article): Promise<Meaning> | undefined {
  if (!engine) return undefined;
  let known = read.get(article);
  if (!known) read.set(article, (known = readArticle(engine, article)));
  return known;
}

async function readArticle(by: MeaningEngine, article: Article): Promise<Meaning> {
  const texts = new Map(searchedFields(article).map(({ field, text }) => [field, text]));
  const field = texts.has('articleBody') ? 'articleBody' : 'description';
  const text = texts.get(field) ?? '';
  const lead = await by.read(texts.get('headline') ?? '', text);
  const { part, end } = lead.words.at(-1) ?? { part: 0, end: 0 };
  if (part === 0 || text.length - end < SHORTEST_REST) return { lead, field };
  return { lead, rest: await by.read('', text, end), field };
}

/** The mean over all pieces, less the centre, of length 1. */
export function vectorOf({ pieces, last }: ReadText, { centre }: Head): Float32Array {
  const vector = new Float32Array(WIDTH);
  for (let i = 0; i < pieces; i++) for (let j = 0; j < WIDTH; j++) vector[j]! += last[i * WIDTH + j]! / pieces;
  let length = 0;
  for (let j = 0; j < WIDTH; j++) {
    vector[j]! -= centre[j]!;
    length += vector[j]! ** 2;
  }
  const scale = 1 / (Math.sqrt(length) || 1);
  return vector.map((value) => value * scale);
}
