/** A word of a field with its place in it. Offsets are UTF-16 code units; `text` is exactly the slice. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** For look-ups: plain hyphens and apostrophes, no possessive ending, lower case. */
  readonly norm: string;
  /** As norm, in the capitals it was written in. */
  readonly plain: string;
  /** Where the word ends without its possessive 's. */
  readonly plainEnd: number;
  readonly possessive: boolean;
  readonly capital: boolean;
  /** Two letters or more, all capitals. */
  readonly upper: boolean;
  /** First word of a sentence: its capital says nothing. */
  readonly first: boolean;
  /** Only a space lies between this word and the one before. */
  readonly adjacent: boolean;
  /** What lies before the word, spaces as one blank, cut to its last few characters. */
  readonly before: string;
}

/** Longer words are no words of any language; they are stepped over. */
const LONGEST_WORD_UNITS = 80;
const GAP_UNITS = 8;

// Every branch starts differently and nothing nests, so matching is linear in the text.
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{M}\p{N}]+(?:[-\u2010\u2011'\u2019\u02bc][\p{L}\p{M}\p{N}]+)*/gu;
const HYPHENS = /[-\u2010\u2011]/;
const POSSESSIVE = /['\u2019\u02bc][sS]$/;
/** A case ending that Turkish writes after a name: "Ankara'da", "Gürcistan'dan". */
const CASE_ENDING = /(?<=^\p{Lu}\p{L}{3,40})['\u2019](?:[dt][ae]n?|n?[ıiuü]n|y[aeıiuü]|n[ıiuü]|y?l[ae])$/u;
/** One that Kazakh joins to a short form: "ЕҚЫҰ-ны". */
const SHORT_FORM_ENDING = /(?<=^\p{Lu}{2,10})-(?:н?[ыі]ң?|[нтд][ыі]ң?|[тдн]?[ае]н?|[ғқгк][ае]|[мбп]ен)$/u;
/** An article or preposition that a vowel has shortened: "d'Almaty", "L'Assemblée", "dell'Asia". */
const ELISION = /^(?:[dlcjmnst]|L|qu|dell|nell|all|sull)['\u2019](?=\p{L}{2})/u;
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof sen rep gov gen col lt capt sgt hon st rev jr sr sra dra hr fr mme mlle mm dipl ing vs inc ltd co corp no nr art г им т'.split(
    ' ',
  ),
);
/** What stands between the parts of a word that was split in two. */
const JOINED = new Set(['-', '\u2010', '\u2011', "'", '\u2019']);
/** Tails that make an adjective of a name: "Oslo-based" is Oslo and a tail. */
const TAILS = new Set(
  'based led backed born style wide run owned funded made era controlled held brokered bound sponsored speaking trained listed registered centric occupied administered hosted chaired only type'.split(
    ' ',
  ),
);

/** `isName` tells of a part of a hyphenated word whether it is a name, so that "US-China" is read as two words. */
export function words(text: string, isName?: (part: string) => boolean): Word[] {
  const found: Word[] = [];
  let previousEnd = 0;
  let previous = '';
  const add = (start: number, raw: string): void => {
    const possessive = POSSESSIVE.test(raw);
    const bare = possessive ? raw.slice(0, -2) : raw.replace(CASE_ENDING, '');
    const plain = bare
      .normalize('NFC')
      .replace(SHORT_FORM_ENDING, '')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[\u2019\u02bc]/g, "'")
      .replace(/\./g, '');
    const norm = plain.toLowerCase();
    const gap = text.slice(Math.max(previousEnd, start - GAP_UNITS), start);
    const lines = gap.includes('\n') || (start - previousEnd > GAP_UNITS && text.slice(previousEnd, start).includes('\n'));
    const before = (start - previousEnd > GAP_UNITS ? text.slice(previousEnd, previousEnd + 3) + gap : gap).replace(/\s+/g, ' ');
    const abbreviated = before === '. ' && (ABBREVIATIONS.has(previous) || (previous.length === 1 && previous !== 'i'));
    const first =
      found.length === 0 ||
      (lines && text.slice(previousEnd, start).includes('\n\n')) ||
      (!abbreviated && /[.!?…:]["'”’»)]* |[.!?…]["”»)]|[“„«"‘]$|[-–—*•] $/.test(before));
    const capital = /^\p{Lu}/u.test(plain);
    found.push({
      text: raw,
      start,
      end: start + raw.length,
      norm,
      plain,
      plainEnd: start + bare.length,
      possessive,
      capital,
      upper: plain.length > 1 && plain === plain.toUpperCase() && plain !== norm,
      first,
      adjacent:
        found.length > 0 &&
        !possessiveBefore(found) &&
        ((before === ' ' && !text.slice(previousEnd, start).includes('\n\n')) || JOINED.has(before) || abbreviated),
      before,
    });
    previousEnd = start + raw.length;
    previous = norm;
  };
  for (const match of text.matchAll(WORD)) {
    const raw = match[0];
    if (raw.length > LONGEST_WORD_UNITS) {
      previousEnd = match.index + raw.length;
      previous = '';
      continue;
    }
    if (isName && HYPHENS.test(raw) && !isName(raw) && raw.split(HYPHENS).every(isName)) {
      let start = match.index;
      for (const part of raw.split(HYPHENS)) {
        add(start, part);
        start += part.length + 1;
      }
      continue;
    }
    const elided = ELISION.exec(raw)?.[0].length ?? 0;
    const cut = elided > 0 ? elided - 1 : tailAt(raw);
    if (cut > 0) {
      add(match.index, raw.slice(0, cut));
      add(match.index + cut + 1, raw.slice(cut + 1));
    } else add(match.index, raw);
  }
  return found;
}

/** A possessive ends a name: "Kenya's President" is no name of two words. */
function possessiveBefore(found: readonly Word[]): boolean {
  const last = found.at(-1);
  return last !== undefined && last.possessive;
}

function tailAt(word: string): number {
  const at = Math.max(word.lastIndexOf('-'), word.lastIndexOf('\u2010'), word.lastIndexOf('\u2011'));
  return at > 0 && TAILS.has(word.slice(at + 1).toLowerCase()) ? at : -1;
}

export type Casing = 'sentence' | 'title' | 'capitals';

/**
 * How a stretch is written. In a Title Case Headline or IN CAPITALS a capital letter marks no name. `small` are the words
 * that stay in lower case even in a title.
 */
export function casing(run: readonly Word[], small: ReadonlySet<string>): Casing {
  let letters = 0;
  let upper = 0;
  let capital = 0;
  let lower = 0;
  for (const word of run) {
    if (!/^\p{L}/u.test(word.plain)) continue;
    letters++;
    if (word.upper) upper++;
    if (word.capital) capital++;
    else if (!small.has(word.norm)) lower++;
  }
  if (letters >= 3 && upper >= letters * 0.7) return 'capitals';
  return capital >= 5 && lower === 0 ? 'title' : 'sentence';
}

/** Paragraphs of a field as [from, to) indexes into its words; each may be cased in its own way. */
export function paragraphs(text: string, all: readonly Word[]): [number, number][] {
  const cut: [number, number][] = [];
  let from = 0;
  for (let i = 1; i <= all.length; i++) {
    const here = all[i];
    const last = all[i - 1]!;
    if (here && !breaks(text, last.end, here.start)) continue;
    cut.push([from, i]);
    from = i;
  }
  return cut;
}

function breaks(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('\n');
}
