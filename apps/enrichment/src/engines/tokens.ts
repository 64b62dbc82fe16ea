/** A token of the models: a word, or a sign by itself. Offsets are UTF-16 code units of the text. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer stretches without a space are cut: no word is as long. */
const LONGEST_UNITS = 200;
const outer = /[^\p{L}\p{N}\p{M}]/u;
/** Shortened words keep their full stop: U.S., J., Mr. */
const abbreviation = /^(?:(?:\p{L}\.)+|(?:Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Ph\.D)\.)$/u;
const possessive = /^(.+)(['’][sS])$/su;
/** French shortens an article before a vowel: the name is what follows. */
const elision = /^(?:[ldjmtsn]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L}{2})/iu;
const clitic = /^['’]\p{L}{1,2}$/u;
/** Inside of a word these part two; between digits they are part of a number. */
const inner = /(?<!\d)[,;:/](?=\P{L}|\p{L})|[,;:/](?!\d)|[()[\]{}"«»“”„…—–|]|--+|\.{2,}/gu;

/**
 * A text to the tokens that the models were trained on: cut at spaces, signs off the ends of words, a possessive 's apart. training/data.py
 * cuts in the same way, and a spec holds both to the same cases.
 */
export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const found: Token[] = [];
  const stretch = /\S+/gu;
  stretch.lastIndex = from;
  for (let match = stretch.exec(text); match && match.index < to; match = stretch.exec(text)) {
    const whole = match[0].slice(0, to - match.index);
    for (let at = 0; at < whole.length; at += LONGEST_UNITS) cut(whole.slice(at, at + LONGEST_UNITS), match.index + at, found);
  }
  return found;
}

function cut(given: string, offset: number, found: Token[]): void {
  let start = 0;
  let end = given.length;
  const add = (from: number, to: number): void => {
    if (to > from) found.push({ text: given.slice(from, to), start: offset + from, end: offset + to });
  };
  while (end - start > 1 && outer.test(charAt(given, start)) && !clitic.test(given.slice(start, end))) {
    const width = charAt(given, start).length;
    add(start, start + width);
    start += width;
  }
  const tail: [number, number][] = [];
  while (end - start > 1) {
    const last = charBefore(given, end);
    if (!outer.test(last) || abbreviation.test(given.slice(start, end)) || clitic.test(given.slice(start, end))) break;
    tail.unshift([end - last.length, end]);
    end -= last.length;
  }
  let at = start;
  inner.lastIndex = 0;
  const middle = given.slice(start, end);
  for (const { index, 0: sign } of middle.length > 1 ? middle.matchAll(inner) : []) {
    word(at, start + index);
    add(start + index, start + index + sign.length);
    at = start + index + sign.length;
  }
  word(at, end);
  for (const [a, b] of tail) add(a, b);

  function word(begin: number, b: number): void {
    let a = begin;
    const elided = elision.exec(given.slice(a, b))?.[0].length ?? 0;
    add(a, a + elided);
    a += elided;
    const split = possessive.exec(given.slice(a, b));
    if (!split) return add(a, b);
    add(a, a + split[1]!.length);
    add(a + split[1]!.length, b);
  }
}

function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

function charBefore(text: string, end: number): string {
  const low = text.charCodeAt(end - 1);
  return low >= 0xdc00 && low <= 0xdfff && end > 1 ? text.slice(end - 2, end) : text.slice(end - 1, end);
}
