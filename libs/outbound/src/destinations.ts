import { isIP } from 'node:net';
import { refusal } from './addresses.ts';
import { OutboundError } from './errors.ts';

/** 8080 and 8443 are where small publishers' feeds are found beside the usual ports. */
export const DEFAULT_PORTS: readonly number[] = [80, 443, 8080, 8443];

/** Where requests may go. */
export interface Destinations {
  ports: readonly number[];
  /** `host` or `host:port` that may have private addresses, as privateHost() gives them. */
  privateHosts: readonly string[];
}

/** A URL's host without brackets and without the dot of a fully qualified name. */
const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

/**
 * An entry of ALLOW_PRIVATE_ADDRESSES in the one spelling that is compared: as a URL's host is.
 *
 * @throws TypeError if it is neither host nor host:port
 */
export function privateHost(entry: string): string {
  const [, host, port] = /^(\[[^\]]*\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  if (!host || Number(port ?? 0) > 65_535) throw new TypeError(`${entry} is neither a host nor host:port`);
  const canonical = hostOf(new URL(`http://${host}/`));
  return port ? `${canonical}:${Number(port)}` : canonical;
}

/** Whether a host is one that may have private addresses. */
export function mayBePrivate(url: URL, { privateHosts }: Destinations): boolean {
  return privateHosts.includes(hostOf(url)) || privateHosts.includes(`${hostOf(url)}:${portOf(url)}`);
}

/**
 * Refuses what can be refused without asking DNS: schemes, ports, and IP addresses in any spelling (the URL class has made one of them
 * all: `http://0x7f.1`, `http://2130706433` and `http://127.0.0.1` are the same). Addresses of names are judged when they are connected to.
 *
 * @throws OutboundError refused_scheme | refused_port | refused_address
 */
export function checkDestination(url: URL, destinations: Destinations, privateAllowed: boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OutboundError('refused_scheme', `${url.protocol} is not fetched, only http: and https:`);
  }
  const port = portOf(url);
  const named = destinations.privateHosts.includes(`${hostOf(url)}:${port}`);
  if (!destinations.ports.includes(port) && !named) {
    throw new OutboundError('refused_port', `port ${port} is not one of ${destinations.ports.join(', ')} (OUTBOUND_PORTS)`);
  }
  if (isIP(hostOf(url)) !== 0) checkAddress(hostOf(url), hostOf(url), privateAllowed);
}

/** @throws OutboundError refused_address */
export function checkAddress(address: string, host: string, privateAllowed: boolean): void {
  const reason = refusal(address, privateAllowed);
  if (reason === undefined) return;
  const subject = host === address ? address : `${host} has the address ${address}, which`;
  throw new OutboundError('refused_address', `${subject} is ${reason}`);
}
