import { stableId } from '#events';
import { namesIn } from '../pages/facts/byline.ts';

/** An article of a wire file in the fields of RawArticle, as takeIn() takes it; fields beyond the contract have schema.org's or IPTC's names. */
export type WireArticle = Record<string, unknown>;

/**
 * The id that an agency gives to all versions of an article. One that no other agency will come upon is an id by itself; another one
 * stays as it is, and takeIn() makes it unique by the publisher.
 */
export function wireId(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  return /^(?:https?|urn|tag):|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}/i.test(given) ? stableId('guid', '', given) : given;
}

/** "By A. Writer and B. Other", "Von A. Schreiber, dpa": the names without the word in front of them and the house behind. */
export function bylineNames(byline: string | undefined): { name: string }[] | undefined {
  const names = namesIn(byline ?? '');
  return names.length > 0 ? names.map((name) => ({ name })) : undefined;
}

const statuses: Readonly<Record<string, string>> = {
  usable: 'usable',
  withheld: 'withheld',
  embargoed: 'withheld',
  canceled: 'canceled',
  cancelled: 'canceled',
  killed: 'canceled',
};

/** "stat:usable", "http://cv.iptc.org/newscodes/pubstatusg2/usable", "usable". */
export function pubStatus(given: string | undefined): string | undefined {
  return given === undefined ? undefined : statuses[given.replace(/^.*[:/]/, '').toLowerCase()];
}
