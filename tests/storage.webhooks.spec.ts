/** Webhooks: what was stored is posted to a receiver that fails, hangs and comes back, signed, in order, each at least once. */
import { Webhook } from 'standardwebhooks';
import { type Receiver, startReceiver } from './harness/receiver.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let receiver: Receiver;
const services: StorageUnderTest[] = [];
let storage: StorageUnderTest;
afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await receiver?.close();
}, 30_000);
const stack = useStack();
const start = async (): Promise<StorageUnderTest> => {
  const service = await startStorage({
    ...stack.env,
    ALLOW_PRIVATE_ADDRESSES: receiver.host,
    OUTBOUND_PORTS: `443,${receiver.port}`,
    WEBHOOK_RETRY_S: '0.01',
    WEBHOOK_ATTEMPTS: '4',
    WEBHOOK_TIMEOUT_S: '1.5',
    MAX_WEBHOOKS: '12',
  });
  services.push(service);
  return service;
};
beforeAll(async () => {
  receiver = await startReceiver();
  storage = await start();
}, 60_000);
afterEach(async () => {
  for (const { id } of (await call('GET', '')).body.data) await call('DELETE', `/${id}`);
});

const article = (id: string, more: Record<string, unknown> = {}, found: object = {}) =>
  enriched({ id, headline: `Headline ${id}`, articleBody: `Text of ${id}`, ...more }, found);

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(`${services.at(-1)!.url}/v1/webhooks${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
  return { status: response.status, text, body: (text && JSON.parse(text)) as any };
}

async function add(path: string, more: object = {}) {
  const { status, body } = await call('POST', '', { url: `http://${receiver.host}${path}`, ...more });
  expect([status, body]).toEqual([201, expect.objectContaining({ state: 'active', failures: 0, behind: 0, missed: 0 })]);
  return body as { id: string; secret: string };
}

/** Those that the receiver took. */
const delivered = (path: string) =>
  receiver
    .received(path)
    .filter(({ status }) => status === 200)
    .map(({ body }) => JSON.parse(body));
const headlines = (path: string) => delivered(path).map(({ data }) => data.headline as string);
const stands = async (id: string) => (await call('GET', `/${id}`)).body;
const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const write = async (ids: readonly string[]) => {
  for (const id of ids) await services.at(-1)!.write(article(id));
};

it('posts what fits, as the list shows it, with a signature that a library of others accepts', async () => {
  const all = await add('/all');
  const some = await add('/some', {
    query: { entity: ['Oslo'], include: 'body' },
    events: ['updated', 'stored', 'stored'],
    description: 'the desk',
  });
  await storage.write(article('a', {}, { entities: [entity('Oslo')] }), article('b'));
  await storage.write(article('a', { pubStatus: 'canceled' }));
  await storage.write(article('c', {}, { entities: [entity('Oslo')] }));
  await until(() => delivered('/all').length === 4 && delivered('/some').length === 1, 'all are told');
  expect(delivered('/all').map(({ type, data }) => [type, data.articleId])).toEqual([
    ['khabar.article.stored.v1', article('a').articleId],
    ['khabar.article.stored.v1', article('b').articleId],
    ['khabar.article.withdrawn.v1', article('a').articleId],
    ['khabar.article.stored.v1', article('c').articleId],
  ]);
  const [only] = delivered('/some');
  const { story: _, ...listed } = (await storage.get('/v1/articles?entity=Oslo&include=body')).body.data[0];
  expect(only).toMatchObject({ type: 'khabar.article.stored.v1', timestamp: listed.storedAt, data: listed });
  for (const [path, { secret }] of [
    ['/all', all],
    ['/some', some],
  ] as const)
    for (const { body, headers } of receiver.received(path)) {
      const {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      } = headers as Record<string, string>;
      const signed = { 'webhook-id': id!, 'webhook-timestamp': timestamp!, 'webhook-signature': signature! };
      expect(new Webhook(secret).verify(body, signed)).toEqual(JSON.parse(body));
      expect(() => new Webhook(secret).verify(`${body} `, signed)).toThrow('No matching signature found');
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': expect.stringMatching(/^Khabar\//) });
    }
  await until(async () => (await stands(some.id)).behind === 0, 'it has looked at all');
  const [shown, list] = [await call('GET', `/${some.id}`), await call('GET', '')];
  expect(shown.body).toMatchObject({
    events: ['stored', 'updated'],
    query: { entity: ['Oslo'], include: 'body' },
    description: 'the desk',
  });
  const log = await call('GET', `/${all.id}/deliveries?limit=3`);
  const rest = await call('GET', `/${all.id}/deliveries?limit=3&cursor=${log.body.page.nextCursor}`);
  expect([...log.body.data, ...rest.body.data].map(({ number, outcome, status }) => [number, outcome, status])).toEqual(
    [4, 3, 2, 1].map((number) => [number, 'delivered', 200]),
  );
  for (const { text } of [shown, list, log, await call('PATCH', `/${some.id}`, { description: 'x' })])
    for (const { secret } of [all, some]) expect(text).not.toContain(secret.slice(6));
}, 60_000);

