import type { IncomingHttpHeaders } from 'node:http';
import Negotiator from 'negotiator';
import { Problem } from '#service';

/** How articles are answered: what `format` takes, and the Content-Type of each. */
export const contentTypes = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present', // RFC 4180
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8', // RFC 4287
  jsonfeed: 'application/feed+json; charset=utf-8', // JSON Feed 1.1
  ninjs: 'application/json; charset=utf-8', // IPTC has registered no type of its own
  jsonld: 'application/ld+json; charset=utf-8',
} as const;
export type Format = keyof typeof contentTypes;

/** Of many articles, and of one. */
export const listFormats = Object.keys(contentTypes) as Format[];
export const articleFormats = ['json', 'ninjs', 'jsonld'] as const satisfies Format[];

/**
 * The format that is meant: `format` before the Accept header, JSON where neither says. A parameter of a type, such as charset, does not
 * count; ninjs has no type of its own and goes by `format` alone.
 *
 * @throws Problem 406 that says what can be had
 */
export function chooseFormat<F extends Format>(asked: F | undefined, headers: IncomingHttpHeaders, formats: readonly F[]): F {
  if (asked !== undefined) return asked;
  const byType = new Map(formats.filter((one) => one !== 'ninjs').map((one) => [mediaType(one), one]));
  // an empty one says nothing
  const accept = headers.accept?.trim() ? headers.accept.replace(/;\s*(?!q=)[\w-]+=(?:"[^"]*"|[^,;"]*)/gi, '') : undefined;
  const chosen = byType.get(new Negotiator({ headers: { accept } }).mediaType([...byType.keys()]) ?? '');
  if (chosen !== undefined) return chosen;
  const available = formats.map((one) => ({ format: one, mediaType: mediaType(one) }));
  throw new Problem(
    406,
    'not_acceptable',
    `None of what Accept names can be had; there are ${[...byType.keys()].join(', ')}, or format=${formats.join(', ')}.`,
    { extensions: { available } },
  );
}

/** Without its parameters. */
export function mediaType(format: Format): string {
  return contentTypes[format].split(';')[0]!;
}
