/** "ASTANA, April 9 (Kazinform) -" is shorter. */
const LONGEST_DATELINE = 90;
const DASH = /(?:\s|\.|\))[-–—]{1,2}\s/;
/** "МОСКВА, 9 апреля. /ТАСС/. " */
const BETWEEN_STROKES = /^\p{Lu}[^./\n]{1,60}\.\s*\/[^/\n]{2,40}\/\.?\s+/u;
/** "— РИА Новости. " behind the dash. */
const AGENCY_BEHIND = /^(?:[\p{Lu}«"][^\s.]{0,20}\s?){1,3}\.\s+(?=\p{Lu})/u;
const MOST_WORDS = 10;

/** The first line of a text without place, date and agency before it, as far as capitals and signs tell them. */
export function withoutDateline(line: string): string {
  const strokes = BETWEEN_STROKES.exec(line);
  if (strokes) return line.slice(strokes[0].length);
  const dash = DASH.exec(line.slice(0, LONGEST_DATELINE));
  if (!dash || !isDateline(line.slice(0, dash.index + 1))) return line;
  const text = line.slice(dash.index + dash[0].length).trimStart();
  if (/^\p{Ll}/u.test(text)) return line; // "Turkey - the country"
  return text.slice(AGENCY_BEHIND.exec(text.slice(0, LONGEST_DATELINE))?.[0].length ?? 0);
}

/** Names, numbers and brackets, and no word in small letters but beside a number: "9 апр", "le 3 mars". */
function isDateline(before: string): boolean {
  const words = before.match(/[\p{L}\p{M}\p{N}.']+/gu) ?? [];
  if (words.length === 0 || words.length > MOST_WORDS || !/^\p{Lu}/u.test(words[0]!)) return false;
  const isNumber = (word: string | undefined) => word !== undefined && /^\p{N}/u.test(word);
  const stray = words.filter(
    (word, at) => /^\p{Ll}/u.test(word) && word.length > 3 && !isNumber(words[at - 1]) && !isNumber(words[at + 1]),
  );
  const hasBrackets = /\([^()]{2,40}\)/.test(before);
  return stray.length <= (hasBrackets ? 1 : 0) && (hasBrackets || /^\p{Lu}{3}|\p{N}/u.test(before) || words.length <= 2);
}
