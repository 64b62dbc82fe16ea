/** What the storage tests share: enriched articles out of few words, and the service without its broker. */
import { createHash } from 'node:crypto';
import { Store } from '#database';
import { type CloudEvent, contentHash, type EnrichedArticle, type Findings, normalise, topics } from '#events';
import type { Delivery } from '#kafka';
import { readConfig } from '#config';
import { startService } from '#service';
import { apiDocument } from '../apps/storage/src/answers/openapi.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { storage } from '../apps/storage/src/storage.module.ts';
import type { Outcome } from '../apps/storage/src/write/outcome.ts';
import { asDescribed } from './harness/as-described.ts';
import { listsAgree } from './harness/lists-agree.ts';
import { until } from './harness/until.ts';
import { writeArticles } from '../apps/storage/src/write/writer.ts';

export interface Found extends Pick<
  Findings,
  'entities' | 'topics' | 'dates' | 'infosources' | 'keywords' | 'keyphrases' | 'summary' | 'language'
> {
  setId?: string;
}

/** An article as enrichment hands it over. @param given as a publisher sends it */
export function enriched(given: Record<string, unknown>, { setId = 'set-1', ...found }: Found = {}): EnrichedArticle {
  const article = normalise(given, { receivedAt: new Date('2026-11-25T12:00:00Z') });
  return {
    articleId: article.articleId,
    contentHash: contentHash(article),
    rawEventId: createHash('sha256').update(JSON.stringify(given)).digest('hex').slice(0, 12),
    article,
    language: { tag: article.inLanguage ?? 'en', confidence: 0.9 },
    ...found,
    enrichment: { setId, status: 'complete', steps: [{ name: 'language', version: '1', status: 'ok', ms: 1 }] },
  };
}

export function entity(name: string, more: Partial<NonNullable<EnrichedArticle['entities']>[number]> = {}) {
  return {
    id: `place:${name}`,
    type: 'place' as const,
    name,
    sameAs: [],
    salience: 0.5,
    confidence: 0.9,
    mentionCount: 1,
    mentions: [{ field: 'articleBody' as const, start: 0, end: name.length, text: name }],
    method: 'test',
    ...more,
  };
}

export function topic(code: string, name: string, broader: string[] = []) {
  return {
    code,
    name,
    broader,
    confidence: 0.8,
    evidence: [{ field: 'headline' as const, start: 0, end: 4, text: 'Text' }],
    method: 'test',
  };
}

let offset = 0;

/** As the transport hands it over, from a place of its own on the log. */
export function delivery(event: EnrichedArticle): Delivery<CloudEvent<EnrichedArticle>> {
  const place = { topic: topics.enriched.name, partition: 0, offset: String((offset += 1)), timestamp: new Date() };
  return { message: { ...place, key: null, value: null, headers: {} }, value: { id: `event ${offset}`, data: event } };
}

interface Answer {
  status: number;
  headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
  body: any;
}

export interface StorageUnderTest {
  url: string;
  store: Store;
  write(...events: EnrichedArticle[]): Promise<Outcome[]>;
  get(path: string): Promise<Answer>;
  post(path: string, body: unknown): Promise<Answer>;
  /** All rows of these tables of khabar's go, and of those that hang on them, whatever a lane of the service has in hand. */
  truncate(...tables: string[]): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The service on a free port; unless asked for, its broker is left out, and events are written by calling the writer. Its answers are held
 * against its OpenAPI document: stop() throws where one was not as described.
 */
export async function startStorage(env: Record<string, string>, { broker = false } = {}): Promise<StorageUnderTest> {
  const config = readConfig(StorageConfig, { STORAGE_PORT: '0', LOG_LEVEL: 'error', ...env });
  const { service, check } = asDescribed(storage(config), apiDocument);
  const { app, url } = await startService(broker ? service : { ...service, transports: [] });
  const store = app.get(Store);
  return {
    url,
    store,
    write: (...events) => writeArticles(store.writer, events),
    get: (path) => answer(url + path),
    post: (path, body) =>
      answer(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    truncate: (...tables) =>
      store.writer.transaction(async (query) => {
        await query('lock table khabar.rollup_change'); // first, as the lane of the rollups does
        await query(`truncate ${tables.map((table) => `khabar.${table}`).join()} cascade`);
      }),
    async stop() {
      try {
        await listsAgree(store.reader.query);
        check();
      } finally {
        await app.close();
      }
    },
  };
}

async function answer(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Copies and stories of what was written stand: they come a moment after it. */
export async function allGrouped({ store }: Pick<StorageUnderTest, 'store'>): Promise<void> {
  const waiting = () => store.reader.query('select 1 from khabar.grouping_queue limit 1');
  await until(async () => (await waiting()).length === 0, 'all are grouped', 30_000);
}
