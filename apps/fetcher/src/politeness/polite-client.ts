import { abortable, type Answer, type GetOptions, type Outbound, OutboundError, statusFailure } from '#outbound';
import type { Gate } from './gate.ts';
import { OriginCache } from './origin-cache.ts';
import type { RightsSignals } from './rights.ts';
import { allows } from './robots-rules.ts';
import { loadRobots, ROBOTS_GET, type SiteRobots } from './robots.ts';
import { loadTdmRules, TDMREP_GET, type TdmRule } from './tdmrep.ts';

/** What robots.txt calls us. */
const PRODUCT_TOKEN = 'Khabar';
/** Who would have to wait for longer is told so instead, and comes again. */
const MAX_WAIT_MS = 120_000;

export interface PoliteOptions {
  outbound: Outbound;
  gate: Gate;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Ends everything that is under way, with its reason. */
  stop?: AbortSignal;
}

/** A page of a site, fetched as the site wants it: by its robots.txt, at its pace, for every request of a chain of redirects. */
export class PoliteClient {
  readonly #outbound: Outbound;
  readonly #gate: Gate;
  readonly #now: () => number;
  readonly #stop: AbortSignal | undefined;
  readonly #robots: OriginCache<SiteRobots>;
  readonly #tdmRules: OriginCache<readonly TdmRule[]>;

  constructor({ outbound, gate, now = Date.now, stop }: PoliteOptions) {
    this.#outbound = outbound;
    this.#gate = gate;
    this.#now = now;
    this.#stop = stop;
    const robots = (url: string) => this.#paced(url, { ...ROBOTS_GET, signal: stop });
    this.#robots = new OriginCache((origin, previous) => loadRobots(origin, robots, PRODUCT_TOKEN, now, previous), now);
    const tdmrep = (url: string) => this.get(url, TDMREP_GET);
    this.#tdmRules = new OriginCache((origin) => loadTdmRules(origin, tdmrep), now);
  }

  /**
   * GET, when it may be.
   *
   * @throws OutboundError refused_by_robots, held_back (`retryAfterMs` says when to come again), and all that Outbound.get throws
   */
  get(url: string, options: Omit<GetOptions, 'beforeRequest'> = {}): Promise<Answer> {
    const signals = [options.signal, this.#stop].filter((signal) => signal !== undefined);
    return this.#paced(
      url,
      { ...options, signal: signals.length > 1 ? AbortSignal.any(signals) : signals[0] },
      async (hop, signal) => {
        const robots = await abortable(this.#robots.get(hop.origin), signal);
        if (robots.failure) throw unreadable(robots.failure, hop.href);
        if (!allows(robots, hop.href)) throw new OutboundError('refused_by_robots', 'robots.txt does not allow us this address');
        return robots.crawlDelayMs;
      },
    );
  }

  /** What a site's robots.txt says to us: its sitemaps, its crawl-delay. */
  robots(url: string): Promise<SiteRobots> {
    return this.#robots.get(new URL(url).origin);
  }

  /** What the files of an answer's site say of the use of its pages, for rightsOf(). The site is asked for them once a day. */
  async siteSignals(url: string): Promise<Pick<RightsSignals, 'tdmRules' | 'contentSignals'>> {
    const tdmRules = await this.#tdmRules.get(new URL(url).origin);
    const { contentSignals } = await this.robots(url);
    return { tdmRules, contentSignals };
  }

  async #paced(
    url: string,
    options: GetOptions,
    permission?: (hop: URL, signal?: AbortSignal) => Promise<number | undefined>,
  ): Promise<Answer> {
    const { signal } = options;
    const answer = await this.#outbound.get(url, {
      ...options,
      beforeRequest: async (hop) => {
        const intervalMs = await permission?.(hop, signal);
        return this.#gate.enter(hostOf(hop), { intervalMs, mostMs: MAX_WAIT_MS, signal });
      },
    });
    const retryAfterMs = statusFailure(answer, this.#now())?.retryAfterMs;
    if (retryAfterMs !== undefined) this.#gate.hold(hostOf(new URL(answer.url)), retryAfterMs);
    return answer;
  }
}

/** http and https, and all ports of a name, are one host. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/\.$/, '');

function unreadable({ code, message, kind, status, retryAfterMs, cause }: OutboundError, url: string): OutboundError {
  return new OutboundError(code, `its robots.txt can't be read: ${message}`, { url, kind, status, retryAfterMs, cause });
}
