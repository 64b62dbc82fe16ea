import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { type Article, contentHash, instant, PermanentError, takeIn } from '#events';
import { ArticlePublisher } from '../article-publisher.ts';
import { readFeed } from './read-feed.ts';

const FETCH_DEADLINE_MS = 20_000;
const MAX_FEED_BYTES = 10_485_760;

/**
 * Reads a few feeds at a fixed pace and publishes what is new in them. What it has published it keeps in memory alone: after a
 * restart a feed's items go out once more, which changes nothing downstream.
 */
export class FeedReader implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #logger = new Logger(FeedReader.name);
  readonly #publisher: ArticlePublisher;
  readonly #urls: readonly string[];
  readonly #intervalMs: number;
  /** For each feed: validators of the last answer, and what its items were when they were published. */
  readonly #state = new Map<string, { etag?: string; lastModified?: string; published: ReadonlySet<string>; failing: boolean }>();
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(publisher: ArticlePublisher, urls: readonly string[], intervalMs: number) {
    this.#publisher = publisher;
    this.#urls = urls;
    this.#intervalMs = intervalMs;
  }

  onApplicationBootstrap(): void {
    if (this.#urls.length > 0) void this.#round();
  }

  onModuleDestroy(): void {
    this.#stop.abort();
    clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    for (const url of this.#urls) await this.#read(url);
    if (!this.#stop.signal.aborted) this.#timer = setTimeout(() => void this.#round(), this.#intervalMs);
  }

  async #read(url: string): Promise<void> {
    const state = this.#state.get(url) ?? { published: new Set<string>(), failing: false };
    try {
      const headers: Record<string, string> = { 'user-agent': 'Khabar/0.1 (feed reader)' };
      if (state.etag) headers['if-none-match'] = state.etag;
      if (state.lastModified) headers['if-modified-since'] = state.lastModified;
      const response = await fetch(url, {
        headers,
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(FETCH_DEADLINE_MS)]),
      });
      if (response.status !== 304) {
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        const published = await this.#publishNew(url, response, state.published);
        state.published = published;
        state.etag = response.headers.get('etag') ?? undefined;
        state.lastModified = response.headers.get('last-modified') ?? undefined;
      }
      if (state.failing) this.#logger.log(`${url} can be read again`);
      this.#state.set(url, { ...state, failing: false });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      if (!state.failing) this.#logger.warn(`${url} can't be read: ${describe(error)}; tried every ${this.#intervalMs / 1000} s`);
      this.#state.set(url, { ...state, failing: true });
    }
  }

  /** @returns what the feed holds now, by articleId and contentHash */
  async #publishNew(url: string, response: Response, known: ReadonlySet<string>): Promise<Set<string>> {
    const receivedAt = new Date();
    const contentType = response.headers.get('content-type') ?? undefined;
    const { items } = readFeed(await bounded(response), { url, contentType });
    const articles = items.flatMap((item): Article[] => {
      try {
        const article = takeIn(item, 'feed', { receivedAt, source: url });
        return [{ ...article, provenance: { ...article.provenance, fetchedAt: instant(receivedAt) } }];
      } catch (error) {
        if (!(error instanceof PermanentError)) throw error;
        this.#logger.warn(`${url}: an item is left out: ${error.message}`);
        return [];
      }
    });
    const keys = articles.map((article) => `${article.articleId} ${contentHash(article)}`);
    const fresh = articles.filter((_, index) => !known.has(keys[index]!));
    if (fresh.length > 0) {
      await this.#publisher.publish(fresh, url);
      this.#logger.log(`${url}: ${fresh.length} new of ${articles.length}`);
    }
    return new Set(keys);
  }
}

async function bounded(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_FEED_BYTES) throw new Error(`more than ${MAX_FEED_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** fetch() hides what went wrong in its cause. */
function describe(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
