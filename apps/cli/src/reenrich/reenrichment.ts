import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventTypes, MAX_VALUE_BYTES, type RawArticle, RetryableError, stableId, toMessage, topics } from '#events';
import type { EventProducer } from '#kafka';
import { Refused, type ServiceClient } from '../service-client.ts';
import { compareFindings, type Difference, type Found } from './compare-findings.ts';

const SOURCE = '/khabar/cli/reenrich';
/** Articles published before it is looked whether they arrive: live articles never wait behind more than two such pages. */
const MAX_PAGE = 50;
const ARRIVAL_DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 250;
/** Some may be overtaken by a revision or taken back meanwhile; that one of the last so many has arrived is enough. */
const LAST_LOOKED_AT = 5;

interface Stale extends Found {
  readonly articleId: string;
  readonly revision: number;
  readonly article: RawArticle & { readonly articleId: string };
}

interface Page {
  readonly data: Stale[];
  readonly page: {
    readonly nextCursor: string | null;
    readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
  };
  readonly query: { readonly warnings: { readonly parameter: string; readonly message: string }[] };
}

export interface Today {
  readonly setId: string;
  readonly steps: { readonly name: string; readonly version: string }[];
}

export interface Services {
  readonly storage: ServiceClient;
  readonly enrichment: ServiceClient;
}

/** Which stale articles: parameters of GET /v1/articles/stale but for set, limit and cursor. */
export type Filter = readonly (readonly [name: string, value: string])[];

/**
 * Enriches stored articles anew whose findings come from other steps than those of today. The stale ones are always asked of storage, so a
 * run that was cut off is gone on with by the same command: what has arrived is stale no more, and what is under way twice finds its own findings there.
 */
export class Reenrichment {
  readonly #services: Services;
  readonly #filter: Filter;
  readonly #today: Today;
  readonly #run = randomUUID();

  private constructor(services: Services, filter: Filter, today: Today) {
    this.#services = services;
    this.#filter = filter;
    this.#today = today;
  }

  /** @throws RetryableError enrichment is away */
  static async begin(services: Services, filter: Filter): Promise<Reenrichment> {
    return new Reenrichment(services, filter, await services.enrichment.get<Today>('/v1/set'));
  }

  get today(): Today {
    return this.#today;
  }

  /** How many articles are stale, what the query's author should know, and how the first of them would differ; nothing is written. */
  async preview(sample: number): Promise<{ total: string; warnings: string[]; differences: Difference[][] }> {
    const { data, page, query } = await this.#stale(sample);
    const differences: Difference[][] = [];
    for (const { article, ...before } of data)
      differences.push(compareFindings(before, await this.#services.enrichment.post<Found>('/v1/enrich', slim(article))));
    return {
      total: `${page.total.value}${page.total.relation === 'gte' ? ' or more' : ''}`,
      warnings: query.warnings.map(({ parameter, message }) => `${parameter}: ${message}`),
      differences,
    };
  }

  /**
   * Publishes the stale articles once more, page by page; the next page goes out when the one before it arrives.
   *
   * @param rate articles a second at most
   * @param report told of each page that the broker has acknowledged, and of what can't be published
   * @throws RetryableError the broker is away, or nothing arrives
   */
  async run(
    producer: EventProducer,
    rate: number,
    report: { published: (count: number) => void; passedOver: (articleId: string, reason: string) => void },
  ): Promise<number> {
    const size = Math.min(MAX_PAGE, Math.max(1, Math.floor(rate)));
    const begin = performance.now();
    let published = 0;
    let before: Stale[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const { data, page } = await this.#stale(size, cursor);
      const messages = data.flatMap((one) => this.#message(one, report.passedOver));
      if (messages.length > 0) await producer.send(topics.raw.name, messages);
      published += messages.length;
      report.published(messages.length);
      await this.#arrival(before, published);
      await sleep(Math.max(0, begin + (published / rate) * 1000 - performance.now()));
      before = data;
      cursor = page.nextCursor;
    }
    await this.#arrival(before, published);
    return published;
  }

  #stale(limit: number, cursor?: string): Promise<Page> {
    const query = new URLSearchParams([
      ['set', this.#today.setId],
      ['limit', String(limit)],
      ...this.#filter.map(([...pair]) => pair),
    ]);
    if (cursor) query.set('cursor', cursor);
    return this.#services.storage.get<Page>('/v1/articles/stale', query);
  }

  #message({ articleId, revision, article }: Stale, passedOver: (articleId: string, reason: string) => void) {
    const { setId } = this.#today;
    const data = slim(article);
    const bytes = Buffer.byteLength(JSON.stringify(data));
    if (bytes > MAX_VALUE_BYTES) {
      passedOver(articleId, `${bytes} bytes as JSON; ${MAX_VALUE_BYTES} are taken`);
      return [];
    }
    // of this run: the same revision may be enriched by the same set again, after another set had its turn
    const id = stableId('reenrich', articleId, String(revision), this.#run);
    return [toMessage({ id, type: eventTypes.raw, source: SOURCE, subject: articleId, reenrichment: setId, data })];
  }

  /** @throws RetryableError none of the last ones has arrived in good time */
  async #arrival(articles: readonly Stale[], published: number): Promise<void> {
    const last = articles.slice(-LAST_LOOKED_AT);
    if (last.length === 0) return;
    for (const end = performance.now() + ARRIVAL_DEADLINE_MS; performance.now() < end; await sleep(LOOK_EVERY_MS))
      for (const { articleId } of last) if (await this.#hasArrived(articleId)) return;
    throw new RetryableError(
      `${published} published, but the last do not arrive in storage; when enrichment and storage are well again, the same command goes on`,
    );
  }

  async #hasArrived(articleId: string): Promise<boolean> {
    try {
      const { enrichment } = await this.#services.storage.get<{ enrichment: { setId: string } }>(`/v1/articles/${articleId}`);
      return enrichment.setId === this.#today.setId;
    } catch (error) {
      if (error instanceof Refused) return true; // gone meanwhile
      throw error;
    }
  }
}

/** Markup is not enriched, and what storage has of it stays as it is. */
function slim(article: Stale['article']): Stale['article'] {
  return { ...article, articleBodyHtml: undefined };
}
