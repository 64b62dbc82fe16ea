import { hasMeaning, meaningFiles } from '../../engines/meaning.ts';
import { searchedFields } from '../../text/fields.ts';
import type { Step } from '../step.ts';
import { headOf, loadReader, meaningOf, vectorOf } from './meaning.ts';

/** Fewer letters than this mean nothing in particular. */
const FEWEST_LETTERS = 20;
/** The pieces of the model are of these scripts. */
const READABLE = /[\p{Script=Latin}\p{Script=Cyrillic}]/gu;

/** What headline and lead mean, as a vector: reports on one event lie near each other, in whatever language. */
export const embedding: Step = {
  name: 'embedding',
  version: hasMeaning ? '1' : '1+none',
  deadlineMs: 10_000,
  resources: hasMeaning ? meaningFiles : [],
  load: loadReader,
  async run(article) {
    const head = headOf();
    const reading = meaningOf(article);
    if (!head || !reading) return 'skipped';
    const letters = searchedFields(article).reduce((sum, { text }) => sum + lettersIn(text.slice(0, 1_000)), 0);
    if (letters < FEWEST_LETTERS) return 'unsupported_language';
    return { embedding: { model: head.model, vector: packed(vectorOf((await reading).lead, head)) } };
  },
};

const lettersIn = (text: string): number => text.match(READABLE)?.length ?? 0;

/** Base64 of one signed byte a number: 127 is the largest. */
function packed(vector: Float32Array): string {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((value / (most || 1)) * 127)).buffer).toString('base64');
}
