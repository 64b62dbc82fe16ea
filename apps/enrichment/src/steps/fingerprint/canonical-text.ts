import { isBoilerplate, isCredit, opensRest } from './boilerplate.ts';
import { withoutDateline } from './dateline.ts';
import { folded } from './folded.ts';
import { tokensOf } from './tokens.ts';

/** Between sentences; a piece longer than any sentence is not looked at for its end. */
const SENTENCE_END = /(?<=[.!?…。！？]["'”»)]?)\s+/;
/** "REUTERS", "dpa/lnw": a line so short at either end of a text is a signature, unless it is a sentence. */
const SIGNATURE = { words: 3, lines: 3 };
/** "(Reporting by Ana Silva; Editing by Li Wei)" at the end of a paragraph. */
const LAST_BRACKETS = /[([]([^()[\]\n]{1,200})[)\]]\s*$/;

/**
 * The words of the running text, folded: what agencies, papers and pages put around it is off: datelines, bylines, credits, "read more",
 * newsletters, copyright, disclaimers.
 */
export function canonicalTokens(text: string): string[] {
  const lines = text.split('\n').filter((line) => /\p{L}|\p{N}/u.test(line));
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const isFirst = kept.length === 0;
    const all = tokensOf(folded(line));
    if (opensRest(all) && !isFirst) break;
    const isEdge = at < SIGNATURE.lines || at >= lines.length - SIGNATURE.lines;
    if (isCredit(line, all) || (isEdge && lines.length > 1 && isSignature(line, all))) continue;
    const running = withoutLastCredit(isFirst ? withoutDateline(line) : line);
    const tokens = running === line ? all : tokensOf(folded(running));
    for (const token of isBoilerplate(tokens) ? runningSentences(running, lines.length === 1) : tokens) kept.push(token);
  }
  return kept;
}

function isSignature(line: string, tokens: readonly string[]): boolean {
  return tokens.length <= SIGNATURE.words && !/[.!?…:,。！？]["'”»)]?\s*$/.test(line);
}

function withoutLastCredit(line: string): string {
  const brackets = LAST_BRACKETS.exec(line.slice(-210));
  if (!brackets || !isCredit(brackets[1]!, tokensOf(folded(brackets[1]!)))) return line;
  return line.slice(0, line.length - brackets[0].length);
}

/** Of a paragraph that holds boilerplate: the sentences that are none; nothing of one that begins with it, if it is not all of the text. */
function runningSentences(line: string, isAll: boolean): string[] {
  const sentences = line.split(SENTENCE_END).map((sentence) => tokensOf(folded(sentence)));
  if (!isAll && isBoilerplate(sentences[0]!)) return [];
  return sentences.filter((sentence) => !isBoilerplate(sentence)).flat();
}
