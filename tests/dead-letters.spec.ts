/** Dead letters as an inbox: what could not be used is looked at, mended, sent again or set aside, and never told twice. */
import { Store } from '#database';
import { articleId, topics } from '#events';
import { http, useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar();

const url = (name: string) => `https://news.example.org/${name}`;
const idOf = (name: string) => articleId({ url: url(name), headline: '' });
const send = (...values: (object | string | null)[]) =>
  khabar.publish(
    topics.raw.name,
    values.map((value) => ({
      key: 'k',
      value: typeof value === 'string' || value === null ? value : JSON.stringify(value),
      headers: { 'x-from': 'test' },
    })),
  );
const post = (path: string, body?: unknown, type = 'application/json') =>
  http(`${khabar.services.storage.url}/v1/${path}`, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const letters = async (query = '') => (await khabar.ask(`/v1/dead-letters?view=letters&limit=200${query}`)).body.data;
const letter = async (id: string) => (await khabar.ask(`/v1/dead-letters/${id}`)).body;
const letterOf = (name: string) =>
  until(
    async () => (await letters(`&articleId=${idOf(name)}`))[0] as { id: string; fingerprint: string },
    `no letter of ${name}`,
  );
const stations = async (name: string) =>
  (await khabar.ask(`/v1/ledger?articleId=${idOf(name)}`)).body.data.map(({ station }: { station: string }) => station);
const isEven = () =>
  until(async () => {
    const { total } = (await khabar.ask('/v1/ledger/balance')).body;
    return total.inFlight === 0 && total.difference === 0;
  }, 'the ledger does not become even');

test('a letter is shown with its bytes as data, is mended and replayed, and its article is answered', async () => {
  await send({ url: url('mended'), html: '<script>alert(1)</script>' });
  const { id } = await letterOf('mended');
  const shown = await khabar.ask(`/v1/dead-letters/${id}`);
  expect(shown.headers.get('content-type')).toContain('application/json');
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  expect(shown.body).toMatchObject({
    state: 'open',
    code: 'no_text',
    topic: topics.raw.name,
    times: 1,
    key: { text: 'k' },
    headers: [{ name: 'x-from', text: 'test' }],
    value: { text: expect.stringContaining('alert(1)') as string, truncated: false },
    patchedValue: null,
    history: [{ what: 'died', code: 'no_text', service: 'enrichment' }],
  });
  expect(Buffer.from(shown.body.value.base64, 'base64').toString()).toBe(shown.body.value.text);

  const invalid = await post(`dead-letters/${id}/patch`, [{ op: 'add', path: '/title', value: 7 }]);
  expect([invalid.status, invalid.body]).toMatchObject([
    422,
    { code: 'patch_makes_invalid', errors: [{ pointer: '/articleBody' }] },
  ]);
  const mended = await post(
    `dead-letters/${id}/patch`,
    [{ op: 'add', path: '/title', value: 'Mended' }],
    'application/json-patch+json',
  );
  expect([mended.status, mended.body]).toMatchObject([
    200,
    { patched: true, patchedValue: { text: expect.stringContaining('Mended') as string } },
  ]);
  expect(mended.body.value.text).not.toContain('Mended');

  expect(await post(`dead-letters/${id}/replay`)).toMatchObject({ status: 200, body: { state: 'replayed' } });
  expect(await khabar.stored(idOf('mended'))).toMatchObject({ headline: 'Mended' });
  await until(async () => (await letter(id)).state === 'resolved', 'the letter is not resolved');
  expect((await letter(id)).history.map(({ what }: { what: string }) => what)).toEqual([
    'died',
    'patched',
    'replayed',
    'resolved',
  ]);
  await until(async () => (await stations('mended')).length === 8, 'not all stations are told');
  expect(await stations('mended')).toEqual([
    'received',
    'dead',
    'patched',
    'replayed',
    'received',
    'enriched',
    'stored',
    'resolved',
  ]);
  expect(await post(`dead-letters/${id}/replay`)).toMatchObject({ status: 409, body: { code: 'letter_resolved' } });
  await isEven();
}, 60_000);

test('what can never work comes back as the same letter, once, on each topic', async () => {
  await send({ url: url('hopeless') });
  await khabar.publish(topics.enriched.name, [{ key: 'k', value: '{"articleId":"7"}' }]);
  const [raw, enriched] = await Promise.all([
    letterOf('hopeless'),
    until(async () => (await letters(`&topic=${topics.enriched.name}`))[0] as { id: string }, 'no letter of the enriched one'),
  ]);
  const before = (await letters()).length;
  for (const { id } of [raw, enriched]) {
    expect((await post(`dead-letters/${id}/replay`)).status).toBe(200);
    await until(async () => (await letter(id)).times === 2, 'it does not come back');
    expect(await letter(id)).toMatchObject({
      state: 'open',
      history: [{ what: 'died' }, { what: 'replayed' }, { what: 'died' }],
    });
  }
  expect(await letters()).toHaveLength(before);
  await isEven();
}, 60_000);

test('letters that failed alike are one group; a page leads to the next', async () => {
  await send(...Array.from({ length: 5 }, () => '{"title":"Cut'), ...Array.from({ length: 3 }, () => '42'));
  const groups = () => khabar.ask('/v1/dead-letters');
  await until(
    async () =>
      (await groups()).body.data.some(
        ({ code, letters: n }: { code: string; letters: number }) => code === 'not_json' && n === 5,
      ),
    'the letters are not grouped',
  );
  await until(async () => (await letters('&code=not_an_object&state=open')).length === 3, 'the three are not there');
  const { body } = await groups();
  const cut = body.data.find(({ code }: { code: string }) => code === 'not_json');
  expect(cut).toMatchObject({
    topic: topics.raw.name,
    service: 'enrichment',
    letters: 5,
    times: 5,
    states: { open: 5, resolved: 0 },
  });
  expect(await letters(`&fingerprint=${cut.fingerprint}`)).toHaveLength(5);
  expect(await letters('&from=2099-01-01')).toEqual([]);

  for (const view of ['groups', 'letters']) {
    const seen = new Set<string>();
    let cursor = '';
    let total: number;
    do {
      const page = (await khabar.ask(`/v1/dead-letters?view=${view}&limit=1${cursor}`)).body;
      total = page.page.total.value;
      for (const one of page.data) seen.add(one.id ?? one.fingerprint);
      cursor = page.page.nextCursor ? `&cursor=${page.page.nextCursor}` : '';
    } while (cursor);
    expect(seen.size).toBe(total);
  }
}, 60_000);

test('a discarded letter keeps its reason, and a group is replayed without it', async () => {
  const cut = await letters('&code=not_json');
  const [{ id }] = cut;
  expect(await post(`dead-letters/${id}/discard`, { why: 'a test of theirs' })).toMatchObject({
    status: 200,
    body: { state: 'discarded' },
  });
  expect((await letter(id)).history.at(-1)).toMatchObject({ what: 'discarded', why: 'a test of theirs' });
  const dry = await post('dead-letters/replay', { filter: { code: 'not_json' } });
  expect([dry.status, dry.body]).toMatchObject([200, { dryRun: true, matches: 4 }]);
  expect(await letters('&code=not_json&state=replayed')).toEqual([]);

  const { body: replay } = await post('dead-letters/replay', { filter: { code: 'not_json' }, dryRun: false });
  expect(replay).toMatchObject({ total: 4 });
  await until(async () => (await khabar.ask(`/v1/replays/${replay.id}`)).body.state === 'done', 'the replay does not end');
  expect((await khabar.ask(`/v1/replays/${replay.id}`)).body).toMatchObject({ published: 4, remaining: 0, skipped: 0 });
  await until(async () => (await letters('&code=not_json&state=open')).length === 4, 'they do not come back');
  expect(await letters('&code=not_json')).toHaveLength(5);
  expect((await letters('&code=not_json&state=open')).map(({ times }: { times: number }) => times)).toEqual([2, 2, 2, 2]);

  const discarded = await post('dead-letters/discard', { filter: { code: 'not_json' }, why: 'cut off', dryRun: false });
  expect(discarded.body).toMatchObject({ matches: 4, dryRun: false });
  expect(await letters('&code=not_json&state=open')).toEqual([]);
  await isEven();
}, 60_000);

test('a large replay shows how far it is, is cut off, and gone on with', async () => {
  const count = 2_000;
  const matches = async () => (await post('dead-letters/replay', { filter: { code: 'not_an_object' } })).body.matches;
  const before = await matches();
  for (let at = 0; at < count; at += 500) await send(...Array.from({ length: 500 }, () => '"not an object"'));
  await until(async () => (await matches()) === before + count, 'not all are there', 60_000);
  const { body: begun } = await post('dead-letters/replay', { filter: { code: 'not_an_object' }, dryRun: false });
  const canceled = await post(`replays/${begun.id}/cancel`);
  expect(canceled.body).toMatchObject({ state: 'canceled', total: begun.total });
  expect(canceled.body.remaining).toBeGreaterThan(0);
  const half = (await khabar.ask(`/v1/replays/${begun.id}`)).body;
  expect(half.published + half.remaining).toBe(begun.total);
  expect(await post(`replays/${begun.id}/resume`)).toMatchObject({ status: 200, body: { state: 'running' } });
  await until(async () => (await khabar.ask(`/v1/replays/${begun.id}`)).body.state === 'done', 'the replay does not end', 60_000);
  expect((await khabar.ask(`/v1/replays/${begun.id}`)).body).toMatchObject({ published: begun.total, remaining: 0 });
  const deaths = async () =>
    (await khabar.ask('/v1/dead-letters?code=not_an_object')).body.data.reduce(
      (sum: number, { times }: { times: number }) => sum + times,
      0,
    );
  await until(async () => (await deaths()) === 2 * begun.total, 'not all come back, or more than once', 60_000);
  expect((await khabar.ask('/v1/replays')).body.data[0].id).toBe(begun.id);
  expect(await post(`replays/${begun.id}/resume`)).toMatchObject({ status: 409 });
  await isEven();
  // replays, the ledger's own reading and the inbox have written the same rows at the same time
  const [row] = await khabar.services.storage.app
    .get(Store)
    .upkeep.query<{ deadlocks: number }>('select deadlocks::int from pg_stat_database where datname = current_database()');
  expect(row!.deadlocks).toBe(0);
}, 180_000);

test('a forgotten article takes its letters with it, and gets no new ones', async () => {
  const about = `articleId=${idOf('private')}`;
  await send({ url: url('private'), title: 'Private matters' });
  await khabar.stored(idOf('private'));
  await send({ url: url('private'), html: '<p>' });
  await letterOf('private');
  expect((await post(`articles/${idOf('private')}/forget`, { why: 'asked for' })).status).toBe(200);
  expect(await letters(`&${about}`)).toEqual([]);
  await send({ url: url('private'), html: '<b>' });
  const dead = async () => (await stations('private')).filter((station: string) => station === 'dead').length;
  await until(async () => (await dead()) === 2, 'the ledger does not tell of it');
  expect(await letters(`&${about}`)).toEqual([]);
  await isEven();
}, 60_000);

const NONE = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
test.each<[string, unknown, number, string]>([
  [`dead-letters/${NONE}/replay`, undefined, 404, 'dead_letter_not_found'],
  ['dead-letters/7/replay', undefined, 404, 'dead_letter_not_found'],
  [`dead-letters/${NONE}/patch`, [{ op: 'test', path: '', value: 1 }], 404, 'dead_letter_not_found'],
  [`dead-letters/${NONE}/patch`, { op: 'test' }, 400, 'invalid_body'],
  [`dead-letters/${NONE}/patch`, undefined, 400, 'invalid_body'],
  [`dead-letters/${NONE}/discard`, { why: ' ' }, 400, 'invalid_body'],
  [`dead-letters/${NONE}/discard`, { why: 'x' }, 404, 'dead_letter_not_found'],
  ['dead-letters/replay', {}, 400, 'invalid_body'],
  ['dead-letters/replay', { filter: { colour: 'red' } }, 400, 'invalid_body'],
  ['dead-letters/replay', { filter: { code: 'nonsense' } }, 400, 'invalid_body'],
  ['dead-letters/replay', '{"filter":', 400, 'bad_request'],
  [`replays/${NONE}/cancel`, undefined, 404, 'replay_not_found'],
  ['replays/7/resume', undefined, 404, 'replay_not_found'],
])('a wrong wish gets a clear answer: POST %s %j', async (path, body, status, code) => {
  const answer = await post(path, body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
});

test('a filter that nothing fits replays nothing, and says so', async () => {
  const filter = { code: 'too_deep' };
  expect((await post('dead-letters/replay', { filter })).body).toMatchObject({ matches: 0 });
  expect((await post('dead-letters/replay', { filter, dryRun: false })).body).toMatchObject({ total: 0, state: 'done' });
  expect((await khabar.ask('/v1/dead-letters/7')).status).toBe(404);
  expect((await khabar.ask('/v1/dead-letters?code=nonsense')).status).toBe(400);
});
