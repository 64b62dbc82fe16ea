import type { Headers } from '#outbound';
import { addressOf, reservationOf, type TdmRule, tdmRuleFor } from './tdmrep.ts';

/** What is said of the use of an article; the `rights` of a RawArticle. What is not said is not there. */
export interface Rights {
  /** Rights to text and data mining are reserved (Directive (EU) 2019/790, article 4(3)), or are expressly not. */
  tdmReservation?: boolean;
  /** Where terms for mining stand. */
  tdmPolicy?: string;
  /** Directives of X-Robots-Tag and meta robots that concern use: noai, noimageai, noarchive, noindex, nosnippet. */
  robots?: string[];
  /** Of the site's robots.txt: whether `search`, `ai-input`, `ai-train` are allowed. */
  contentSignals?: Readonly<Record<string, boolean>>;
  /** Address of the licence. */
  license?: string;
  copyrightNotice?: string;
  copyrightHolder?: string;
  copyrightYear?: string;
  usageTerms?: string;
  /** `metered` and `locked` are behind a paywall. */
  contentTier?: 'free' | 'metered' | 'locked';
  /** Where each of these was said, e.g. `{tdmReservation: 'header'}`. */
  sources?: Record<string, string>;
}

/** Where signals are looked for. */
export interface RightsSignals {
  /** Address that answered. */
  url: string;
  status?: number;
  headers: Headers;
  /** meta elements: `name` or `property`, and `content`. */
  meta?: readonly { name: string; content: string }[];
  /** link and a elements with a rel. */
  links?: readonly { rel: string; href: string }[];
  /** schema.org's, of the page's JSON-LD. */
  isAccessibleForFree?: boolean | undefined;
  license?: string | undefined;
  copyrightNotice?: string | undefined;
  copyrightHolder?: string | undefined;
  copyrightYear?: string | undefined;
  usageTerms?: string | undefined;
  /** Of the site's robots.txt. */
  contentSignals?: Readonly<Record<string, boolean>>;
  /** Of the site's tdmrep.json. */
  tdmRules?: readonly TdmRule[];
}

const USE_DIRECTIVES = new Map([
  ['noai', 'noai'],
  ['noimageai', 'noimageai'],
  ['noarchive', 'noarchive'],
  ['nocache', 'noarchive'],
  ['noindex', 'noindex'],
  ['none', 'noindex'],
  ['nosnippet', 'nosnippet'],
]);
/** Directives that have a value behind a colon, where others have the name of a robot before one. */
const VALUED = /^(max-snippet|max-image-preview|max-video-preview|unavailable_after)$/;
const OUR_NAMES = new Set(['robots', 'khabar']);
const MAX_NOTICE_CHARACTERS = 500;

/** What a page, its headers and its site say of its use, or undefined if they say nothing. */
export function rightsOf(signals: RightsSignals): Rights | undefined {
  const found: [keyof Rights, unknown, string][] = [
    ...tdm(signals),
    ...robots(signals),
    ...contentSignals(signals),
    ...license(signals),
    ...contentTier(signals),
    ...notice(signals),
    ...plain(signals),
  ];
  if (found.length === 0) return undefined;
  return {
    ...Object.fromEntries(found.map(([field, value]) => [field, value])),
    sources: Object.fromEntries(found.map(([field, , source]) => [field, source])),
  };
}

type Found = [keyof Rights, unknown, string][];

const metaContent = ({ meta = [] }: RightsSignals, ...names: string[]): string | undefined =>
  meta.find(({ name, content }) => names.includes(name.toLowerCase()) && content.trim() !== '')?.content.trim();

/** The page before the header before the site's file; a policy counts only beside a reservation of the same place. */
function tdm(signals: RightsSignals): Found {
  const { url, headers, tdmRules = [] } = signals;
  const rule = tdmRuleFor(tdmRules, url);
  const places: [string, boolean | undefined, string | undefined][] = [
    ['meta', reservationOf(metaContent(signals, 'tdm-reservation')), addressOf(metaContent(signals, 'tdm-policy'), url)],
    ['header', reservationOf(headers['tdm-reservation']), addressOf(headers['tdm-policy'], url)],
    ['tdmrep.json', rule?.reserved, rule?.policy],
  ];
  const declared = places.find(([, reserved]) => reserved !== undefined);
  if (!declared) return [];
  const [source, reserved, policy] = declared;
  return [['tdmReservation', reserved, source], ...((policy ? [['tdmPolicy', policy, source]] : []) as Found)];
}

