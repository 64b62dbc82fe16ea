import { type Token, tokensOf } from './tokens.ts';

/** More tokens than this are cut: attention takes time by the square, and no name needs more around it. */
const MOST_TOKENS = 90;
/** A full stop, behind which quotation marks and brackets may close. */
const ends = /^[.!?…。]+$/u;
const closes = /^["'”’»)\]]+$/u;

/** A text as the models read it: by paragraphs, and in them by sentences. */
export function sentencesOf(text: string): Token[][] {
  const found: Token[][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    let sentence: Token[] = [];
    // Looking for a token goes beyond the line: from each of many blank ones to the end of them all.
    const tokens = /\S/.test(line) ? tokensOf(text, at, at + line.length) : [];
    for (const [i, token] of tokens.entries()) {
      sentence.push(token);
      const next = tokens[i + 1];
      const over =
        next &&
        ((isEnd(sentence) && next.start > token.end && /^[\p{Lu}\p{Lo}\d"'“«„(—–-]/u.test(next.text)) ||
          sentence.length >= MOST_TOKENS);
      if (!over) continue;
      found.push(sentence);
      sentence = [];
    }
    if (sentence.length > 0) found.push(sentence);
    at += line.length + 1;
  }
  return found;
}

function isEnd(sentence: readonly Token[]): boolean {
  let last = sentence.length - 1;
  while (last > 0 && closes.test(sentence[last]!.text)) last -= 1;
  return ends.test(sentence[last]!.text);
}
