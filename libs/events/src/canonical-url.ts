import {
  displayNames,
  displayWords,
  hostNames,
  sourceNames,
  sourceWords,
  trackingNames,
  trackingPrefixes,
} from './tracking-parameters.ts';

/**
 * The address under which an article is known, whatever link led to it, and which opens: no credentials, default port, tracking
 * or session; out of Google's AMP cache; percent-encoding in one form; of fragments only those that a page's script goes by (#!, #/).
 * Order and case of what remains can matter to the publisher and stay. Applied twice it changes nothing. What is no http(s) stays as it is.
 *
 * @throws TypeError if it is no URL
 */
export function canonicalUrl(url: string): string {
  const given = new URL(mended(url));
  if (!/^https?:$/.test(given.protocol)) return url;
  let parsed = given;
  for (let inner = unwrapped(parsed); inner !== parsed; inner = unwrapped(parsed)) parsed = inner;
  parsed.username = parsed.password = '';
  parsed.hostname = parsed.hostname.replace(/\.$/, '');
  parsed.pathname = normalEncoding(withoutSession(parsed.pathname));
  parsed.search = pairs(parsed.search)
    .filter((pair) => !tracks(pair))
    .join('&');
  if (!/^#[!/]/.test(parsed.hash)) parsed.hash = '';
  return parsed.href;
}

/**
 * What two addresses of one article have in common; for comparing, not for opening. Beyond canonicalUrl(): no scheme, www, mobile or AMP
 * host, port or form, index file, trailing slash; parameters in order; letters in lower case, except in what looks like an id whose
 * case tells it from others. It is Media Cloud's form (http:// and all) with that exception.
 *
 * @throws TypeError if it is no URL
 */
export function urlIdentity(url: string): string {
  const parsed = new URL(canonicalUrl(url));
  if (!/^https?:$/.test(parsed.protocol)) return parsed.href;
  const isPublicName = /\.[a-z][a-z\d-]*$/.test(parsed.hostname);
  parsed.protocol = 'http:';
  if (isPublicName) {
    parsed.port = ''; // an address or a bare name is an own network's, where the port tells sites apart
    parsed.hostname = siteOf(parsed.hostname);
  }
  const segments = parsed.pathname
    .split('/')
    .filter((segment, index, all) => segment !== '' && !(segment.toLowerCase() === 'amp' && all.length > 2))
    .map((segment) => segment.replace(/\.amp(?=\.html?$|$)/i, ''));
  if (/^(?:index|default)\.(?:html?|php|aspx?|jsp)$/i.test(segments.at(-1) ?? '') && parsed.search === '') segments.pop();
  const named = segments.some(isSlug);
  parsed.pathname = `/${segments.map((segment) => (named ? lowerCase(segment) : withoutCase(segment))).join('/')}`;
  parsed.search = pairs(parsed.search)
    .filter((pair) => !displays(pair))
    .map((pair) => pair.split('=').map(withoutCase).join('='))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&');
  return parsed.href;
}

/** What people and templates get wrong before the host: "http://http://", "//host", blanks around. */
function mended(url: string): string {
  const text = url.trim();
  const doubled = /^https?:[/\\]{0,4}(https?:[/\\]{1,4}.+)$/i.exec(text)?.[1];
  return doubled ?? (/^\/\/[^/]/.test(text) ? `http:${text}` : text);
}

/** The publisher's own address in that of an AMP cache or viewer, or of a search engine's redirect. */
function unwrapped(url: URL): URL {
  const cached = /(?:^|\.)cdn\.ampproject\.org$/.test(url.hostname)
    ? /^\/[a-z]{1,2}\/(?:(s)\/)?(.+)$/.exec(url.pathname)
    : /^(?:www\.)?(?:google|bing)\.[a-z.]{2,6}$/.test(url.hostname)
      ? /^\/amp\/(?:(s)\/)?(.+)$/.exec(url.pathname)
      : null;
  if (cached && /^[^/]+\.[^/]+/.test(cached[2]!)) {
    const inner = `${cached[1] ? 'https' : 'http'}://${cached[2]}${url.search}${url.hash}`;
    if (URL.canParse(inner)) return new URL(inner);
  }
  if (/^(?:www\.)?google\.[a-z.]{2,6}$/.test(url.hostname) && url.pathname === '/url') {
    const target = url.searchParams.get('url') ?? url.searchParams.get('q') ?? '';
    if (/^https?:\/\//.test(target) && URL.canParse(target)) return new URL(target);
  }
  return url;
}

/** Servlets' ;jsessionid= and ASP.NET's /(S(...))/. */
function withoutSession(path: string): string {
  return path.replace(/;(?:jsessionid|phpsessid|sid)=[^/;]*/gi, '').replace(/\/\((?:[A-Z]\([a-z\d]{24}\))+\)(?=\/)/gi, '');
}

/** RFC 3986 §6.2.2: unreserved characters bare, hexadecimal digits in upper case. */
function normalEncoding(text: string): string {
  const normal = text.replace(/%([\da-f]{2})/gi, (escape, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
  return normal.length < text.length && /%[\da-f]{2}/i.test(normal) ? normalEncoding(normal) : normal; // "%%341" has two layers
}

/** The parameters as they stand; a blank is written + as forms do. */
function pairs(search: string): string[] {
  return search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => normalEncoding(pair.replaceAll('%20', '+')));
}

function nameAndValue(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair.toLowerCase(), ''] : [pair.slice(0, at).toLowerCase(), pair.slice(at + 1).toLowerCase()];
}

function tracks(pair: string): boolean {
  const [name, value] = nameAndValue(pair);
  if (trackingNames.has(name) || trackingPrefixes.some((prefix) => name.startsWith(prefix))) return true;
  if (name === 'sid') return /^[\da-f]{16,}$/.test(value);
  if (hostNames.has(name) && /^(?:https?(?::|%3a)(?:\/|%2f){2})?(?:[a-z\d-]+\.)+[a-z]{2,}(?:\/|%2f)?$/.test(value)) return true;
  return sourceNames.has(name) && sourceWords.has(value);
}

function displays(pair: string): boolean {
  const [name, value] = nameAndValue(pair);
  return displayNames.has(name) && displayWords.has(value);
}

/** The host without what says only how or for which screen it serves. */
function siteOf(host: string): string {
  let labels = host.split('.');
  const leaves = (rest: string[]): boolean =>
    rest.length > 2 || (rest.length === 2 && !(rest[1]!.length === 2 && /^(?:co|com|org|net|gov|edu|ac|or|ne)$/.test(rest[0]!)));
  while (/^(?:www\d?|m|mobile|amp|touch|wap)$/.test(labels[0]!) && leaves(labels.slice(1))) labels = labels.slice(1);
  if (labels[1] === 'm' && labels.length > 3) labels = labels.toSpliced(1, 1); // en.m.wikipedia.org
  return labels.join('.');
}

/** Four words and more name an article by themselves, so that the case of an id beside them tells nothing new. */
function isSlug(segment: string): boolean {
  return segment.split(/[-_]/).filter((word) => /[a-z]|%/i.test(word)).length >= 4;
}

/** Lower case, unless the letters look drawn by lot in both cases: "aFCO6WidGVM" is another video than "afco6widgvm". */
function withoutCase(text: string): string {
  return text
    .split(/([-_.+]|%[\dA-F]{2})/)
    .some((piece) => piece.length >= 4 && /[a-z]/.test(piece) && /[A-Z]/.test(piece) && !isCamelCase(piece))
    ? text
    : lowerCase(text);
}

/** Words in a row, each with a capital: "TopStories", "PDFReport2". */
function isCamelCase(piece: string): boolean {
  const words = piece.replace(/\d{1,4}$/, '').match(/[A-Z]+[a-z]*|[a-z]+|[^A-Za-z]+/g) ?? [];
  return words.every((word) => /^[A-Za-z]{3,}$/.test(word));
}

function lowerCase(text: string): string {
  return text.replace(/%[\dA-F]{2}|[^%]+|%/g, (part) => (part.length === 3 && part.startsWith('%') ? part : part.toLowerCase()));
}