it('a receiver that fails, hangs and comes back gets each at least once and in order; one beside it waits for nothing', async () => {
  const { id, secret } = await add('/flaky');
  await add('/well');
  const ids = numbered('f', 12);
  receiver.bid('/flaky', 'hang');
  await write(ids);
  await until(() => delivered('/well').length === ids.length, 'the other one has all');
  expect(delivered('/flaky')).toEqual([]);
  expect(headlines('/well')).toEqual(ids.map((one) => `Headline ${one}`));
  await until(async () => (await stands(id)).failures > 0, 'it hangs');
  expect(await stands(id)).toMatchObject({
    state: 'active',
    reason: expect.stringMatching(/1\.5 s/),
    failingSince: expect.any(String),
    nextAttemptAt: expect.any(String),
    behind: ids.length,
  });
  receiver.bid('/flaky', 500);
  await until(() => receiver.received('/flaky').some(({ status }) => status === 500), 'it fails');
  receiver.bid('/flaky', 200);
  await until(() => delivered('/flaky').length === ids.length, 'it has all', 60_000);
  expect(headlines('/flaky')).toEqual(ids.map((one) => `Headline ${one}`));
  const tried = receiver.received('/flaky');
  expect(new Set(tried.map(({ headers }) => headers['webhook-id'])).size).toBe(ids.length); // the same for each attempt
  for (const { body, headers } of tried) new Webhook(secret).verify(body, headers as Record<string, string>);
  expect(await stands(id)).toMatchObject({ state: 'active', failures: 0 });
  expect(await stands(id)).not.toHaveProperty('reason');
}, 90_000);

it('is dead after so many failures, says why, and revived goes on from where it stopped', async () => {
  const { id } = await add('/dead');
  receiver.bid('/dead', 503);
  await write(numbered('d', 3));
  await until(async () => (await stands(id)).state === 'dead', 'it is given up', 30_000);
  expect(receiver.received('/dead')).toHaveLength(4);
  expect(await stands(id)).toMatchObject({ reason: 'HTTP 503 Service Unavailable', failures: 4, behind: 3 });
  const metrics = async () => (await storage.get('/metrics')).body as string;
  await until(async () => /^khabar_webhooks\{state="dead"\} 1$/m.test(await metrics()), 'a metric tells of it');
  expect(await metrics()).toMatch(/^khabar_webhook_deliveries_total\{outcome="failed"\} [1-9]/m);
  expect((await call('PATCH', `/${id}`, { state: 'active' })).body).toMatchObject({ status: 409, code: 'webhook_ended' });
  receiver.bid('/dead', 200);
  expect(await call('POST', `/${id}/revive`)).toMatchObject({ status: 200, body: { state: 'active', failures: 0 } });
  await until(() => delivered('/dead').length === 3, 'from where it stopped');
  expect(headlines('/dead')).toEqual(numbered('d', 3).map((one) => `Headline ${one}`));
  expect((await call('POST', `/${id}/revive`)).body).toMatchObject({ status: 409, code: 'webhook_not_dead' });
}, 60_000);

it('410 disables it at once; Retry-After is kept to; no redirect is followed', async () => {
  const [gone, later, moved] = await Promise.all(['/gone', '/later', '/moved'].map((path) => add(path)));
  receiver.bid('/gone', 410);
  receiver.bid('/later', 429, { 'retry-after': '3600' });
  receiver.bid('/moved', 307, { location: '/elsewhere' });
  const begun = Date.now();
  await write(['g']);
  await until(async () => (await stands(gone!.id)).state === 'disabled', 'disabled');
  expect(receiver.received('/gone')).toHaveLength(1);
  await until(async () => (await stands(later!.id)).failures === 1, 'told to wait');
  expect(Date.parse((await stands(later!.id)).nextAttemptAt) - begun).toBeGreaterThan(3_500_000);
  await until(async () => (await stands(moved!.id)).state === 'dead', 'a redirect is a failure', 30_000);
  expect((await stands(moved!.id)).reason).toMatch(/redirects are not followed/);
  expect(receiver.received('/elsewhere')).toEqual([]);
  // another address is tried at once
  expect((await call('PATCH', `/${later!.id}`, { url: `http://${receiver.host}/new`, query: { q: 'headline' } })).status).toBe(
    200,
  );
  await until(() => headlines('/new').length === 1, 'at the new address');
}, 60_000);

it('paused it is told nothing, and then all that it has not been told', async () => {
  const { id } = await add('/paused');
  expect((await call('PATCH', `/${id}`, { state: 'paused' })).body.state).toBe('paused');
  await write(['p-0']);
  await add('/paused-other', { query: { q: 'nothingfits' } });
  const trial = await call('POST', `/${id}/test`);
  expect(trial).toMatchObject({ status: 200, body: { delivered: true, status: 200 } });
  await write(['p-1']);
  expect(delivered('/paused').map(({ type }) => type)).toEqual(['khabar.webhook.test.v1']);
  await call('PATCH', `/${id}`, { state: 'active' });
  await until(() => delivered('/paused').length === 3, 'told');
  expect(headlines('/paused').slice(1)).toEqual(['Headline p-0', 'Headline p-1']);
}, 30_000);

