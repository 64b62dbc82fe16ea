import { readTable } from '../entities/tables.ts';
import { folded } from './folded.ts';
import { tokensOf } from './tokens.ts';

/** A line longer than this is running text, even if it begins with "By" or "Share". */
const LONGEST_LINE_WORDS = { begin: 25, label: 14, credit: 40 };

/** Phrases by their first word. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

const phrases = (rows: readonly (readonly string[])[]): Phrases =>
  Map.groupBy(
    rows.map(([, , text = '']) => tokensOf(folded(text))),
    ([first]) => first!,
  );
const credits = readTable('credits.tsv');
const boilerplate = readTable('boilerplate.tsv');
const creditLines = phrases(credits.filter(([, where]) => where === 'line'));
const creditsAnywhere = phrases(credits.filter(([, where]) => where === 'any'));
const beginnings = phrases(boilerplate.filter(([, where]) => where === 'begin'));
const anywhere = phrases(boilerplate.filter(([, where]) => where === 'any'));
const rests = phrases(boilerplate.filter(([, where]) => where === 'rest'));

/** Whether a sentence or a line asks to read, to subscribe or to share, or tells whose text it is and what it is not. @param tokens folded */
export function isBoilerplate(tokens: readonly string[]): boolean {
  if (tokens.length <= LONGEST_LINE_WORDS.begin && standsAt(beginnings, tokens, 0)) return true;
  for (let at = 0; at < tokens.length; at++) if (anywhere.has(tokens[at]!) && standsAt(anywhere, tokens, at)) return true;
  return false;
}

/** Whether nothing but boilerplate follows: "Disclaimer: ...". */
export function opensRest(tokens: readonly string[]): boolean {
  return standsAt(rests, tokens, 0);
}

/** Whether a line tells who wrote, took or edited it. @param tokens the line's, folded */
export function isCredit(line: string, tokens: readonly string[]): boolean {
  if (tokens.length <= LONGEST_LINE_WORDS.credit && standsAt(creditsAnywhere, tokens, 0)) return true;
  if (/^\s*(?:©|\(c\)\s)/i.test(line)) return tokens.length <= LONGEST_LINE_WORDS.credit;
  if (tokens.length > LONGEST_LINE_WORDS.label || !standsAt(creditLines, tokens, 0)) return false;
  return /^[^:©/]{1,30}[:©/]/.test(line) || !/[.!?…]["'”»)]?\s*$/.test(line);
}

function standsAt(known: Phrases, tokens: readonly string[], at: number): boolean {
  return known.get(tokens[at] ?? '')?.some((phrase) => phrase.every((word, k) => tokens[at + k] === word)) ?? false;
}
