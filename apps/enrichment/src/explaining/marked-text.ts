import { stripVTControlCharacters, styleText } from 'node:util';
import type { EntityType } from '#events';

/** A mention in a text: UTF-16 units from its start, the end excluded; of the entity that has `number` in the list. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly type: EntityType;
}

/** A stretch of text in which no mention begins or ends: those that it lies in, outermost first, and which of them begin and end with it. */
interface Stretch {
  readonly text: string;
  readonly inside: readonly Mark[];
  readonly begin: readonly Mark[];
  readonly end: readonly Mark[];
}

/** How a stretch within mentions is shown. */
export type Dress = (stretch: Stretch) => string;

/** For a pipe: `[Name]{n}`. */
export const inBrackets: Dress = ({ text, begin, end }) =>
  `${'['.repeat(begin.length)}${text}${end.map(({ number }) => `]{${number}}`).join('')}`;

/** On a terminal: of an entity's mentions, and of its line in the list. */
export const colours = {
  person: 'cyan',
  organisation: 'magenta',
  place: 'green',
  event: 'yellow',
  agreement: 'blue',
  work: 'red',
  other: 'gray',
} as const satisfies Record<EntityType, string>;

/** For a terminal: underlined, in the colour of the innermost mention's type. */
export const inColours: Dress = ({ text, inside }) =>
  styleText(['underline', colours[inside.at(-1)!.type]], text, { validateStream: false });

/**
 * The text with its mentions marked, in lines of at most `width` columns. A mention is never broken, nor what stands next to it without a
 * space: where that alone is longer, so is its line. Line breaks and blank lines of the text stay.
 */
export function markedText(text: string, marks: readonly Mark[], width: number, dress: Dress): string {
  const lines = new Lines(width);
  for (const stretch of stretches(text, marks)) {
    if (stretch.inside.length > 0) lines.glue(dress({ ...stretch, text: printable(stretch.text) }));
    else
      for (const [i, part] of stretch.text.split(GAP).entries()) {
        if (i % 2 === 0) lines.glue(printable(part));
        else lines.gap(part);
      }
  }
  return lines.end();
}

function* stretches(text: string, marks: readonly Mark[]): Generator<Stretch> {
  const waiting = marks
    .filter(({ start, end }) => start >= 0 && start < end && end <= text.length)
    .sort((a, b) => b.start - a.start || a.end - b.end);
  const bounds = new Set([0, text.length, ...waiting.flatMap(({ start, end }) => [start, end])]);
  let inside: Mark[] = [];
  let from = 0;
  for (const to of [...bounds].sort((a, b) => a - b).slice(1)) {
    const begin: Mark[] = [];
    while (waiting.at(-1)?.start === from) begin.push(waiting.pop()!);
    inside = [...inside.filter(({ end }) => end > from), ...begin];
    yield { text: text.slice(from, to), inside, begin, end: inside.filter(({ end }) => end === to).reverse() };
    from = to;
  }
}

const LINE_BREAK = /\r\n?|[\n\u2028\u2029]/g;
/** Where a line may be broken: at spaces that are not hard ones, and between letters of scripts that write no spaces. */
const GAP =
  /([^\S\u00a0\u202f]+|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]))/u;

class Lines {
  readonly #width: number;
  readonly #done: string[] = [];
  #line = '';
  #lineColumns = 0;
  #word = '';
  /** What stands between the line and the word. */
  #before = '';

  constructor(width: number) {
    this.#width = width;
  }

  glue(text: string): void {
    this.#word += text;
  }

  gap(given: string): void {
    const breaks = given.match(LINE_BREAK)?.length ?? 0;
    this.#endWord(given === '' ? '' : ' ');
    if (breaks > 0) this.#endLine();
    if (breaks > 1 && this.#done.length > 0 && this.#done.at(-1) !== '') this.#done.push('');
  }

  end(): string {
    this.#endWord('');
    this.#endLine();
    return this.#done.join('\n').trimEnd();
  }

  #endWord(after: string): void {
    if (this.#word === '') {
      this.#before ||= after;
      return;
    }
    const columns = columnsOf(this.#word);
    if (this.#line !== '' && this.#lineColumns + this.#before.length + columns > this.#width) this.#endLine();
    const between = this.#line === '' ? '' : this.#before;
    this.#line += between + this.#word;
    this.#lineColumns += between.length + columns;
    this.#word = '';
    this.#before = after;
  }

  #endLine(): void {
    if (this.#line !== '') this.#done.push(this.#line);
    this.#line = '';
    this.#lineColumns = 0;
  }
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Columns that a text takes on a terminal: near enough for wrapping, though not for every emoji. */
export function columnsOf(text: string): number {
  const seen = stripVTControlCharacters(text).replace(/[\p{M}\p{Cf}]/gu, '');
  return Array.from(seen).length + (seen.match(WIDE)?.length ?? 0);
}

/** On one line; and what a stranger wrote gives no commands to a terminal, and does not turn the direction of what follows. */
export function printable(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '');
}
