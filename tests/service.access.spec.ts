/** Who may ask, how often and how much: the services with keys, as they are where others reach them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import NewsAPI from 'newsapi';
import { EnrichmentConfig } from '../apps/enrichment/src/config.ts';
import { scopes as enrichmentScopes } from '../apps/enrichment/src/access.ts';
import { enrichment } from '../apps/enrichment/src/enrichment.module.ts';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';
import { scopes as fetcherScopes } from '../apps/fetcher/src/access.ts';
import { fetcher } from '../apps/fetcher/src/fetcher.module.ts';
import { scopes as storageScopes } from '../apps/storage/src/access.ts';
import { StorageConfig } from '../apps/storage/src/config.ts';
import { storage } from '../apps/storage/src/storage.module.ts';
import { writeArticles } from '../apps/storage/src/write/writer.ts';
import { Store } from '#database';
import { freePort } from '#local-stack';
import { readConfig } from '#config';
import { makeKey, neededBy, type RouteScopes, type Running, type Service, startService } from '#service';
import { build } from './harness/build.ts';
import { type Answer, http } from './harness/khabar.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched } from './storage.support.ts';

const RATE_LIMIT = 40;
const keys = { read: makeKey('desk', ['read']), write: makeKey('bot', ['write']), operate: makeKey('duty', ['operate']) };
const made = { enrichment: enrichmentScopes, fetcher: fetcherScopes, storage: storageScopes } satisfies Record<
  string,
  RouteScopes
>;
type Name = keyof typeof made;
const running = {} as Record<Name, Running>;
/** `METHOD path` of every route that is registered. */
const routes = { enrichment: new Set<string>(), fetcher: new Set<string>(), storage: new Set<string>() };
afterAll(async () => {
  await Promise.all(Object.values(running).map(({ app }) => app.close()));
});
const stack = useStack();

beforeAll(async () => {
  const env = {
    ...stack.env,
    LOG_LEVEL: 'fatal',
    STORAGE_PORT: '0',
    FETCHER_PORT: '0',
    ENRICHMENT_PORT: '0',
    ENRICHMENT_WORKERS: '1',
    ENTITIES_ENGINE: 'rules',
    PUBLISHED_ON: '192.0.2.7',
    RATE_LIMIT: 'off',
    API_KEYS: Object.values(keys)
      .map(({ entry }) => entry)
      .join(','),
    ALLOWED_ORIGINS: 'https://desk.example.org',
  };
  const services: Record<Name, Service> = {
    storage: storage(readConfig(StorageConfig, env)),
    fetcher: fetcher(readConfig(FetcherConfig, env)),
    enrichment: enrichment(readConfig(EnrichmentConfig, { ...env, RATE_LIMIT: String(RATE_LIMIT) })),
  };
  for (const name of Object.keys(services) as Name[]) running[name] = await startService(observed(name, services[name]));
  slowOnes = ['', 'GET /v1/articles HTTP/1.1\r\nhost: x\r\nx-slow: '].map(sendAndWait);
}, 60_000);

/** What connections that were opened before all tests get in the end, while these go on. */
let slowOnes: Promise<string>[];
const late = expect.stringMatching(/^HTTP\/1\.1 408 .*request_timeout/s) as string;

