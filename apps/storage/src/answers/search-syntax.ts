/** What a search text says, in web-search syntax, before any language reads it. Odd input says less, but is never an error. */

/** Postgres' weights of a word, by where it stands: A headline, B description, D text. */
export type Weight = 'A' | 'B' | 'D';

/** A word or a phrase. */
export interface Term {
  readonly text: string;
  /** The last word goes on. */
  readonly prefix: boolean;
  readonly field?: Weight | undefined;
}

export type Expression =
  | { readonly term: Term }
  | { readonly not: Expression }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] };

const fields: Readonly<Record<string, Weight>> = { title: 'A', headline: 'A', description: 'B', body: 'D', text: 'D' };

type Token = 'or' | 'not' | '(' | ')' | Term;

const SPACE = /\s+/y;
/** One pattern, tried in this order: an operator, or a term with what may stand before it. */
const OPERATOR = /(?:(OR|\|+)|(NOT)|(?:AND|&+))(?=[\s()]|$)/y;
const FIELD = /(title|headline|description|body|text):(?=[^\s()*:])/iy;
const PHRASE = /"([^"]*)(?:"|$)(\*?)/y;
const WORD = /[^\s"()]+/y;
const MINUS = /-+(?=[^\s()-]|\()/y;

/** Fewer letters begin too many words; of ideographs one is a word. */
const LONG_ENOUGH = /[\p{L}\p{N}]{2}$|\p{Ideographic}$/u;

/** @returns undefined if there is no word in it */
export function parseSearch(text: string): Expression | undefined {
  const tokens = tokensOf(text.replace(/[“”„‟«»]/g, '"'));
  let at = 0;

  const any = (): Expression | undefined => {
    const parts = [all()];
    while (tokens[at] === 'or') {
      at += 1;
      parts.push(all());
    }
    return joined('any', parts);
  };
  const all = (): Expression | undefined => {
    const parts: (Expression | undefined)[] = [];
    while (at < tokens.length && tokens[at] !== 'or' && tokens[at] !== ')') parts.push(one());
    return joined('all', parts);
  };
  const one = (): Expression | undefined => {
    const token = tokens[at++];
    if (token === undefined || token === 'or' || token === ')') return undefined;
    if (token === 'not') {
      if (tokens[at] === 'or' || tokens[at] === ')') return undefined;
      const negated = one();
      return negated && { not: negated };
    }
    if (token !== '(') return { term: token };
    const inner = any();
    if (tokens[at] === ')') at += 1;
    return inner;
  };

  const parts: (Expression | undefined)[] = [];
  for (; at < tokens.length; at++) parts.push(any()); // what closes without having been opened
  return joined('all', parts);
}

function joined(by: 'all' | 'any', parts: readonly (Expression | undefined)[]): Expression | undefined {
  const said = parts.filter((part) => part !== undefined);
  if (said.length < 2) return said[0];
  return by === 'all' ? { all: said } : { any: said };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return undefined;
    at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(SPACE)) continue;
    if (text[at] === '(' || text[at] === ')') {
      tokens.push(text[at] as '(' | ')');
      at += 1;
      continue;
    }
    const operator = take(OPERATOR);
    if (operator) {
      if (operator[1]) tokens.push('or');
      if (operator[2]) tokens.push('not');
      continue;
    }
    if (take(MINUS)) tokens.push('not');
    if (text[at] === '(') continue;
    const field = take(FIELD)?.[1];
    const phrase = take(PHRASE);
    const said = phrase ? `${phrase[1]}${phrase[2]}` : take(WORD)![0];
    tokens.push(termOf(said, field === undefined ? undefined : fields[field.toLowerCase()]));
  }
  return tokens;
}

function termOf(said: string, field: Weight | undefined): Term {
  const text = said.replace(/[<>*]+/g, ' ').trim(); // <...> would be markup to Postgres' parser
  return { text, prefix: said.endsWith('*') && LONG_ENOUGH.test(text), field };
}

/** All terms of an expression, and whether each is asked for or ruled out. */
export function termsOf(expression: Expression, wanted = true): { term: Term; wanted: boolean }[] {
  if ('term' in expression) return [{ term: expression.term, wanted }];
  if ('not' in expression) return termsOf(expression.not, !wanted);
  return ('all' in expression ? expression.all : expression.any).flatMap((part) => termsOf(part, wanted));
}
