import type { EntityType, TextField } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { casing, paragraphs, words, type Casing, type Word } from '../../text/words.ts';
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

/** Stays in lower case even in a title. */
const small = new Set([...functionWords, ...particles]);
/** Beyond this, asking the whole text about each name would cost too much. */
const MOST_WORDS_COMPARED = 3_000;

/** One field being read: its words, how they are cased, and which of them already belong to an entity. */
export class Reading {
  readonly field: TextField;
  readonly text: string;
  readonly words: readonly Word[];
  readonly found: Candidate[] = [];
  private readonly casings: Casing[] = [];
  private readonly owner: (Candidate | undefined)[];

  constructor({ field, text }: FieldText, isName: (part: string) => boolean) {
    this.field = field;
    this.text = text;
    this.words = words(text, isName);
    this.owner = Array.from({ length: this.words.length });
    for (const [from, to] of paragraphs(text, this.words)) {
      const how = casing(this.words.slice(from, to), small);
      for (let i = from; i < to; i++) this.casings.push(how);
    }
  }

  casing(i: number): Casing {
    return this.casings[i] ?? 'sentence';
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
    this.found.push(candidate);
    return true;
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
