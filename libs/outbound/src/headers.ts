/** Names in lower case; of a header that came several times, the values with commas between (RFC 9110, 5.3). */
export type Headers = Readonly<Record<string, string>>;

/** Makes undici's headers one shape. Set-Cookie is left out: it is nobody's business but the chain of redirects'. */
export function plainHeaders(received: Record<string, string | string[] | undefined>): Headers {
  const headers = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(received)) {
    if (value !== undefined && name !== 'set-cookie') headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

const MAX_COOKIES = 20;
const MAX_COOKIE_CHARACTERS = 4_096;

/** What Set-Cookie headers set, as `name=value`; what is out of the ordinary in size or number is left out. */
export function cookiesOf(received: Record<string, string | string[] | undefined>): string[] {
  return [received['set-cookie'] ?? []]
    .flat()
    .slice(0, MAX_COOKIES)
    .map((cookie) => cookie.split(';', 1)[0]!.trim())
    .filter((cookie) => /^[^=\s]+=[\x20-\x7e]*$/.test(cookie) && cookie.length <= MAX_COOKIE_CHARACTERS);
}

/** A media type in lower case without its parameters, and the charset parameter; undefined where it is no media type. */
export function contentType(headers: Headers): { type?: string; charset?: string } {
  const value = headers['content-type'] ?? '';
  const type = /^\s*([\w!#$&^.+-]+\/[\w!#$&^.+-]+)\s*(?:[;,]|$)/.exec(value)?.[1]?.toLowerCase();
  const charset = /;\s*charset\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s;,"']+))/i
    .exec(value)
    ?.slice(1)
    .find(Boolean)
    ?.trim()
    .toLowerCase();
  return { ...(type && { type }), ...(charset && { charset }) };
}

/**
 * How long Retry-After asks us to wait: seconds, or until a date (RFC 9110, 10.2.3); undefined where it says nothing that can be read.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** A Location header's bytes are UTF-8 wherever they are no ASCII; undici gives them as Latin-1. */
export function location(headers: Headers): string | undefined {
  const value = headers['location'];
  if (value === undefined) return undefined;
  const bytes = Buffer.from(value, 'latin1');
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') ? value : text;
}

/**
 * Who we are, as RFC 9110 has it: product, version, and how to reach whoever runs it.
 *
 * @param contact an address of a page or of mail, given by configuration
 */
export function userAgent(version: string, contact?: string): string {
  return contact ? `Khabar/${version} (+${contact})` : `Khabar/${version}`;
}
