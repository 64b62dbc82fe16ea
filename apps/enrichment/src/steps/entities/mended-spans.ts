import type { Gazetteer, Match } from './gazetteer.ts';
import type { SeenWords } from './model-names.ts';
import { isGivenName } from './given-names.ts';
import type { Reading } from './reading.ts';
import { bodyHeads } from './tables.ts';
import { titleLength } from './titles.ts';
import { wellKnown } from './well-known.ts';

/** What rules go by. */
interface Text {
  readonly reading: Reading;
  readonly names: Gazetteer;
  readonly language: string;
  readonly hasCapitals: boolean;
  /** Last words of the people that are seen in full. */
  readonly surnames: ReadonlySet<string>;
  /** Whether an engine sees a name in a word. */
  readonly isSeen: (word: number) => boolean;
}

/** What an engine saw, where rules know better where a name begins or of what kind it is. */
export function mendedSpans(reading: Reading, seen: readonly SeenWords[], names: Gazetteer, language: string): SeenWords[] {
  const full = seen.filter((span) => span.kind === 'PER' && length(span) > 1);
  const words = new Set(seen.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)));
  const text: Text = {
    reading,
    names,
    language,
    hasCapitals: reading.words.some(({ capital }) => capital),
    surnames: new Set(full.map(({ to }) => reading.words[to - 1]!.norm)),
    isSeen: (word) => words.has(word),
  };
  return longest(
    seen
      .filter((span) => !isNoName(span, text))
      .map((span) => byGazetteer(span, text))
      .map((span) => person(span, text))
      .map((span) => (span.kind === 'PER' && CYRILLIC.has(language) ? withInitials(reading, span) : span)),
  );
}

/** Of those that have grown into another the longest stays, of equals the first. */
function longest(spans: SeenWords[]): SeenWords[] {
  const kept: SeenWords[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from || length(b) - length(a))) {
    const last = kept.at(-1);
    if (!last || last.to <= span.from) kept.push(span);
    else if (length(span) > length(last)) kept[kept.length - 1] = span;
  }
  return kept;
}

/** Languages that name officials by initials and surname, which engines often take apart: "К.-Ж. Токаев". */
const CYRILLIC = new Set(['ru', 'kk']);

function withInitials({ words }: Reading, span: SeenWords): SeenWords {
  let { from } = span;
  while (from > 0 && /^\p{Lu}$/u.test(words[from - 1]!.plain) && /^\.[ -]?$/.test(words[from]!.before)) from -= 1;
  return { ...span, from };
}

const length = ({ from, to }: SeenWords): number => to - from;

/** Languages that write some names small: English chats, German short forms of agencies. */
const SMALL_NAMES = new Set(['en', 'de']);

/** Names begin with a capital letter where capitals are used; "State" in "Head of State" is none. */
function isNoName({ from, to, kind }: SeenWords, { reading, names, language, hasCapitals }: Text): boolean {
  const all = reading.words;
  const isSmall =
    hasCapitals &&
    !SMALL_NAMES.has(language) &&
    all.slice(from, to).every(({ plain }) => /^\p{Ll}+$/u.test(plain.replaceAll('-', '')));
  if (isSmall) return names.match(all, from)?.length !== to - from;
  if (kind === 'PER') return false;
  for (let i = Math.max(0, from - LONGEST_TITLE); i < from; i++) {
    const title = titleLength(reading, i, language);
    if (title > 1 && i + title >= to) return true;
  }
  return false;
}

const LONGEST_TITLE = 3;
const FARTHEST_START = 3;

/** A name of several words, or a short form, means what the gazetteer says, and is as long as it says: "mar de [Aral]". */
function byGazetteer(span: SeenWords, { reading, names }: Text): SeenWords {
  const all = reading.words;
  // FIFA 18 is a game.
  if (span.kind === 'MISC' && all[span.to]?.adjacent && /^\d/.test(all[span.to]!.norm)) return span;
  if (span.kind === 'MISC') {
    // "Иран еліне" is Iran and a small word.
    const match = names.match(all, span.from);
    const end = span.from + (match?.length ?? 0);
    const isRestSmall = end < span.to && all.slice(end, span.to).every(({ plain }) => /^\p{Ll}+$/u.test(plain));
    if (match && isRestSmall && kindOf(match) === 'LOC') return { ...span, to: end, kind: 'LOC' };
  }
  for (let from = Math.max(0, span.from - FARTHEST_START); from <= span.from; from++) {
    const match = names.match(all, from, 'name', reading.casing(from) === 'capitals');
    if (!match || from + match.length < span.to) continue;
    const isLonger = from < span.from || from + match.length > span.to;
    if (isLonger && match.length < 2) continue;
    const kind = isSureOf(reading, from, match) ? kindOf(match) : undefined;
    if (kind) return { ...span, from, to: from + match.length, kind };
  }
  return span;
}

/** Several words, or a short form in capitals, are no other name by chance. */
function isSureOf(reading: Reading, from: number, match: Match): boolean {
  const { upper, plain } = reading.words[from]!;
  return match.length > 1 || (upper && plain.length > 2 && reading.casing(from) === 'sentence');
}

/** A town may be a club. */
function kindOf({ known: { type, country, isCountry } }: Match): SeenWords['kind'] | undefined {
  if (type === 'organisation') return 'ORG';
  return type === 'place' && (isCountry || country === undefined) ? 'LOC' : undefined;
}

/** People by their given names; and by the surname that a German genitive leads with: "[Karimis] Delegation". */
function person(span: SeenWords, { reading, language, surnames, isSeen }: Text): SeenWords {
  const all = reading.words;
  const { from, to, kind } = span;
  const first = all[from]!;
  if (kind === 'PER') {
    const before = from > 0 && first.adjacent && to - from === 1 ? all[from - 1]! : undefined;
    const isFree = before?.capital === true && !isSeen(from - 1);
    const isWhole = isFree && (isGivenName(before.norm) || wellKnown(reading.name(from - 1, to)) !== undefined);
    return isWhole ? { ...span, from: from - 1 } : span;
  }
  const isLed = language === 'de' && kind === 'ORG' && to - from > 1 && first.norm.endsWith('s');
  if (isLed && surnames.has(first.norm.slice(0, -1))) return { ...span, to: from + 1, kind: 'PER' };
  const last = all[to - 1]!;
  const isName = language === 'ru' && length(span) === 2 && all[from + 1]!.adjacent && last.capital && !bodyHeads.has(last.norm);
  return isName && isGivenName(first.norm) ? { ...span, kind: 'PER' } : span;
}
