/** Sites to be fetched from, all on one server of 127.0.0.1, told apart by name; each keeps a record of how it was asked. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Outside } from './outside.ts';

export interface Site {
  readonly name: string;
  /** Between two requests, in milliseconds: what its robots.txt asks for. */
  readonly delayMs: number;
  readonly kind: 'feed' | 'sitemap';
  /** Articles, oldest first, and from when on they are there. */
  readonly articles: readonly { readonly path: string; readonly headline: string; readonly at: number }[];
}

interface Visit {
  readonly path: string;
  readonly begin: number;
  end: number;
  readonly status: number;
}

const ANSWER_MS = 3;
/** Articles that a feed shows. */
const SHOWN = 30;

export class TestWeb {
  readonly sites: ReadonlyMap<string, Site>;
  readonly outside: Outside;
  readonly visits = new Map<string, Visit[]>();
  /** Hosts that were asked twice at once. */
  readonly crowded: string[] = [];
  readonly #now: () => number;
  readonly #inside = new Map<string, number>();
  readonly #server: Server;

  constructor(sites: readonly Site[], now: () => number) {
    this.sites = new Map(sites.map((site) => [site.name, site]));
    this.#now = now;
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.outside = new Outside(() => (this.#server.address() as AddressInfo).port);
    for (const { name } of sites) this.outside.name(name, ['93.184.216.34']);
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** From the end of a request to the beginning of the next, the shortest of each host that was too short. */
  tooFast(): { host: string; gapMs: number; delayMs: number }[] {
    return [...this.visits].flatMap(([host, visits]) => {
      const { delayMs } = this.sites.get(host)!;
      // before robots.txt is read, nobody knows what it asks for
      const gaps = visits.slice(1).map((visit, index) => visit.begin - visits[index]!.end);
      const gapMs = Math.min(...gaps.slice(1));
      return gapMs < delayMs ? [{ host, gapMs, delayMs }] : [];
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host!;
    const inside = (this.#inside.get(host) ?? 0) + 1;
    this.#inside.set(host, inside);
    if (inside > 1) this.crowded.push(host);
    const { status, headers = {}, body = '' } = this.#page(this.sites.get(host), request);
    const visit: Visit = { path: request.url!, begin: this.#now(), end: this.#now(), status };
    this.visits.set(host, [...(this.visits.get(host) ?? []), visit]);
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    visit.end = this.#now();
    this.#inside.set(host, this.#inside.get(host)! - 1);
    response.writeHead(status, headers).end(body);
  }

  #page(
    site: Site | undefined,
    { url: asked, headers }: IncomingMessage,
  ): { status: number; headers?: Record<string, string>; body?: string } {
    if (!site) return { status: 404 };
    const url = asked!.replace(/\?.*/, '');
    const there = site.articles.filter(({ at }) => at <= this.#now());
    if (url === '/robots.txt')
      return {
        status: 200,
        headers: { 'content-type': 'text/plain' },
        body: `User-agent: *\nCrawl-delay: ${site.delayMs / 1000}\nDisallow: /private/\n`,
      };
    if (url === '/feed.xml' || url === '/sitemap.xml') {
      const etag = `"${there.length}"`;
      if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
      return {
        status: 200,
        headers: { etag, 'content-type': 'application/xml' },
        body: url === '/feed.xml' ? feed(site, there) : sitemap(site, there),
      };
    }
    const article = there.find(({ path }) => path === url);
    return article
      ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page(site, article) }
      : { status: 404 };
  }
}

type There = Site['articles'];

function feed({ name }: Site, there: There): string {
  const items = there
    .slice(-SHOWN)
    .toReversed()
    .map(
      ({ path, headline, at }) =>
        `<item><title>${headline}</title><link>http://${name}${path}?utm_source=rss</link><guid isPermaLink="false">${name}${path}</guid><pubDate>${new Date(at).toUTCString()}</pubDate><description>A teaser of ${headline} ...</description></item>`,
    );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${name}</title><link>http://${name}/</link>${items.join('')}</channel></rss>`;
}

function sitemap({ name }: Site, there: There): string {
  const urls = there.map(
    ({ path, headline, at }) =>
      `<url><loc>http://${name}${path}</loc><news:news><news:publication><news:name>${name}</news:name><news:language>en</news:language></news:publication><news:publication_date>${new Date(at).toISOString()}</news:publication_date><news:title>${headline}</news:title></news:news></url>`,
  );
  return `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join('')}</urlset>`;
}

const sentences = (headline: string) =>
  Array.from(
    { length: 4 },
    (_, n) =>
      `<p>Paragraph ${n + 1} of the report "${headline}" says what the parliament of Norway decided in Oslo on Monday, and why its members think that the decision will hold for years to come.</p>`,
  ).join('\n');

function page({ name }: Site, { path, headline, at }: There[number]): string {
  return `<!doctype html><html lang="en"><head><title>${headline} - ${name}</title><link rel="canonical" href="http://${name}${path}">
<meta property="og:type" content="article"><meta property="og:site_name" content="${name}"><meta property="article:published_time" content="${new Date(at).toISOString()}"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>${headline}</h1><p class="byline">By Ingrid Larsen</p>${sentences(headline)}</article>
<footer>Subscribe to our newsletter</footer></body></html>`;
}
