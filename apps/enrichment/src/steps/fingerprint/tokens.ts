/** Letters of scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Longer ones are no words of a language that has spaces. */
const LONGEST_WORD_UNITS = 40;
const GRAM = 3;

/** Words of a folded text; where no spaces part them, every three characters that follow one another. */
export function tokensOf(text: string): string[] {
  const words = text.match(WORD) ?? [];
  let hasRuns = false;
  for (let at = 0; at < words.length && !hasRuns; at++) hasRuns = isRun(words[at]!);
  if (!hasRuns) return words;
  return words.flatMap((word) => (isRun(word) ? grams(word) : [word]));
}

function isRun(word: string): boolean {
  return word.length > LONGEST_WORD_UNITS || (word.charCodeAt(0) > 0x0e00 && UNSPACED.test(word));
}

function grams(run: string): string[] {
  const signs = Array.from(run);
  if (signs.length <= GRAM) return [run];
  return signs.slice(GRAM - 1).map((_, at) => signs.slice(at, at + GRAM).join(''));
}
