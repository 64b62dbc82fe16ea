import type { Comparison } from './sketch.ts';

/** Texts that differ in no more than a name or a line: the later one is found through the earlier, and need not be indexed itself. */
const NEARLY_THE_SAME = 0.9;
/** Two that are each nearly the same as a third are at least so similar: Jaccard distance is a metric. */
export const NEARLY_THE_SAME_AS_ONE = 0.8;
/** A later text is a copy if so much of it is the earlier one's: what has more words of its own has but quoted it. */
const COPIED = 0.4;
/** Of the earlier text, so much must be there: a sentence of it is none of its copies. */
const KEPT = 0.15;
/**
 * Two texts that begin differently and end alike share a disclaimer, a list of fixtures, a background. Of a copy, the beginning comes from
 * its original, or the original's beginning stands in it.
 */
const LEAD = 0.35;
/** All but the words on which two versions differ. */
const WHOLE = 0.8;
/** Below, what two texts have in common are phrases. */
const SIMILAR = 0.2;
/** What is said to belong to a set has so much of the set's first text: two texts do not become one by a third that has both. */
const RELATED = 0.2;

export const relations = ['copy', 'contains', 'containedIn', 'similar'] as const;
export type Relation = (typeof relations)[number];

export function isNearlyTheSame({ similarity }: Comparison): boolean {
  return similarity >= NEARLY_THE_SAME;
}

/** @param comparison of the later text with the earlier one */
export function isCopy({ oneInOther, otherInOne, oneLeadInOther, otherLeadInOne }: Comparison): boolean {
  return oneInOther >= COPIED && otherInOne >= KEPT && Math.max(oneLeadInOther, otherLeadInOne) >= LEAD;
}

/** @param comparison of a text with the first one of a set */
export function isRelated({ oneInOther }: Comparison): boolean {
  return oneInOther >= RELATED;
}

/** How a text that is no copy stands to another one; undefined: not at all. */
export function relationOf({
  similarity,
  oneInOther,
  otherInOne,
  oneLeadInOther,
  otherLeadInOne,
}: Comparison): Relation | undefined {
  if (otherInOne >= WHOLE) return 'contains';
  if (oneInOther >= WHOLE) return 'containedIn';
  return similarity >= SIMILAR && Math.max(oneLeadInOther, otherLeadInOne) >= LEAD ? 'similar' : undefined;
}
