import type { EntityType, TextField } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { casing, paragraphs, words, type Casing, type Word } from '../../text/words.ts';
import { noNames } from './no-names.ts';
import { calendar, functionWords, particles } from './tables.ts';

/** A stretch of words that a rule takes for an entity. */
export interface Candidate {
  readonly from: number;
  /** Index after the last word. */
  readonly to: number;
  readonly type: EntityType;
  readonly name: string;
  readonly wikidata?: string;
  readonly country?: string;
  readonly role?: string;
  readonly confidence: number;
  /** The rule that found it. */
  readonly method: string;
}

/** Stands where no name can be: in an address, a ticker. */
const NO_NAME: Candidate = { from: 0, to: 0, type: 'other', name: '', confidence: 1, method: 'rule:no_name' };

/** How a mention stands outside of the running text: a place and an agency that a report comes from, who wrote it. */
export type Standing = 'dateline' | 'credit';

/** Stays in lower case even in a title. */
const small = new Set([...functionWords, ...particles]);
/** Beyond this, asking the whole text about each name would cost too much. */
const MOST_WORDS_COMPARED = 3_000;

/** One field being read: its words, how they are cased, and which of them already belong to an entity. */
export class Reading {
  readonly field: TextField;
  readonly text: string;
  /** Where the text begins in its field. */
  readonly start: number;
  readonly words: readonly Word[];
  readonly #taken = new Set<Candidate>();
  private readonly casings: Casing[] = [];
  private readonly owner: (Candidate | undefined)[];
  private readonly standings: (Standing | undefined)[];

  constructor({ field, text, start = 0 }: FieldText, isName: (part: string) => boolean) {
    this.field = field;
    this.text = text;
    this.start = start;
    this.words = words(text, isName);
    this.owner = Array.from({ length: this.words.length });
    this.standings = Array.from({ length: this.words.length });
    for (const [start, end] of noNames(text))
      for (let i = this.wordAt(start); i < this.words.length && this.words[i]!.start < end; i++) this.owner[i] = NO_NAME;
    for (const [from, to] of paragraphs(text, this.words)) {
      const how = casing(this.words.slice(from, to), small);
      for (let i = from; i < to; i++) this.casings.push(how);
    }
  }

  /** The first word that ends behind an offset. */
  wordAt(offset: number): number {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle]!.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  standing(i: number): Standing | undefined {
    return this.standings[i];
  }

  stand(from: number, to: number, as: Standing): void {
    this.standings.fill(as, from, to);
  }

  casing(i: number): Casing {
    return this.casings[i] ?? 'sentence';
  }

  /** What has been taken, in the order in which it was. */
  get found(): Candidate[] {
    return [...this.#taken];
  }

  at(i: number): Candidate | undefined {
    return this.owner[i];
  }

  free(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.owner[i]) return false;
    return true;
  }

  take(candidate: Candidate): boolean {
    if (candidate.to <= candidate.from || !this.free(candidate.from, candidate.to)) return false;
    for (let i = candidate.from; i < candidate.to; i++) this.owner[i] = candidate;
    this.#taken.add(candidate);
    return true;
  }

  /** Lets go of what was taken, where a later reader knows better. */
  drop(candidate: Candidate): void {
    this.#taken.delete(candidate);
    for (let i = candidate.from; i < candidate.to; i++) this.owner[i] = undefined;
  }

  /** The words as they stand in the text, without a possessive ending. */
  slice(from: number, to: number): string {
    return this.text.slice(this.words[from]!.start, this.words[to - 1]!.plainEnd);
  }

  /** The stretch with plain hyphens and apostrophes, one blank between words. */
  name(from: number, to: number): string {
    return this.slice(from, to)
      .normalize('NFC')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[\u2019\u02bc]/g, "'")
      .replace(/\s+/g, ' ');
  }

  /** A capital that marks a name: not that of a sentence's first everyday word, a month, or a headline's habit. */
  named(i: number): boolean {
    const word = this.words[i];
    if (!word?.capital || this.casing(i) !== 'sentence') return false;
    if (calendar.has(word.norm)) return false;
    return !functionWords.has(word.norm) || (word.upper && word.plain.length > 1 && !word.first);
  }

  /** Whether a name's last word stands elsewhere without the words before it, as a surname does. */
  standsAlone(norm: string, except: number): boolean {
    if (this.words.length > MOST_WORDS_COMPARED) return false;
    return this.words.some(
      (word, i) => i !== except && word.norm === norm && this.named(i) && !(word.adjacent && this.named(i - 1)),
    );
  }

  /** End of the run of names that starts at `from`: adjacent capitalised words and the particles between them. */
  runEnd(from: number, most = 8): number {
    if (!this.named(from)) return from;
    let to = from + 1;
    while (to < this.words.length && to - from < most && this.words[to]!.adjacent) {
      if (this.named(to)) {
        to++;
        continue;
      }
      let k = to;
      while (k < to + 2 && this.words[k]?.adjacent && particles.has(this.words[k]!.norm) && !this.words[k]!.capital) k++;
      if (k === to || !this.words[k]?.adjacent || !this.named(k)) break;
      to = k + 1;
    }
    return to;
  }
}
