import { type Findings, leadingDateMark } from '#events';
import { sentencesOf } from '../../engines/sentences.ts';
import { words } from '../../text/words.ts';
import { wordList } from '../keywords/word-lists.ts';
import { leadOf } from '../infosources/credit.ts';
import { hasPronoun, openingOf } from './openers.ts';

/** A sentence of articleBody that may stand in a summary; UTF-16 units of the body. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Its number among all sentences of the text. */
  readonly index: number;
  readonly beginsParagraph: boolean;
  /** It refers to the sentence before, without which it may not stand. */
  readonly needsBefore: boolean;
}

export interface Sentences {
  readonly candidates: readonly Candidate[];
  /** All that end as sentences do, candidates or not. */
  readonly count: number;
}

/** What a summary is of stands in the beginning, of a live blog too. */
const MOST_UNITS = 60_000;
const SHORTEST_UNITS = 30;
const LONGEST_UNITS = 400;
const FEWEST_WORDS = 4;
const QUOTES = /["“”„«»]/gu;
const ENDS = /[.!…]["'”»’)\]]*$/u;
const SENTENCE_ENDS = /[.!?…]["'”»’)\]]*$/u;
const BEGINS = /^["“„«¿¡(]?[\p{Lu}\p{Lo}\d]/u;
/** Addresses, table cells, list marks, times of a live blog; a whole sentence in brackets. */
const NO_PROSE = /https?:|www\.|@\w|[|\t•·]|^\d{1,2}[:.]\d{2}\b|^\d{1,3}[).]\s|^[-–—*]|^\(.*\)[.!]?$|^\[/u;
/** A full stop behind these ends no sentence, whatever the splitter says. */
const GOES_ON = /(?:^|[\s(])(?:\p{Lu}|St|Dr|Mt|Nr|Hl|Sr|Sra|Mme|vgl|bzw|ca|art|Art|г|им|ул|тыс|млн|млрд|т|д|св)\.$/u;
/** Languages that write an ordinal so: "am 9. April". */
const ORDINAL = /(?:^|[\s(])\d{1,2}\.$/u;
const WITH_ORDINALS = new Set(['de', 'tr']);

/** Sentences that read by themselves or with the one before: no credits, headings, list items, questions, unattributed quotes. */
export function candidatesOf(body: string, language: string, { infosources = [], language: told }: Findings): Sentences {
  const text = body.length > MOST_UNITS ? body.slice(0, Math.max(1, body.lastIndexOf('\n', MOST_UNITS) + 1) || MOST_UNITS) : body;
  const agencies = infosources.flatMap(({ via, evidence }) =>
    evidence.filter(({ field }) => field === 'articleBody').map((span) => ({ via, start: span.start, end: span.end })),
  );
  const foreign = (told?.paragraphs ?? []).filter(({ field }) => field === 'articleBody');
  const candidates: Candidate[] = [];
  const mark = leadingDateMark(text)?.length ?? 0;
  let count = 0;
  let quoted = false;
  let previous: { start: number; end: number } | undefined;
  for (const { start: given, end } of joinedSentences(text, language)) {
    const dateline = agencies.find((agency) => agency.via === 'dateline' && agency.start >= given && agency.end <= end);
    const start = dateline ? afterDateline(text, dateline.end, end) : Math.min(end, Math.max(given, mark));
    const sentence = text.slice(start, end);
    const beginsParagraph = previous === undefined || text.slice(previous.end, start).includes('\n');
    previous = { start, end };
    if (beginsParagraph) quoted = false;
    const beganQuoted = quoted;
    for (const _ of sentence.matchAll(QUOTES)) quoted = !quoted;
    if (SENTENCE_ENDS.test(sentence)) count++;
    const isWhole = !beganQuoted && !quoted && BEGINS.test(sentence) && ENDS.test(sentence) && !NO_PROSE.test(sentence);
    if (!isWhole || sentence.length < SHORTEST_UNITS || sentence.length > LONGEST_UNITS) continue;
    if (words(sentence).length < FEWEST_WORDS || isCredit(sentence)) continue;
    if (
      agencies.some(
        (agency) => agency.via === 'credit' && agency.start >= start && agency.end <= end && isOwnSentence(agency, end),
      )
    )
      continue;
    if (foreign.some((part) => start < part.end && end > part.start)) continue;
    const opening = openingOf(sentence, language);
    const speaker = speakerOf(sentence, language);
    if (opening === 'page' || speaker === 'none') continue;
    const needsBefore = opening === 'dependent' || speaker === 'pronoun';
    candidates.push({ start, end, text: sentence, index: count, beginsParagraph, needsBefore });
  }
  return { candidates, count };
}

/** Of a line, the sentences that the splitter cut at a full stop that is none put together again: "am 9. April". */
function joinedSentences(text: string, language: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (const tokens of sentencesOf(text)) {
    const [start, end] = [tokens[0]!.start, tokens.at(-1)!.end];
    const last = found.at(-1);
    const gap = last ? text.slice(last.end, start) : '\n';
    const before = last ? text.slice(Math.max(last.start, last.end - 10), last.end) : '';
    const goesOn = !gap.includes('\n') && (isNoEnd(before, language) || !SENTENCE_ENDS.test(before));
    if (last && goesOn) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

function isNoEnd(before: string, language: string): boolean {
  return GOES_ON.test(before) || (WITH_ORDINALS.has(language) && ORDINAL.test(before));
}

function afterDateline(text: string, from: number, to: number): number {
  return from + /^[^\p{L}\p{N}"“„«¿¡]*/u.exec(text.slice(from, to))![0].length;
}

function isCredit(sentence: string): boolean {
  const { lead, length } = leadOf(sentence);
  return lead !== undefined && /[:/]\s*$/.test(sentence.slice(0, length));
}

/** "Reuters contributed to this report." is no part of the report; what an agency has learnt is. */
function isOwnSentence({ end }: { end: number }, sentenceEnd: number): boolean {
  return sentenceEnd - end < 60;
}

/** Who says what a sentence quotes: somebody outside of the quotation marks, a pronoun alone, or nobody. */
function speakerOf(sentence: string, language: string): 'named' | 'pronoun' | 'none' | undefined {
  const parts = sentence.split(QUOTES);
  if (parts.length < 3) return undefined;
  const outside = parts.filter((_, i) => i % 2 === 0).join(' ');
  const inside = parts.filter((_, i) => i % 2 === 1).join(' ');
  // A word or two in quotation marks are a name or irony.
  if (words(inside).length < 4) return undefined;
  const said = words(outside);
  if (said.length < 2) return 'none';
  // "She said on Friday": a day is nobody.
  const stops = wordList(language)?.stops;
  return !said.some(({ capital, norm }) => capital && !stops?.has(norm)) && hasPronoun(outside, language) ? 'pronoun' : 'named';
}
