/** Scores of a row of tags: of each tag at each word, and of each tag behind another by the class of the word. */
export interface Chain {
  /** Words by tags. */
  readonly scores: Int32Array;
  /** Class, tag before (the last one stands for the beginning), tag: behind one another. */
  readonly steps: Int32Array;
  readonly classes: Int32Array;
  readonly length: number;
  readonly size: number;
}

/** The likeliest row of tags (Viterbi); of equal ones the first. Whole numbers, so that training finds the same. */
export function likeliest({ scores, steps, classes, length, size }: Chain): Int8Array {
  const back = new Int8Array(length * size);
  let best = new Float64Array(size);
  let next = new Float64Array(size);
  for (let i = 0; i < length; i += 1) {
    const from = classes[i]! * (size + 1) * size;
    for (let y = 0; y < size; y += 1) {
      let top = i === 0 ? steps[from + size * size + y]! : -Infinity;
      let which = 0;
      if (i > 0)
        for (let x = 0; x < size; x += 1) {
          const score = best[x]! + steps[from + x * size + y]!;
          if (score <= top) continue;
          top = score;
          which = x;
        }
      next[y] = top + scores[i * size + y]!;
      back[i * size + y] = which;
    }
    [best, next] = [next, best];
  }
  const tags = new Int8Array(length);
  if (length > 0) tags[length - 1] = best.indexOf(Math.max(...best));
  for (let i = length - 1; i > 0; i -= 1) tags[i - 1] = back[i * size + tags[i]!]!;
  return tags;
}

/** Of each word the log probabilities of its tags, over all ways to tag the others (forward and backward). `scale`: what one means. */
export function shares(chain: Chain, scale: number): Float32Array[] {
  const { classes, length, size } = chain;
  const grown = grownSteps(chain, scale);
  const weights = grownScores(chain, scale);
  const forward = forwards(chain, grown, weights);
  const found = Array.from({ length }, () => new Float32Array(size));
  let behind = new Float64Array(size).fill(1);
  let before = new Float64Array(size);
  for (let i = length - 1; i >= 0; i -= 1) {
    let sum = 0;
    for (let y = 0; y < size; y += 1) sum += forward[i * size + y]! * behind[y]!;
    for (let y = 0; y < size; y += 1) found[i]![y] = Math.log((forward[i * size + y]! * behind[y]!) / sum);
    for (let y = 0; y < size; y += 1) behind[y]! *= weights[i * size + y]!;
    let total = 0;
    for (let x = 0; x < size; x += 1) {
      let share = 0;
      const from = (classes[i]! * (size + 1) + x) * size;
      for (let y = 0; y < size; y += 1) share += grown[from + y]! * behind[y]!;
      total += before[x] = share;
    }
    for (let x = 0; x < size; x += 1) before[x]! /= total;
    [behind, before] = [before, behind];
  }
  return found;
}

/** Every word's shares as far as the words before it tell. */
function forwards({ classes, length, size }: Chain, grown: Float64Array, weights: Float64Array): Float64Array {
  const forward = new Float64Array(length * size);
  for (let i = 0; i < length; i += 1) {
    const from = classes[i]! * (size + 1) * size;
    const at = i * size;
    let sum = 0;
    for (let y = 0; y < size; y += 1) {
      let share = i === 0 ? grown[from + size * size + y]! : 0;
      if (i > 0) for (let x = 0; x < size; x += 1) share += forward[at - size + x]! * grown[from + x * size + y]!;
      sum += forward[at + y] = share * weights[at + y]!;
    }
    for (let y = 0; y < size; y += 1) forward[at + y]! /= sum;
  }
  return forward;
}

function grownScores({ scores, length, size }: Chain, scale: number): Float64Array {
  const grown = new Float64Array(length * size);
  for (let i = 0; i < grown.length; i += size) {
    let top = scores[i]!;
    for (let y = 1; y < size; y += 1) top = Math.max(top, scores[i + y]!);
    for (let y = 0; y < size; y += 1) grown[i + y] = Math.exp((scores[i + y]! - top) * scale);
  }
  return grown;
}

const grownOf = new WeakMap<Int32Array, Float64Array>();

/** The same for all sentences. */
function grownSteps({ steps }: Chain, scale: number): Float64Array {
  let grown = grownOf.get(steps);
  if (!grown) grownOf.set(steps, (grown = Float64Array.from(steps, (value) => Math.exp(value * scale))));
  return grown;
}
