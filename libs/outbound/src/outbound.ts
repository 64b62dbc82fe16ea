import { performance } from 'node:perf_hooks';
import { ChainCookies } from './chain-cookies.ts';
import type { OpenSocket } from './connect.ts';
import { checkDestination, DEFAULT_PORTS, type Destinations, mayBePrivate, privateHost } from './destinations.ts';
import type { Truncation } from './body.ts';
import { OutboundError } from './errors.ts';
import { contentType, type Headers, location } from './headers.ts';
import { type Hop, type HopAnswer, request } from './hop.ts';
import { DEFAULT_LIMITS, type Limits } from './limits.ts';
import { type Resolve, resolveByDns } from './resolve.ts';

export interface OutboundOptions {
  /** userAgent() makes one. */
  userAgent: string;
  /** Ports that may be asked; by default 80, 443, 8080, 8443. */
  ports?: readonly number[];
  /** ALLOW_PRIVATE_ADDRESSES: `host` or `host:port`; with a port, that port need not be among `ports`. */
  privateHosts?: readonly string[];
  limits?: Partial<Limits>;
  /** PEM of an authority that is trusted beside the public ones. */
  authority?: string;
  /** DNS, and opening of sockets; given by tests alone. */
  resolve?: Resolve;
  open?: OpenSocket;
}

export interface GetOptions {
  /** Authorization, Cookie and all others that are not plainly harmless stay at the host they were given for. */
  headers?: Readonly<Record<string, string>>;
  /** Validators of an earlier answer: 304 says that it still holds. */
  etag?: string;
  lastModified?: string;
  limits?: Partial<Limits>;
  /** Take what came of a body that is too large or was cut off; `truncated` of the answer says so. Otherwise it is a failure. */
  acceptTruncated?: boolean;
  /** Ends the request; its reason is thrown. */
  signal?: AbortSignal;
  /**
   * Waited for before each request, those that follow redirects among them; what it returns is called when that request is over.
   * Here a caller keeps to robots.txt and to a host's pace. The time it takes does not count.
   */
  beforeRequest?: (url: URL) => Promise<() => void>;
}

interface PostOptions {
  headers?: Readonly<Record<string, string>>;
  limits?: Partial<Limits>;
  signal?: AbortSignal;
}

export interface Redirect {
  from: string;
  to: string;
  status: number;
  /** 301 and 308: `from` need not be asked again. */
  permanent: boolean;
}

/** What a server answered, whatever its status: statusFailure() tells whether it is a failure. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The address that answered, after redirects; without fragment and credentials. */
  url: string;
  redirects: readonly Redirect[];
  /** Decompressed. */
  body: Buffer;
  /** Media type without parameters, in lower case. */
  contentType?: string;
  /** As Content-Type declares it, in lower case. */
  charset?: string;
  truncated?: Truncation;
}