function robots(signals: RightsSignals): Found {
  const header = directives(signals.headers['x-robots-tag'] ?? '');
  const meta = (signals.meta ?? [])
    .filter(({ name }) => OUR_NAMES.has(name.toLowerCase()))
    .flatMap(({ content }) => directives(content));
  const all = [...new Set([...header, ...meta])].toSorted();
  if (all.length === 0) return [];
  return [['robots', all, header.length > 0 && meta.length > 0 ? 'header, meta' : header.length > 0 ? 'header' : 'meta']];
}

/**
 * Directives on use that are for us. A robot's name before a directive is taken to be for that directive alone: several headers come as
 * one, and it is better to see a reservation that was for someone else than to miss one that was for all.
 */
function directives(value: string): string[] {
  return value
    .toLowerCase()
    .split(',')
    .flatMap((part) => {
      const [before, after] = part.split(':', 2).map((text) => text.trim());
      if (after === undefined) return [before!];
      return VALUED.test(before!) || !OUR_NAMES.has(before!) ? [] : [after];
    })
    .flatMap((directive) => USE_DIRECTIVES.get(directive) ?? []);
}

const contentSignals = ({ contentSignals: said = {} }: RightsSignals): Found =>
  Object.keys(said).length > 0 ? [['contentSignals', said, 'robots.txt']] : [];

function license(signals: RightsSignals): Found {
  const { url, headers, links = [] } = signals;
  const isLicense = (rel: string) => rel.toLowerCase().split(/\s+/).includes('license');
  const candidates: [string | undefined, string][] = [
    [signals.license, 'json-ld'],
    [links.find(({ rel }) => isLicense(rel))?.href, 'link'],
    [linkHeader(headers['link'] ?? '').find(({ rel }) => isLicense(rel))?.href, 'header'],
    [metaContent(signals, 'license', 'dc.rights.license', 'dcterms.license', 'cc:license'), 'meta'],
  ];
  for (const [value, source] of candidates) {
    const address = addressOf(value, url);
    if (address) return [['license', address, source]];
  }
  return [];
}

/** RFC 8288, as far as rel goes. */
function linkHeader(value: string): { rel: string; href: string }[] {
  return [...value.matchAll(/<([^<>]*)>([^<]*)/g)].flatMap(([, href, parameters]) => {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters!);
    return rel ? [{ href: href!, rel: rel[1] ?? rel[2]! }] : [];
  });
}

function contentTier(signals: RightsSignals): Found {
  const tier = metaContent(signals, 'article:content_tier')?.toLowerCase();
  if (tier === 'free' || tier === 'metered' || tier === 'locked') return [['contentTier', tier, 'meta']];
  if (signals.isAccessibleForFree !== undefined)
    return [['contentTier', signals.isAccessibleForFree ? 'free' : 'locked', 'json-ld']];
  return signals.status === 402 ? [['contentTier', 'locked', 'status']] : [];
}

function notice(signals: RightsSignals): Found {
  const meta = metaContent(signals, 'copyright', 'rights', 'dc.rights', 'dcterms.rights');
  const text = signals.copyrightNotice ?? meta;
  if (!text) return [];
  return [['copyrightNotice', text.slice(0, MAX_NOTICE_CHARACTERS).toWellFormed(), signals.copyrightNotice ? 'json-ld' : 'meta']];
}

function plain(signals: RightsSignals): Found {
  return (['copyrightHolder', 'copyrightYear', 'usageTerms'] as const).flatMap((field): Found => {
    const text = signals[field];
    return text ? [[field, text.slice(0, MAX_NOTICE_CHARACTERS).toWellFormed(), 'json-ld']] : [];
  });
}