/** @returns all that comes back until the service ends the connection */
async function sendAndWait(sent: string): Promise<string> {
  const socket = connect(Number(new URL(running.storage.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes: Buffer) => (answer += bytes.toString())).on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(sent);
  await once(socket, 'close');
  return answer;
}

/** Without its broker, and its routes noted. */
function observed(name: Name, service: Service): Service {
  return {
    ...service,
    transports: [],
    prepare(app) {
      const fastify = app.getHttpAdapter().getInstance();
      fastify.addHook('onRoute', ({ method, url }) => {
        for (const each of [method].flat()) if (each !== 'HEAD') routes[name].add(`${each} ${url}`);
      });
      return service.prepare?.(app);
    },
  };
}

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  http(running.storage.url + path, { ...init, headers });
const problem = ({ status, headers, body }: Answer) => {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(body).toMatchObject({ type: 'about:blank', status, code: expect.any(String), detail: expect.any(String) });
  return [status, body.code as string];
};

describe('every route has a scope', () => {
  test.each(Object.keys(made) as Name[])('of %s, and no route is listed that is not there', (name) => {
    const given = [...routes[name]].filter((route) => neededBy(route, {}) === 'operate');
    expect(given.toSorted()).toEqual(Object.keys(made[name]).toSorted());
  });

  test('and is held to it', async () => {
    const wrong: unknown[] = [];
    for (const name of Object.keys(made) as Name[])
      for (const route of routes[name]) {
        const needed = neededBy(route, made[name]);
        const [method, path] = route.split(' ') as [string, string];
        const url =
          running[name].url +
          path
            .replace(/^\*/, '/')
            .replaceAll('::', ':')
            .replaceAll(/(?<=\/):\w+|\*/g, '0b0f6f6e-8f6c-5c62-9f0e-0d4c7b1f2a33');
        const status = async (headers: Record<string, string>) => {
          const response = await fetch(url, { method, headers, signal: AbortSignal.timeout(20_000) });
          await response.body?.cancel(); // a stream has no end
          return response.status;
        };
        const answers = {
          none: await status({}),
          ...Object.fromEntries(
            await Promise.all(Object.entries(keys).map(async ([scope, { key }]) => [scope, await status(bearer(key))] as const)),
          ),
        };
        for (const [scope, answer] of Object.entries(answers)) {
          const may = needed === 'open' || scope === needed || scope === 'operate';
          const expected = may ? 'let in' : scope === 'none' ? 401 : 403;
          const seen = answer === 401 || answer === 403 ? answer : 'let in';
          if (seen !== expected) wrong.push([name, route, scope, answer, expected]);
        }
      }
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('a key', () => {
  test('is needed', async () => {
    const answer = await ask('/v1/articles');
    expect(problem(answer)).toEqual([401, 'key_missing']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="khabar"');
  });

  test('must be one that the service knows', async () => {
    const answer = await ask('/v1/articles', bearer(keys.read.key.slice(0, -1)));
    expect(problem(answer)).toEqual([401, 'key_unknown']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="khabar", error="invalid_token"');
    expect(JSON.stringify(answer.body)).not.toContain(keys.read.key.slice(7, -1));
  });

  test('of another scope is refused with the name of the one that is needed', async () => {
    const answer = await ask('/v1/dead-letters/discard', bearer(keys.read.key), { method: 'POST' });
    expect(problem(answer)).toEqual([403, 'scope_missing']);
    expect(answer.body).toMatchObject({ scope: 'operate', detail: expect.stringContaining('the scope operate') });
    expect(answer.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="operate"');
  });

  test('may come as X-Api-Key, and in the address under /compat/newsapi/ alone', async () => {
    expect((await ask('/v1/topics', { 'x-api-key': keys.read.key })).status).toBe(200);
    expect((await ask(`/v1/topics?apiKey=${keys.read.key}`)).status).toBe(401);
    expect((await ask(`/compat/newsapi/v2/nothing?apiKey=${keys.read.key}`)).status).toBe(404);
    expect((await ask('/compat/newsapi/v2/nothing')).status).toBe(401);
  });

  test("is asked for in newsapi.org's words where its clients come", async () => {
    const client = (key: string) => new NewsAPI(key, { corsProxyUrl: `${running.storage.url}/compat/newsapi/` }).v2;
    await expect(client('khabar_no-such-key').sources()).rejects.toMatchObject({ name: 'NewsAPIError: apiKeyInvalid' });
    await expect(client(keys.write.key).sources()).rejects.toMatchObject({ name: 'NewsAPIError: apiKeyDisabled' });
    await expect(client(keys.read.key).sources()).resolves.toMatchObject({ status: 'ok' });
    const { status, headers, body } = await ask('/compat/newsapi/v2/sources');
    expect([status, headers.get('content-type'), body]).toEqual([
      401,
      'application/json; charset=utf-8',
      { status: 'error', code: 'apiKeyMissing', message: expect.stringContaining('Send a key') },
    ]);
  });

  test('is told where there is nothing, whatever its scope', async () => {
    for (const { key } of Object.values(keys)) expect((await ask('/v1/nothing', bearer(key))).status).toBe(404);
    expect((await ask('/v1/nothing')).status).toBe(401);
  });
});

describe('how often', () => {
  const often = async (headers: Record<string, string>) => http(`${running.enrichment.url}/v1/set`, { headers });

  test('a key is answered so many times a minute, then told when to come again; others are not touched', async () => {
    const { headers } = await often(bearer(keys.read.key));
    const left = Number(headers.get('ratelimit-remaining'));
    expect(headers.get('ratelimit-policy')).toBe(`"minute";q=${RATE_LIMIT};w=60`);
    expect(headers.get('ratelimit')).toMatch(new RegExp(`^"minute";r=${left};t=\\d+$`));
    const answers = await Promise.all(Array.from({ length: left + 2 }, () => often(bearer(keys.read.key))));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(left);
    const refused = answers.find(({ status }) => status === 429)!;
    expect(problem(refused)).toEqual([429, 'rate_limited']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await often(bearer(keys.operate.key))).status).toBe(200);
  });

  test('wrong keys are counted by address, and health is not', async () => {
    const answers = await Promise.all(Array.from({ length: RATE_LIMIT + 1 }, (_, n) => often(bearer(`guess-${n}`))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    for (let n = 0; n <= RATE_LIMIT; n += 1) {
      const { status, headers } = await http(`${running.enrichment.url}/health/live`);
      expect([status, headers.get('ratelimit')]).toEqual([200, null]);
    }
  });
});

describe('pages', () => {
  const preflight = (origin: string) =>
    ask(
      '/v1/articles',
      { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization,last-event-id' },
      { method: 'OPTIONS' },
    );

  test('of a listed origin may ask, with a key and for a stream, and see what the answer says', async () => {
    const { status, headers } = await preflight('https://desk.example.org');
    expect([status, headers.get('access-control-allow-origin')]).toEqual([204, 'https://desk.example.org']);
    expect(headers.get('access-control-allow-headers')).toMatch(/Authorization.*Last-Event-ID/);
    for (const key of ['', keys.read.key]) {
      const answer = await ask('/v1/articles', { origin: 'https://desk.example.org', ...bearer(key) });
      expect(answer.status).toBe(key ? 200 : 401);
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://desk.example.org');
      expect(answer.headers.get('access-control-expose-headers')).toMatch(/ETag.*Link.*Retry-After.*RateLimit/);
      expect(answer.headers.get('vary')).toMatch(/origin/i);
    }
  });

  test('of another origin may not', async () => {
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await ask('/v1/articles', { origin: 'https://evil.example', ...bearer(keys.read.key) });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('of ours load what they need, from here alone', async () => {
    const { status, headers, body } = await ask('/docs');
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/);
    const page = body as string;
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|javascript:/i); // none of these would run
    const assets = [...page.matchAll(/(?:src|href)="(.*?)"/g)].map(([, path]) => path!).filter((path) => !path.startsWith('#'));
    expect(assets.length).toBeGreaterThan(3);
    for (const asset of assets) {
      const { status: there, headers: its } = await ask(new URL(asset, `${running.storage.url}/docs`).pathname);
      const type = asset.endsWith('.js') ? 'javascript' : asset.endsWith('.css') ? 'css' : 'image';
      expect([asset, there, its.get('x-content-type-options')]).toEqual([asset, 200, 'nosniff']);
      expect(its.get('content-type')).toMatch(type); // with nosniff nothing else would be used
    }
  });

  test.each(['/v1/articles', '/health/live', '/v1/%E0%A4%A'])(
    '%s is not to be framed, nor taken for what it is not',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    },
  );
});

describe('how much', () => {
  test.each([
    [
      'a body that is too large',
      '/v1/dead-letters/discard',
      { method: 'POST', body: 'x'.repeat(4_194_305) },
      413,
      '4194304 bytes',
    ],
    ['a query that is too long', `/v1/articles?q=${'x'.repeat(140_000)}`, {}, 414, '131072 are taken'],
    ['a part of a path that is too long', `/v1/articles/${'x'.repeat(73_000)}`, {}, 414, '72000 characters'],
    ['headers that are too large', `/v1/articles?q=${'x'.repeat(200_000)}`, {}, 431, '196608 bytes'],
  ])('%s: refused, and told what is taken', async (_, path, init, status, words) => {
    const answer = await ask(path, { ...bearer(keys.operate.key), 'content-type': 'application/json' }, init);
    expect(problem(answer)[0]).toBe(status);
    expect(answer.body.detail).toContain(words);
  });

  test('20,000 letters of any script reach the question itself', async () => {
    const { status, body } = await ask(`/v1/articles?q=${encodeURIComponent('я'.repeat(20_000))}`, bearer(keys.read.key));
    expect([status, body.errors[0].parameter]).toEqual([400, 'q']);
  });

  test('a connection that sends nothing, or half of its headers, is ended', async () => {
    expect(await Promise.all(slowOnes)).toEqual([late, late]);
  }, 30_000);
});

describe('more than can be answered', () => {
  const topics = () => ask('/v1/topics', bearer(keys.read.key));
  const many = (count: number, query: () => Promise<unknown>) => {
    let ended = 0;
    const all = Array.from({ length: count }, () => query().finally(() => (ended += 1)));
    return { ended: () => ended, all: Promise.allSettled(all) };
  };
  /** Every connection of a pool has a statement in hand that takes its time. */
  const occupy = async (pool: 'reader' | 'heavy', connections: number) => {
    const store = running.storage.app.get(Store);
    const slow = many(connections, () => store[pool].query('select pg_sleep(2.5)'));
    const sleeping = `select 1 from pg_stat_activity where query = 'select pg_sleep(2.5)' and state = 'active'`;
    await until(async () => (await store.checker.query(sleeping)).length === connections, 'all connections are taken');
    return { store, slow };
  };

  test('is refused at once, while a batch is written, heavy questions are answered and health is told', async () => {
    const { store, slow } = await occupy('reader', 8);
    const waiting = many(300, () => store.reader.query('select 1'));
    const answer = await topics();
    expect(problem(answer)).toEqual([503, 'overloaded']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(waiting.ended()).toBeLessThan(30); // at once: on a busy machine the first of those before it may have given up

    const ready = await ask('/health/ready');
    expect(ready.body.checks).toMatchObject({ postgres: { status: 'ok' }, outbox: { status: 'ok' } });
    expect(await writeArticles(store.writer, [enriched({ id: 'under-load', headline: 'Under load' })])).toEqual(['stored']);
    expect(await store.heavy.query('select 1 as one')).toEqual([{ one: 1 }]);
    expect(slow.ended()).toBe(0);
    await Promise.all([slow.all, waiting.all]);
    expect((await topics()).status).toBe(200);
  }, 30_000);

  test('of heavy questions is nothing to the others', async () => {
    const { store, slow } = await occupy('heavy', 3);
    const waiting = many(24, () => store.heavy.query('select 1'));
    await expect(store.heavy.query('select 1')).rejects.toMatchObject({ name: 'Overloaded' });
    expect((await topics()).status).toBe(200);
    expect([slow.ended(), waiting.ended()]).toEqual([0, 0]);
    await Promise.all([slow.all, waiting.all]);
  }, 30_000);
});

describe('a process', () => {
  const start = async (env: Record<string, string>) => {
    const port = await freePort('STORAGE_PORT');
    const child = spawn(process.execPath, ['dist/apps/storage/src/main.js'], {
      env: { ...process.env, ...stack.env, STORAGE_PORT: String(port), LOG_FORMAT: 'json', LOG_LEVEL: 'trace', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (output += bytes.toString()));
    return { child, url: `http://127.0.0.1:${port}`, output: () => output };
  };
  beforeAll(build, 60_000);

  test('that others would reach without a key does not start', async () => {
    const { child, output } = await start({ HOST: '0.0.0.0' });
    const [code] = (await once(child, 'close')) as [number];
    expect([code, output()]).toEqual([
      2,
      expect.stringMatching(/^HOST is 0\.0\.0\.0, where others .*API_KEYS.*OPEN_ACCESS=yes.*\n$/),
    ]);
  }, 30_000);

  test('writes no key into its log', async () => {
    const { child, url, output } = await start({ API_KEYS: keys.read.entry, DATABASE_URL: 'postgres://x@127.0.0.1:9/x' });
    try {
      await until(() => http(`${url}/health/live`).then(Boolean, () => false), 'storage listens', 30_000);
      const statuses: number[] = [];
      for (const key of [keys.read.key, keys.write.key])
        for (const [path, init] of [
          ['/v1/articles', { headers: bearer(key) }],
          ['/v1/nothing', { headers: { 'x-api-key': key } }],
          [`/compat/newsapi/v2/nothing?apiKey=${key}`, {}],
          [`/v1/articles?apiKey=${key}`, { headers: bearer(key) }],
          [
            '/v1/dead-letters/discard',
            { method: 'POST', headers: { ...bearer(key), 'content-type': 'application/json' }, body: '{' },
          ],
        ] as [string, RequestInit][])
          statuses.push((await http(url + path, init)).status);
      expect(statuses).toEqual([503, 404, 404, 400, 403, 401, 401, 401, 401, 401]);
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    expect(output()).toContain('listens on');
    for (const { key, entry } of Object.values(keys))
      for (const secret of [key.slice(7), entry.slice(-64)]) expect(output()).not.toContain(secret);
  }, 60_000);
});
