/** All from the raw topic once more, by new consumers into an empty database: the same articles, copies and stories. */
import { readdirSync, readFileSync } from 'node:fs';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { enrichment } from '../apps/enrichment/src/enrichment.module.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { storage } from '../apps/storage/src/storage.module.ts';
import { groups, topics } from '#events';
import { createKafka } from '#kafka';
import { startService } from '#service';
import { http, useKhabar } from './harness/khabar.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar({ partitions: 3, env: () => ({ ENTITIES_ENGINE: 'fast' }) });
const empty = useStack();

const folder = new URL('../samples/', import.meta.url);
interface Sample {
  headline: string;
  articleBody: string;
  [field: string]: unknown;
}
const samples = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Sample);
const [wire] = samples as [Sample];
const PAPERS = 12;
/** Papers that print one text of the samples: whole, cut, under headlines of their own. */
const printed = Array.from({ length: PAPERS }, (_, n) => ({
  ...wire,
  id: `paper ${n}`,
  url: undefined,
  canonicalUrl: undefined,
  headline: `Paper ${n}: ${wire.headline}`,
  articleBody: n % 3 ? wire.articleBody : wire.articleBody.slice(0, Math.round(wire.articleBody.length * 0.7)),
  publisher: { name: `Paper ${n}` },
}));
const all = [...samples, ...printed];

interface Standing {
  articleId: string;
  copyOf?: string;
  similarity?: number;
  story?: { id: string; articleCount: number; independentSourceCount: number };
}

async function standing(url: string): Promise<Standing[]> {
  const { data } = (await http(`${url}/v1/articles?limit=200`)).body as { data: Standing[] };
  return data
    .map(({ articleId, copyOf, similarity, story }) => ({ articleId, copyOf, similarity, story }) as Standing)
    .toSorted((a, b) => (a.articleId < b.articleId ? -1 : 1));
}

/** Every article is in a story once it has been grouped. */
const grouped = (url: string): Promise<Standing[]> =>
  until(
    async () => {
      const found = await standing(url);
      const { body } = await http(`${url}/metrics`);
      const waits = !/^khabar_storage_grouping_lag_seconds 0$/m.test(body as string);
      return found.length === all.length && found.every(({ story }) => story) && !waits ? found : undefined;
    },
    'not all articles are grouped',
    60_000,
  );

it('gives the same copies and stories', async () => {
  await khabar.publish(
    topics.raw.name,
    all.map((article) => ({ value: JSON.stringify(article) })),
  );
  const before = await grouped(khabar.services.storage.url);
  const copies = before.filter(({ copyOf }) => copyOf !== undefined);
  expect(copies).toHaveLength(PAPERS);
  expect(new Set(copies.map(({ story }) => story!.id)).size).toBe(1);
  expect(copies[0]!.story!.articleCount).toBeGreaterThan(PAPERS);
  expect(copies[0]!.story!.independentSourceCount).toBeLessThan(PAPERS);

  const { services } = khabar;
  await Promise.all([services.enrichment.app.close(), services.storage.app.close()]);
  const env = {
    ...khabar.env,
    DATABASE_URL: empty.databaseUrl,
    LOG_LEVEL: 'fatal',
    ALLOWED_HOSTS: '',
    STORAGE_PORT: '0',
    ENRICHMENT_PORT: '0',
    ENRICHMENT_WORKERS: '1',
  };
  const config = EnrichmentConfig.parse(env);
  const admin = createKafka(config, 'khabar-test').admin();
  await admin.connect();
  await admin.deleteGroups(Object.values(groups).map((group) => config.KAFKA_PREFIX + group));
  await admin.disconnect();
  [services.enrichment, services.storage] = await Promise.all([
    startService(enrichment(config)),
    startService(storage(StorageConfig.parse(env))),
  ]);
  expect(await grouped(services.storage.url)).toEqual(before);
}, 240_000);
