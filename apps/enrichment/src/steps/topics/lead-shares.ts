import type { FieldText } from '../../text/fields.ts';
import { allFor } from './narrower.ts';
import { spokenFor } from './spoken-for.ts';

/** Headline, description and so much of the text; training/meaning-words.ts has the same from here. */
const LEAD_UNITS = 900;
/** A few words are no share of much. */
const SMOOTHING = 5;

/** Of each top-level topic, its share of the words of headline and lead that speak for any: 0 to 1. */
export function leadShares(fields: readonly FieldText[], language: string, tops: readonly string[]): number[] {
  const lead = fields.map(({ field, text }) => ({ field, text: text.slice(0, LEAD_UNITS) }));
  const scores = spokenFor(lead, language);
  const all = tops.map((code) => allFor(code, scores));
  const sum = all.reduce((total, one) => total + one, 0);
  return all.map((one) => one / (sum + SMOOTHING));
}
