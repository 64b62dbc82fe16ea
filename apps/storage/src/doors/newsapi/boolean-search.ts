/**
 * newsapi.org's search language, in which AND, OR and NOT take parentheses, as one of ours, which knows phrases, OR and -without: the
 * expression is multiplied out, so that `a AND (b OR c) NOT d` is `a b -d OR a c -d`. Where parentheses do not match or a word is missing,
 * the words count and the signs do not.
 */
export function webSearch(text: string): string {
  const tokens = text.match(/"[^"]*"?|[()]|[^\s()"]+/g) ?? [];
  const clauses = new Reader(tokens).either().filter((clause) => clause.length > 0);
  return clauses.map((clause) => clause.map(written).join(' ')).join(' OR ');
}

/** Thrown for an expression that has more alternatives than can be asked at once. */
export class TooManyAlternatives extends Error {}

const MAX_CLAUSES = 64;

interface Term {
  /** A word, or a phrase in its quotes. */
  readonly text: string;
  readonly not: boolean;
}
/** All of these. */
type Clause = readonly Term[];

function written({ text, not }: Term): string {
  return not ? `-${text}` : text;
}

/** Recursive descent; each rule answers with alternatives, any of which will do. */
class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  /** a OR b, down to the parenthesis that ends it. */
  either(): Clause[] {
    let clauses = this.#all();
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at]!;
      if (token === ')') break;
      this.#at += 1; // OR: all else was taken
      clauses = bounded([...clauses, ...this.#all()]);
    }
    return clauses;
  }

  /** a AND b, a b, a NOT b. */
  #all(): Clause[] {
    let clauses: Clause[] = [[]];
    let not = false;
    for (; this.#at < this.#tokens.length;) {
      const token = this.#tokens[this.#at]!;
      if (token === 'OR' || (token === ')' && this.#depth > 0)) break;
      this.#at += 1;
      if (token === 'AND' || token === ')') continue;
      if (token === 'NOT') {
        not = !not;
        continue;
      }
      let one: Clause[];
      if (token === '(') one = this.#inner();
      else {
        const sign = /^[+-]+/.exec(token)?.[0] ?? '';
        const text = token.slice(sign.length);
        // `-(a b)` and `+"a b"` are two tokens, the first of which is a sign alone
        if (text === '') {
          if (sign.includes('-')) not = !not;
          continue;
        }
        one = [[{ text: quoted(text), not: sign.includes('-') }]];
      }
      clauses = conjoined(clauses, not ? negated(one) : one);
      not = false;
    }
    return clauses;
  }

  #depth = 0;

  #inner(): Clause[] {
    this.#depth += 1;
    const clauses = this.either().filter((clause) => clause.length > 0);
    this.#depth -= 1;
    if (this.#tokens[this.#at] === ')') this.#at += 1;
    return clauses.length > 0 ? clauses : [[]];
  }
}

/** A phrase gets the quote that it lacks. */
function quoted(text: string): string {
  return text.startsWith('"') && (text.length === 1 || !text.endsWith('"')) ? `${text}"` : text;
}

function conjoined(left: readonly Clause[], right: readonly Clause[]): Clause[] {
  return bounded(left.flatMap((one) => right.map((other) => [...one, ...other])));
}

/** Not (a b OR c): of each alternative, one term is missing. */
function negated(clauses: readonly Clause[]): Clause[] {
  return clauses.reduce<Clause[]>(
    (sofar, clause) =>
      clause.length === 0
        ? sofar
        : conjoined(
            sofar,
            clause.map(({ text, not }) => [{ text, not: !not }]),
          ),
    [[]],
  );
}

function bounded(clauses: Clause[]): Clause[] {
  if (clauses.length > MAX_CLAUSES) throw new TooManyAlternatives(`more than ${MAX_CLAUSES} alternatives`);
  return clauses;
}
