import type { DetectedLanguage } from '#events';
import { searchedFields } from '../../text/fields.ts';
import type { Article, Step } from '../step.ts';
import { ownLanguage } from './own-languages.ts';

/** More text tells no more, and eld itself reads only a few thousand characters. */
const SAMPLE_UNITS = 4_000;
const FEWEST_LETTERS = 12;

type Detector = (text: string) => { language: string; getScores(): Record<string, number>; isReliable(): boolean };
let detect: Detector | undefined;

/** Which language the article is in, by eld's n-grams, and for the languages that eld does not know by rules of our own. */
export const language: Step = {
  name: 'language',
  version: '2+eld-2.1.0-small',
  deadlineMs: 2_000,
  resources: [],
  async load() {
    // Loaded here and not above: 60 languages of n-grams are for the workers alone. The larger sets tell no more of our languages' sentences,
    // and take up to 250 MB more of each worker.
    const { eld } = await import('eld/small');
    detect = (text) => eld.detect(text);
  },
  run(article) {
    if (!detect) throw new Error('language: not loaded');
    const told = withDeclared(detectLanguage(sample(article), detect), article.inLanguage);
    const paragraphs = inOthers(article, told.tag, detect);
    return { language: { ...told, ...(paragraphs.length > 0 && { paragraphs }) } };
  },
};

/** Fewer letters tell a paragraph's language too badly to set it apart. */
const FEWEST_LETTERS_OF_PARAGRAPH = 80;
const MOST_PARAGRAPHS = 300;
const SURE_OF_PARAGRAPH = 0.7;
/** Languages so near to each other that a paragraph of one is at times taken for the other. */
const KIN = [
  'id ms',
  'ru uk be bg mk',
  'kk ky tt ba uz',
  'es gl ca pt',
  'da nb no nn sv',
  'hr sr bs sl',
  'cs sk',
  'tr az',
  'nl af de',
].map((tags) => new Set(tags.split(' ')));

/** Paragraphs that are in another language than the article, neighbours of one language as one stretch. */
function inOthers(article: Article, tag: string, detector: Detector): NonNullable<DetectedLanguage['paragraphs']> {
  const found: NonNullable<DetectedLanguage['paragraphs']> = [];
  for (const { field, text } of searchedFields(article)) {
    const lines = [...text.matchAll(/[^\n]+/g)].slice(0, MOST_PARAGRAPHS);
    if (lines.length < 2) continue;
    for (const { index: start, 0: line } of lines) {
      if ((line.match(/\p{L}/gu)?.length ?? 0) < FEWEST_LETTERS_OF_PARAGRAPH) continue;
      const { tag: own, confidence } = detectLanguage(line.slice(0, SAMPLE_UNITS), detector);
      const end = start + line.length;
      const last = found.at(-1);
      if (own === 'und' || own === tag || confidence < SURE_OF_PARAGRAPH || KIN.some((kin) => kin.has(own) && kin.has(tag)))
        continue;
      if (last?.field === field && last.tag === own && /^\s*$/.test(text.slice(last.end, start))) last.end = end;
      else found.push({ field, start, end, tag: own });
    }
  }
  return found;
}

function sample(article: Article): string {
  // Running text first: headlines are short, often names alone, sometimes in another language.
  const fields = searchedFields(article)
    .map(({ text }) => text)
    .reverse();
  const text = fields.join('\n').slice(0, SAMPLE_UNITS);
  return text.replace(/https?:\/\/\S+|\S+@\S+/g, ' ');
}

function detectLanguage(text: string, detector: Detector): Pick<DetectedLanguage, 'tag' | 'confidence'> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < FEWEST_LETTERS) return { tag: 'und', confidence: 0 };
  const mixed = mixedScripts(text, letters);
  if (mixed) return { tag: 'und', confidence: 0.3 };
  const own = ownLanguage(text);
  if (own) return own;
  const result = detector(text);
  if (!result.language || !result.isReliable()) return { tag: 'und', confidence: 0 };
  const [best = 0, second = 0] = Object.values(result.getScores()).sort((a, b) => b - a);
  // The scores are no probabilities: what tells is how far the best is ahead, and how much text there was.
  const ahead = best > 0 ? (best - second) / best : 0;
  const confidence = Math.min(0.99, 0.5 + ahead * 2.5 + Math.min(0.2, letters / 5_000));
  return { tag: result.language, confidence: Math.round(confidence * 100) / 100 };
}

/** Latin and Cyrillic (or others) in near equal parts: no one language can be told of it. */
function mixedScripts(text: string, letters: number): boolean {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin > letters * 0.35 && latin < letters * 0.65;
}

function withDeclared(detected: Pick<DetectedLanguage, 'tag' | 'confidence'>, declared: string | undefined): DetectedLanguage {
  if (!declared) return detected;
  const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;
  // What could not be told does not disagree.
  return { ...detected, declared, agrees: detected.tag === 'und' || base(detected.tag) === base(declared) };
}
