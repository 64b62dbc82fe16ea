import { isIP } from 'node:net';
import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceConfig } from './config.ts';
import { Problem } from './problem.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * No web page may write to a service on its reader's machine: a browser says in Origin and Sec-Fetch-Site which page sends a
 * request, and a name that an attacker points at 127.0.0.1 (DNS rebinding) stands in Host.
 *
 * @throws Problem 403
 */
export function guardWrite(
  method: string,
  headers: IncomingHttpHeaders,
  allowed: Pick<ServiceConfig, 'ALLOWED_HOSTS' | 'ALLOWED_ORIGINS'>,
): void {
  if (reading.has(method)) return;
  const { origin, host = '' } = headers;
  const name = hostName(host);
  if (name !== 'localhost' && isIP(name) === 0 && !allowed.ALLOWED_HOSTS.includes(name))
    throw new Problem(
      403,
      'host_not_allowed',
      `Writes under the host name "${name}" are not allowed; ALLOWED_HOSTS takes more names.`,
    );
  const samePage = origin === `http://${host}` || origin === `https://${host}`;
  if (origin !== undefined && !samePage && !allowed.ALLOWED_ORIGINS.includes(origin.toLowerCase()))
    throw new Problem(403, 'origin_not_allowed', `Pages of ${origin} may not write here; ALLOWED_ORIGINS takes more origins.`);
  if (origin === undefined && headers['sec-fetch-site'] === 'cross-site')
    throw new Problem(403, 'origin_not_allowed', 'A page of another site may not write here.');
}

/** Name or address of a Host header, its port and the brackets of an IPv6 address off. */
function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '');
}
