import { stableId } from '#events';

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

/** "By A. Writer and B. Other", "Von ...": the names without the word in front of them. */
export function bylineNames(byline: string | undefined): { name: string }[] | undefined {
  const text = byline
    ?.replace(/^\s*(?:by|von|par|por|przez|от|автор:?)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!text) return undefined;
  return text
    .split(/\s+(?:and|und|et|og|och|и)\s+|\s*;\s*|\s*&\s*/)
    .map((name) => name.replace(/,$/, '').trim())
    .filter(Boolean)
    .map((name) => ({ name }));
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
