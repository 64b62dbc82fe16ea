/** A site of a test's own on 127.0.0.1: what lies at a path is what the test puts there. */
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Page {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export class OwnSite {
  /** By path; 404 where there is none. */
  readonly pages = new Map<string, Page>();
  readonly asked: { readonly path: string; readonly headers: IncomingHttpHeaders }[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer(({ url, headers }, response) => {
      this.asked.push({ path: url!, headers });
      const {
        status = 200,
        type = 'text/html; charset=utf-8',
        headers: more = {},
        body = '',
      } = this.pages.get(url!) ?? { status: 404 };
      const isFresh = more['etag'] !== undefined && headers['if-none-match'] === more['etag'];
      response.writeHead(isFresh ? 304 : status, { 'content-type': type, ...more }).end(isFresh ? '' : body);
    });
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

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** 127.0.0.1:port. */
  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  url(path: string): string {
    return `http://${this.host}${path}`;
  }
}

/** A feed whose items lead to pages of the same site. */
export function rss(site: OwnSite, title: string, ...items: { path: string; title: string; text?: string }[]): string {
  const all = items.map(
    (item) =>
      `<item><title>${item.title}</title><link>${site.url(item.path)}</link><pubDate>Mon, 02 Mar 2026 08:15:00 GMT</pubDate><description>${item.text ?? `Text of ${item.title}.`}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>${title}</title><link>${site.url('/')}</link>${all.join('')}</channel></rss>`;
}

/** An article's page with text enough to be one. */
export function articlePage(title: string, byline = 'By Ingrid Larsen'): string {
  const paragraphs = [1, 2, 3, 4].map(
    (n) =>
      `<p>Paragraph ${n} about "${title}" tells what the parliament of Norway decided in Oslo on Monday, and why its members think that the decision will hold for years to come.</p>`,
  );
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:type" content="article"></head>
<body><nav><a href="/">Home</a></nav><article><h1>${title}</h1><p class="byline">${byline}</p>${paragraphs.join('\n')}</article></body></html>`;
}
