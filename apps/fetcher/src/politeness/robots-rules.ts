import { canonicalPattern, matches, pathOf } from './path-patterns.ts';

/** What a robots.txt says to us. */
export interface RobotsRules {
  rules: readonly { allow: boolean; pattern: string }[];
  /** Crawl-delay is in no standard, and in many files: time between two requests. */
  crawlDelayMs?: number;
  /** Content-Signal, a draft of Cloudflare's that many files have: what may be done with what is fetched, e.g. `ai-train: false`. */
  contentSignals?: Readonly<Record<string, boolean>>;
  /** Absolute addresses, in order; they are for everyone. */
  sitemaps: readonly string[];
}

export const ALLOW_ALL: RobotsRules = { rules: [], sitemaps: [] };
export const ALLOW_NOTHING: RobotsRules = { rules: [{ allow: false, pattern: '/' }], sitemaps: [] };

/** RFC 9309, 2.5: a crawler reads at least this much; we read no more. */
export const MAX_ROBOTS_BYTES = 512_000;
/** As Google's parser has it: eight times the longest address that browsers took. */
const MAX_LINE_BYTES = 2_083 * 8;

/** Spellings that are met often enough to be meant. */
const KEYS: [RegExp, 'agent' | 'allow' | 'disallow' | 'sitemap' | 'delay' | 'signal'][] = [
  [/^user[- ]?agent/, 'agent'],
  [/^allow/, 'allow'],
  [/^(disallow|dissallow|dissalow|disalow|diasllow|disallaw)/, 'disallow'],
  [/^site-?map/, 'sitemap'],
  [/^crawl-?delay/, 'delay'],
  [/^content-signal$/, 'signal'],
];

interface Group {
  rules: { allow: boolean; pattern: string }[];
  delayMs?: number;
  signals?: Record<string, boolean>;
}

/**
 * Reads a robots.txt by RFC 9309. Groups that name us are taken together; where there is none, those for `*` are.
 *
 * @param file as it came; in UTF-8 or not, it is compared byte by byte
 * @param token our product token, e.g. `Khabar`, compared without regard to case
 * @param base the file's address, for sitemaps that are given without host
 */
export function readRobots(file: Uint8Array, token: string, base?: string): RobotsRules {
  const everyone: Group = { rules: [] };
  const us: Group = { rules: [] };
  const sitemaps: string[] = [];
  let namesUs = false;
  const current = { everyone: false, us: false, complete: true };
  for (const line of linesOf(file)) {
    const [key, value] = keyAndValue(line);
    if (key === 'agent') {
      if (current.complete) Object.assign(current, { everyone: false, us: false, complete: false });
      if (/^\*(\s|$)/.test(value)) current.everyone = true;
      else if (isToken(value, token)) namesUs = current.us = true;
    } else if (key === 'sitemap') {
      const address = Buffer.from(value, 'latin1').toString('utf8');
      if (URL.canParse(address, base)) sitemaps.push(new URL(address, base).href);
    } else if (key !== undefined && (current.us || current.everyone)) {
      const group = current.us ? us : everyone;
      if (key === 'delay') group.delayMs = Math.max(group.delayMs ?? 0, delayMs(value)) || undefined;
      else if (key === 'signal') group.signals = { ...group.signals, ...signalsOf(value) };
      else {
        current.complete = true;
        group.rules.push(...rulesOf(key, value));
      }
    }
  }
  const { rules, delayMs: crawlDelayMs, signals: contentSignals } = namesUs ? us : everyone;
  return { rules, sitemaps, ...(crawlDelayMs !== undefined && { crawlDelayMs }), ...(contentSignals && { contentSignals }) };
}

/** Whether an address may be fetched: the longest pattern that matches decides, and of two that are as long the one that allows. */
export function allows({ rules }: RobotsRules, url: string): boolean {
  const path = pathOf(url);
  if (path === '/robots.txt') return true;
  let best: { allow: boolean; pattern: string } | undefined;
  for (const rule of rules) {
    const longer = rule.pattern.length - (best?.pattern.length ?? 0);
    if ((longer > 0 || (longer === 0 && rule.allow)) && matches(path, rule.pattern)) best = rule;
  }
  return best?.allow ?? true;
}

function* linesOf(file: Uint8Array): Generator<string> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, Math.min(file.byteLength, MAX_ROBOTS_BYTES));
  const text = bytes.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  for (const line of text.split(/\r\n|\r|\n/)) yield line.slice(0, MAX_LINE_BYTES);
}

function keyAndValue(line: string): [(typeof KEYS)[number][1] | undefined, string] {
  const text = line.split('#', 1)[0]!.trim();
  const colon = text.indexOf(':');
  // "disallow /" without its colon is understood, if nothing follows.
  const [, name, value] = colon === -1 ? (/^(\S+)\s+(\S+)$/.exec(text) ?? []) : ['', text.slice(0, colon), text.slice(colon + 1)];
  const written = name?.trim().toLowerCase() ?? '';
  return [KEYS.find(([pattern]) => pattern.test(written))?.[1], value?.trim() ?? ''];
}

/** A User-Agent line names us if the token at its beginning is ours, whatever follows. */
function isToken(value: string, token: string): boolean {
  return token !== '' && /^[a-z_-]*/i.exec(value)![0].toLowerCase() === token.toLowerCase();
}

function rulesOf(key: 'allow' | 'disallow', value: string): Group['rules'] {
  const allow = key === 'allow';
  const pattern = canonicalPattern(value);
  if (pattern === '') return [];
  // Who allows the index page of a folder means the folder's own address as well.
  const index = allow ? /^(.*\/)index\.htm[^/]*$/.exec(pattern)?.[1] : undefined;
  return [{ allow, pattern }, ...(index === undefined ? [] : [{ allow, pattern: `${index}$` }])];
}

/** `search=yes, ai-train=no` */
function signalsOf(value: string): Record<string, boolean> {
  const pairs = [...value.toLowerCase().matchAll(/(?:^|[\s,])(search|ai-input|ai-train)\s*=\s*(yes|no)(?=$|[\s,])/g)];
  return Object.fromEntries(pairs.map(([, use, may]) => [use!, may === 'yes']));
}

const delayMs = (value: string) => (/^\d{1,7}(\.\d+)?$/.test(value) ? Number(value) * 1000 : 0);
