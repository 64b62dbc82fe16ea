/** The whole store in one answer: 200,000 articles with their texts, in little memory. */
import { get, type IncomingMessage } from 'node:http';
import { useStack } from './harness/stack.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

const ARTICLES = 200_000;
const MAX_MORE_MB = 150;

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env });
  const articleBody = 'A sentence of some words that fills the page. '.repeat(60);
  const found = { entities: [entity('Kazakhstan'), entity('Almaty')], topics: [topic('medtop:11000000', 'politics')] };
  await storage.write(
    enriched({ id: 'first', headline: 'One of many', articleBody, datePublished: '2020-01-01T00:00:00Z' }, found),
  );
  await cloneFirst(ARTICLES - 1);
}, 900_000);

const tables = ['article', 'article_body', 'article_entity', 'article_listed', 'article_topic'];

/** What is another thing in each, by column. */
const anew: Readonly<Record<string, string>> = {
  published: `published + n * interval '10 seconds'`,
  'article_listed.article': 'replace(article, article_id::text, md5(n::text)::uuid::text)',
};

/** Rows alone, five thousand articles at a time: the writer would take hours. */
async function cloneFirst(count: number): Promise<void> {
  const { writer } = storage.store;
  const columns = await writer.query<{ table: string; name: string }>(
    `select table_name as table, column_name as name from information_schema.columns
     where table_schema = 'khabar' and table_name = any($1) and is_generated = 'NEVER' and column_name <> 'article_id'`,
    [tables],
  );
  const [first] = await writer.query<{ article_id: string }>('select article_id from khabar.article');
  for (let from = 1; from <= count; from += 5_000) {
    const numbers = [first!.article_id, from, Math.min(count, from + 4_999)];
    for (const table of tables) {
      const names = columns.filter((column) => column.table === table).map(({ name }) => name);
      const values = names.map((name) => anew[`${table}.${name}`] ?? anew[name] ?? name);
      await writer.query(
        `insert into khabar.${table} (article_id, ${names.join(', ')})
         select md5(n::text)::uuid, ${values.join(', ')} from khabar.${table}, generate_series($2::int, $3::int) as n
         where article_id = $1`,
        numbers,
      );
    }
  }
  await writer.query(`analyze ${tables.map((table) => `khabar.${table}`).join(', ')}`);
}

it.each(['ndjson', 'csv'])(
  `${ARTICLES} articles as %s take less than ${MAX_MORE_MB} MB more`,
  async (format) => {
    const path = `/v1/articles?format=${format}&include=body`;
    await drained(`${path}&limit=2000`); // what the first question loads is not what the answer holds
    const before = process.memoryUsage.rss();
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
    const began = performance.now();
    const { lines, bytes } = await drained(path);
    clearInterval(timer);
    const more = (most - before) / 2 ** 20;
    const seconds = (performance.now() - began) / 1_000;
    console.info(
      `${format}: ${lines} lines, ${Math.round(bytes / 2 ** 20)} MB in ${seconds.toFixed(1)} s, ${more.toFixed(0)} MB more`,
    );
    expect(lines).toBe(format === 'csv' ? ARTICLES + 1 : ARTICLES);
    expect(more).toBeLessThan(MAX_MORE_MB);
  },
  900_000,
);

async function drained(path: string): Promise<{ lines: number; bytes: number }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => get(storage.url + path, resolve).on('error', reject));
  let [lines, bytes] = [0, 0];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return { lines, bytes };
}
