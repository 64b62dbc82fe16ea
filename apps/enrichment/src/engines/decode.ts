import type { NameKind, TaggedName } from './engine.ts';

/**
 * The likeliest row of tags in which a name goes on only what began as one (Viterbi), as names.
 *
 * @param scores log probabilities, a row of labels for each token
 * @param labels O, B-PER, I-PER, ...
 */
export function decode(scores: readonly Float32Array[], labels: readonly string[]): TaggedName[] {
  const size = labels.length;
  const allowed = (before: number, after: number): boolean => {
    const label = labels[after]!;
    if (!label.startsWith('I-')) return true;
    const last = before < 0 ? 'O' : labels[before]!;
    return last.slice(2) === label.slice(2) && last !== 'O';
  };
  let best = new Float64Array(size);
  const back: Int8Array[] = [];
  for (const [i, row] of scores.entries()) {
    const next = new Float64Array(size).fill(-Infinity);
    const from = new Int8Array(size).fill(-1);
    for (let after = 0; after < size; after += 1) {
      if (i === 0) {
        if (allowed(-1, after)) next[after] = row[after]!;
        continue;
      }
      for (let before = 0; before < size; before += 1) {
        const score = best[before]! + row[after]!;
        if (score <= next[after]! || !allowed(before, after)) continue;
        next[after] = score;
        from[after] = before;
      }
    }
    best = next;
    back.push(from);
  }
  const tags: number[] = [];
  let tag = best.indexOf(Math.max(...best));
  for (let i = scores.length - 1; i >= 0; i -= 1) {
    tags.push(tag);
    tag = back[i]![tag]!;
  }
  return namesOf(tags.reverse(), scores, labels);
}

/** Tags as names; each is as sure as its least sure token. */
export function namesOf(tags: readonly number[], scores: readonly Float32Array[], labels: readonly string[]): TaggedName[] {
  const names: { from: number; to: number; kind: NameKind; score: number }[] = [];
  for (const [i, tag] of tags.entries()) {
    const label = labels[tag]!;
    if (label === 'O') continue;
    const probability = Math.exp(scores[i]![tag]!);
    const last = names.at(-1);
    if (label.startsWith('I-') && last) {
      last.to = i + 1;
      last.score = Math.min(last.score, probability);
    } else names.push({ from: i, to: i + 1, kind: label.slice(2) as NameKind, score: probability });
  }
  return names;
}