export interface Outbound {
  /** GET, with redirects. @throws OutboundError */
  get: (url: string, options?: GetOptions) => Promise<Answer>;
  /** POST, without redirects: a receiver that has moved is told of by its status, and gets nothing at an address nobody gave. @throws OutboundError */
  post: (url: string, body: string | Uint8Array, options?: PostOptions) => Promise<Answer>;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
const MAX_URL_CHARACTERS = 8_000;
/** What may follow a redirect to another origin; a header of any other name may be a key. */
const HARMLESS = new Set(['accept', 'accept-language', 'if-none-match', 'if-modified-since', 'cache-control']);

/** HTTP to the outside: no private address, and everything bounded. docs/outbound.md says by what. */
export function createOutbound(options: OutboundOptions): Outbound {
  const destinations: Destinations = {
    ports: options.ports ?? DEFAULT_PORTS,
    privateHosts: (options.privateHosts ?? []).map(privateHost),
  };
  const { resolve = (name, signal) => resolveByDns(name, signal), open, authority } = options;
  const always = { resolve, open, authority, destinations };
  const limitsFor = (limits?: Partial<Limits>): Limits => ({ ...DEFAULT_LIMITS, ...options.limits, ...limits });

  async function follow(hop: Hop, beforeRequest: GetOptions['beforeRequest'], remainingMs: number): Promise<Answer> {
    const redirects: Redirect[] = [];
    const visited = new Set<string>();
    const cookies = new ChainCookies();
    const { limits } = hop;
    for (;;) {
      const here = hop.url.href;
      try {
        const { headers } = hop;
        hop = { ...hop, headers: cookies.addedTo(headers, hop.url.origin) };
        // With other cookies it is another question.
        const question = `${here} ${hop.headers['cookie'] ?? ''}`;
        if (visited.has(question)) throw new OutboundError('redirect_loop', 'redirects lead in a circle');
        visited.add(question);
        const { answer, ms } = await oneRequest({ ...hop, limits: { ...limits, totalMs: remainingMs } }, beforeRequest);
        const target = REDIRECTS.has(answer.status) ? location(answer.headers) : undefined;
        if (target === undefined) return told(answer, here, redirects);
        if (redirects.length >= limits.redirects) {
          throw new OutboundError('too_many_redirects', `more than ${limits.redirects} redirects`);
        }
        const next = resolved(target, hop.url);
        redirects.push({ from: here, to: next.href, status: answer.status, permanent: PERMANENT.has(answer.status) });
        cookies.keep(answer.cookies, hop.url.origin);
        remainingMs = Math.max(1, remainingMs - ms);
        hop = { ...hop, url: next, headers: next.origin === hop.url.origin ? headers : harmless(headers) };
      } catch (error) {
        throw error instanceof OutboundError && error.url === undefined ? error.at(here) : error;
      }
    }
  }

  async function oneRequest(hop: Hop, beforeRequest: GetOptions['beforeRequest']): Promise<{ answer: HopAnswer; ms: number }> {
    checkDestination(hop.url, destinations, hop.privateAllowed && mayBePrivate(hop.url, destinations));
    const done = await beforeRequest?.(hop.url);
    const begin = performance.now();
    try {
      return { answer: await request(hop), ms: performance.now() - begin };
    } finally {
      done?.();
    }
  }

  function begin(
    given: string,
    method: 'GET' | 'POST',
    headers: Record<string, string>,
    limits: Limits,
    signal?: AbortSignal,
  ): Hop {
    const { url, authorization } = parsed(given);
    return {
      ...always,
      method,
      url,
      headers: { ...headers, ...(authorization && { authorization }) },
      userAgent: options.userAgent,
      limits,
      signal,
      // Only who asks for an intranet host gets to one: a page outside must not lead there by a redirect.
      privateAllowed: mayBePrivate(url, destinations),
    };
  }

  return {
    get: async (url, { headers, etag, lastModified, acceptTruncated, beforeRequest, signal, ...given } = {}) => {
      const limits = limitsFor(given.limits);
      const all = {
        accept: '*/*',
        ...lowerCased(headers),
        ...(sendable(etag) && { 'if-none-match': etag }),
        ...(sendable(lastModified) && { 'if-modified-since': lastModified }),
      };
      return follow({ ...begin(url, 'GET', all, limits, signal), acceptTruncated }, beforeRequest, limits.totalMs);
    },
    post: async (url, body, { headers, signal, ...given } = {}) => {
      const hop = { ...begin(url, 'POST', lowerCased(headers), limitsFor(given.limits), signal), body };
      try {
        return told((await oneRequest(hop, undefined)).answer, hop.url.href, []);
      } catch (error) {
        throw error instanceof OutboundError ? error.at(hop.url.href) : error;
      }
    },
  };
}

function told({ status, headers, body, truncated }: HopAnswer, url: string, redirects: readonly Redirect[]): Answer {
  const { type, charset } = contentType(headers);
  return {
    status,
    headers,
    url,
    redirects,
    body,
    ...(type && { contentType: type }),
    ...(charset && { charset }),
    ...(truncated && { truncated }),
  };
}

/**
 * Takes user and password out of an address, so that no log, error or referrer ever shows them; they go to that origin as Basic
 * authentication (RFC 7617).
 */
function parsed(given: string): { url: URL; authorization?: string } {
  if (!URL.canParse(given)) throw new OutboundError('bad_url', 'this is no address that can be fetched');
  const url = new URL(given);
  const { username, password } = url;
  strip(url);
  if (username === '' && password === '') return { url };
  const credentials = [username, password].map(unescaped).join(':');
  return { url, authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function strip(url: URL): void {
  url.username = '';
  url.password = '';
  url.hash = '';
}

/** Credentials in a Location are ignored: a redirect logs nobody in. */
function resolved(target: string, base: URL): URL {
  if (target.length > MAX_URL_CHARACTERS || !URL.canParse(target, base.href)) {
    throw new OutboundError('bad_response', `it redirects to what is no address: ${target.slice(0, 100)}`);
  }
  const url = new URL(target, base);
  strip(url);
  return url;
}

const lowerCased = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const harmless = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));

/** A validator that came from outside and would not do as a header is not sent; the answer is then simply a whole one. */
const sendable = (validator: string | undefined): validator is string =>
  validator !== undefined && validator !== '' && /^[\t\x20-\x7e\x80-\xff]*$/.test(validator);
