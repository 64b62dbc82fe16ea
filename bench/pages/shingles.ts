/**
 * The measure of the article extraction benchmark: 4-gram shingles of word tokens, counted; a shorter text is one shingle. Precision
 * and recall are averaged over the pages, and F1 is that of the two means.
 */
const SHINGLE = 4;

export interface Match {
  readonly precision: number;
  readonly recall: number;
}

function shingles(text: string): Map<string, number> {
  const tokens = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  const last = tokens.length === 0 ? 0 : Math.max(1, tokens.length - SHINGLE + 1);
  for (let i = 0; i < last; i += 1) {
    const shingle = tokens.slice(i, i + SHINGLE).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export function matchOf(expected: string, found: string): Match {
  const [wanted, got] = [shingles(expected), shingles(found)];
  let common = 0;
  for (const [shingle, count] of got) common += Math.min(count, wanted.get(shingle) ?? 0);
  const size = (counts: Map<string, number>): number => counts.values().reduce((sum, count) => sum + count, 0);
  const [inWanted, inGot] = [size(wanted), size(got)];
  return {
    precision: inGot === 0 ? (inWanted === 0 ? 1 : 0) : common / inGot,
    recall: inWanted === 0 ? 1 : common / inWanted,
  };
}

export function f1({ precision, recall }: Match): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

export function mean(matches: readonly Match[]): Match {
  const average = (pick: (match: Match) => number): number =>
    matches.reduce((sum, match) => sum + pick(match), 0) / (matches.length || 1);
  return { precision: average((match) => match.precision), recall: average((match) => match.recall) };
}
