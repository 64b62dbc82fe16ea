import { lookup, Resolver } from 'node:dns/promises';

/** All addresses of a name, IPv4 and IPv6, in the order in which they are to be tried. */
export type Resolve = (hostname: string, signal: AbortSignal) => Promise<readonly string[]>;

const ATTEMPT_MS = 2_500;
const ATTEMPTS = 2;

/** DNS knows nothing of the name, or there is no DNS here: then the hosts file may still know it. */
const ASK_THE_SYSTEM = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED']);

/**
 * Asks DNS itself. The system's getaddrinfo works in threads of which two are left for it: two names whose servers are silent would
 * hold up all others. It is asked only for what DNS does not know, which is known at once.
 *
 * @param servers `address:port`, instead of those that the system is set to
 * @throws an error of node:dns, with its code
 */
export async function resolveByDns(
  hostname: string,
  signal: AbortSignal,
  servers?: readonly string[],
): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: ATTEMPT_MS, tries: ATTEMPTS });
  if (servers) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const [v4, v6] = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const addresses = interleaved(v4!, v6!);
    if (addresses.length > 0) return addresses;
    const codes = answers.map((answer) => (answer.status === 'rejected' ? (answer.reason as NodeJS.ErrnoException).code! : ''));
    if (!codes.every((code) => ASK_THE_SYSTEM.has(code))) throw (answers[0] as PromiseRejectedResult).reason as Error;
    return (await lookup(hostname, { all: true })).map(({ address }) => address);
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** One of each family in turn, IPv4 first: where one family leads nowhere, the second attempt takes the other. */
function interleaved(v4: readonly string[], v6: readonly string[]): string[] {
  return Array.from({ length: Math.max(v4.length, v6.length) }, (_, index) => [v4[index], v6[index]])
    .flat()
    .filter((address) => address !== undefined);
}