it('two instances share the work, and a stop loses nothing', async () => {
  await start();
  receiver.bid('/hung', 'hang'); // at the stop as well
  await Promise.all([...numbered('/shared', 3), '/hung'].map((path) => add(path)));
  const ids = numbered('s', 60);
  await write(ids.slice(0, 20));
  const begun = Date.now();
  const stopped = services
    .shift()!
    .stop()
    .then(() => Date.now() - begun);
  await write(ids.slice(20));
  expect(await stopped).toBeLessThan(9_000);
  const third = await start();
  storage = third;
  const expected = ids.map((one) => `Headline ${one}`);
  for (const path of numbered('/shared', 3)) {
    await until(() => new Set(headlines(path)).size === ids.length, `all at ${path}`, 40_000);
    // what comes again comes with the id that it had
    const seen = new Set<unknown>();
    const once = receiver
      .received(path)
      .filter(({ headers }) => !seen.has(headers['webhook-id']) && seen.add(headers['webhook-id']));
    expect(once.map(({ body }) => JSON.parse(body).data.headline)).toEqual(expected);
  }
}, 90_000);

it('goes nowhere private, whatever the name', async () => {
  const refused = async (url: string) => {
    const { status, body } = await call('POST', '', { url });
    return [status, body.errors?.[0]?.pointer];
  };
  for (const url of [
    'http://127.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'http://10.0.0.1:8080/',
    'https://e.org:22/',
  ])
    expect([url, ...(await refused(url))]).toEqual([url, 400, '/url']);
  const { id } = (await call('POST', '', { url: `http://localhost:${receiver.port}/by-name` })).body;
  const { status, body } = await call('POST', `/${id}/test`);
  expect([status, body]).toEqual([
    200,
    { delivered: false, error: expect.stringMatching(/localhost has the address/), ms: expect.any(Number) },
  ]);
  expect(receiver.received('/by-name')).toEqual([]);
}, 30_000);

const url = 'https://e.org/';
const badQuery = { colour: 'red', from: 'noon', entity: ['a', ''], q: ['a', 'b'], story: 'x' };
it.each<[string, unknown, string[]]>([
  ['no body', undefined, ['/url']],
  ['a list', [], ['']],
  ['another scheme', { url: 'ftp://e.org/' }, ['/url']],
  ['a password in the address', { url: 'https://user:word@e.org/' }, ['/url']],
  ['a long address', { url: url + 'x'.repeat(2_000) }, ['/url']],
  ['wrong types', { url: 7, query: 'q=a', events: [], description: 'a\0b' }, ['/url', '/query', '/events', '/description']],
  ['a query that is none', { url, query: badQuery }, Object.keys(badQuery).map((name) => `/query/${name}`)],
  ['half a character', { url, query: { q: '\ud800' } }, ['/query/q']],
  ['a number', { url, query: { from: 5 } }, ['/query/from']],
  ['an unknown event', { url, events: ['stored', 'erased'] }, ['/events/1']],
  ['an unknown field', { url, secret: 'mine' }, ['']],
])('refuses %s', async (_, body, pointers) => {
  const answer = await call('POST', '', body);
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_body']);
  expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual(pointers.toSorted());
});

it('tells of what is not there, and of too many', async () => {
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/test'],
    ['POST', '/revive'],
    ['GET', '/deliveries'],
  ] as const)
    for (const id of ['x', '0b25d5a4-94e8-5ccc-a480-f0070009c4dd'])
      expect((await call(method, `/${id}${path}`)).body).toMatchObject({ status: 404, code: 'webhook_not_found' });
  const { id } = await add('/one');
  expect((await call('PATCH', `/${id}`, {})).body).toMatchObject({ status: 400, code: 'invalid_body' });
  expect((await call('PATCH', `/${id}`, { state: 'dead' })).body).toMatchObject({ status: 400, errors: [{ pointer: '/state' }] });
  expect((await call('PATCH', `/${id}`, { url: 'http://10.0.0.1/' })).body).toMatchObject({
    status: 400,
    errors: [{ pointer: '/url' }],
  });
  expect((await call('GET', `/${id}/deliveries?cursor=x`)).body).toMatchObject({
    status: 400,
    errors: [{ parameter: 'cursor' }],
  });
  const added = await Promise.all(numbered('/n', 15).map((path) => call('POST', '', { url: `http://${receiver.host}${path}` })));
  expect(added.filter(({ status }) => status === 201)).toHaveLength(11);
  expect(added.find(({ status }) => status !== 201)!.body).toMatchObject({ status: 409, code: 'too_many_webhooks' });
});
