/** The whole store in one answer: 200,000 articles with their texts, in little memory of a process as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { freePort } from '../libs/local-stack/src/index.ts';
import { build } from './harness/build.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

const ARTICLES = 200_000;
const MAX_MORE_MB = 150;

let storage: StorageUnderTest;
let service: ChildProcess;
let url: string;
afterAll(() => {
  service?.kill();
});
const stack = useStack();
beforeAll(async () => {
  build();
  storage = await startStorage({ ...stack.env });
  const articleBody = 'A sentence of some words that fills the page. '.repeat(60);
  const found = { entities: [entity('Kazakhstan'), entity('Almaty')], topics: [topic('medtop:11000000', 'politics')] };
  await storage.write(
    enriched({ id: 'first', headline: 'One of many', articleBody, datePublished: '2020-01-01T00:00:00Z' }, found),
  );
  await cloneFirst(ARTICLES - 1);
  await storage.stop();

  const port = await freePort('STORAGE_PORT');
  url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...stack.env, STORAGE_PORT: String(port), LOG_LEVEL: 'error' };
  service = spawn(process.execPath, ['--max-semi-space-size=4', 'dist/apps/storage/src/main.js'], { env, stdio: 'inherit' });
  await until(
    () => fetch(`${url}/v1/articles?limit=1`).then(({ status }) => status === 200),
    'the service does not answer',
    60_000,
  );
}, 900_000);

/** Of the service, in MB. */
function memory(): number {
  const [, kB] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))!;
  return Number(kB) / 1024;
}

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

/** Until V8 has cleared up everything for the first time, it takes 44 to 162 MB, as it comes. */
test('the first time', async () => told(await exported('format=ndjson')), 900_000);

test.each(['format=ndjson', 'format=csv', 'format=ndjson&include=body', 'format=csv&include=body'])(
  `${ARTICLES} articles as %s take less than ${MAX_MORE_MB} MB more`,
  async (asked) => {
    const { lines, more } = told(await exported(asked));
    expect(lines).toBe(asked.includes('csv') ? ARTICLES + 1 : ARTICLES);
    expect(more).toBeLessThan(MAX_MORE_MB);
  },
  900_000,
);

interface Exported {
  readonly asked: string;
  readonly lines: number;
  readonly bytes: number;
  readonly seconds: number;
  /** Memory of the service at its most, beside what it had before: MB. */
  readonly more: number;
}

async function exported(asked: string): Promise<Exported> {
  const before = memory();
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, memory())), 50);
  const began = performance.now();
  const { lines, bytes } = await drained(`/v1/articles?${asked}`);
  clearInterval(timer);
  return { asked, lines, bytes, seconds: (performance.now() - began) / 1_000, more: peak - before };
}

function told(one: Exported): Exported {
  const { asked, lines, bytes, seconds, more } = one;
  console.info(
    `${asked}: ${lines} lines, ${Math.round(bytes / 2 ** 20)} MB in ${seconds.toFixed(1)} s, ${more.toFixed(0)} MB more`,
  );
  return one;
}

async function drained(path: string): Promise<{ lines: number; bytes: number }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => get(url + path, resolve).on('error', reject));
  let [lines, bytes] = [0, 0];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  }
  return { lines, bytes };
}
