import { dataFile } from '../entities/tables.ts';
import type { Step } from '../step.ts';
import { canonicalTokens } from './canonical-text.ts';
import { shinglesOf } from './shingles.ts';

/** What is left of a shorter text says too little to call another one its copy. */
const FEWEST_WORDS = 8;

/** What a text can be told again by, though it was cut, framed, or run together with another: see docs/stories.md. */
export const fingerprint: Step = {
  name: 'fingerprint',
  version: '1',
  deadlineMs: 5_000,
  resources: [dataFile('credits.tsv'), dataFile('boilerplate.tsv')],
  async load() {},
  run({ articleBody, description }) {
    const tokens = canonicalTokens(articleBody ?? description ?? '');
    if (tokens.length < FEWEST_WORDS) return 'skipped';
    const { keys, share, hashes, lead } = shinglesOf(tokens);
    return {
      fingerprint: {
        words: tokens.length,
        share,
        minhash: base64(keys),
        shingles: base64(hashes),
        lead: base64(lead),
      },
    };
  },
};

/** Numbers of 32 bits with the lowest byte first, whatever machine this is. */
function base64(numbers: Uint32Array | Uint8Array): string {
  if (numbers instanceof Uint8Array) return Buffer.from(numbers).toString('base64');
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, at) => bytes.writeUInt32LE(number, at * 4));
  return bytes.toString('base64');
}
