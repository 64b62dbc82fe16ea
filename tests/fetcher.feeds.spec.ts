/** A feed over HTTP, from its address in the configuration to the answers, its pages read on the way. */
import { http, metric, useKhabar } from './harness/khabar.ts';
import { articlePage, OwnSite, rss } from './harness/site.ts';
import { until } from './harness/until.ts';

const site = new OwnSite();
const put = (version: number, ...items: { path: string; title: string }[]): void => {
  for (const { path, title } of items) site.pages.set(path, { body: articlePage(title) });
  const headers = { etag: `"${version}"` };
  site.pages.set('/rss', { type: 'application/rss+xml', headers, body: rss(site, 'Wire', ...items) });
};

beforeAll(async () => {
  await site.open();
  put(1, { path: '/1', title: 'First' });
});
afterAll(() => site.close());

const khabar = useKhabar({
  env: () => ({
    FEED_URLS: site.url('/rss'),
    ALLOW_PRIVATE_ADDRESSES: site.host,
    CONTACT: 'https://desk.example.org/bot',
    FETCH_MIN_INTERVAL_S: '1',
    FETCH_MAX_INTERVAL_S: '1',
    FETCH_DELAY_S: '0.1',
  }),
});
const headlines = async () =>
  ((await khabar.ask('/v1/articles?source=Wire')).body as { data: { headline: string }[] }).data
    .map(({ headline }) => headline)
    .toSorted();
const source = async () => (await http(`${khabar.services.fetcher.url}/v1/sources`)).body.data[0];
const events = async () => metric(khabar.services.storage.url, 'khabar_storage_events_total{outcome="stored"}');

test('its items are answered with the text of their pages, and what is new on a later reading', async () => {
  await until(async () => (await headlines()).length === 1, 'the first item is not answered', 30_000);
  put(2, { path: '/2', title: 'Second' }, { path: '/1', title: 'First' });
  await until(async () => (await headlines()).length === 2, 'the second item is not answered', 30_000);
  expect(await headlines()).toEqual(['First', 'Second']);
  expect(await events()).toBe(2);
  const { body } = await khabar.ask('/v1/articles?source=Wire&include=body&sort=published');
  for (const article of body.data)
    expect(article).toMatchObject({
      articleBody: expect.stringMatching(/^Paragraph 1[^]*Paragraph 4/) as string,
      author: [{ name: 'Ingrid Larsen' }],
      datePublished: '2026-03-02T08:15:00Z',
      provenance: { method: 'feed', finalUrl: expect.stringContaining(site.host) as string, feedUrl: site.url('/rss') },
    });
  expect(await source()).toMatchObject({ kind: 'feed', title: 'Wire', state: 'active', failures: 0, last: { items: 2 } });
}, 90_000);

test('a feed that has not changed is not sent again, and it is told who asks', async () => {
  const before = site.asked.length;
  await until(() => site.asked.length > before + 1, 'the feed is not read again');
  const { path, headers } = site.asked.at(-1)!;
  expect([path, headers['if-none-match']]).toEqual(['/rss', '"2"']);
  expect(headers['user-agent']).toMatch(/^Khabar\/\S+ \(\+https:\/\/desk\.example\.org\/bot\)$/);
  await until(async () => (await source()).last.outcome === 'unchanged', 'it is not told');
}, 30_000);

test('a feed that fails says so, and is read again when it is back', async () => {
  site.pages.set('/rss', { status: 500, body: 'oops' });
  await until(async () => (await source()).failures > 0, 'the failure is not told', 30_000);
  expect(await source()).toMatchObject({ last: { outcome: 'broken', words: 'HTTP 500 Internal Server Error', httpStatus: 500 } });
  expect(await khabar.unwell()).toEqual([]);
  put(4, { path: '/3', title: 'Third' }, { path: '/2', title: 'Second' });
  const { id } = await source();
  expect(await http(`${khabar.services.fetcher.url}/v1/sources/${id}/poll`, { method: 'POST' })).toMatchObject({ status: 202 });
  await until(async () => (await headlines()).includes('Third'), 'the third item is not answered', 30_000);
  expect(await source()).toMatchObject({ failures: 0, failingSince: null });
}, 90_000);

test('an edited title is a revision, a page that is gone leaves what the feed said, and one that is no article is told', async () => {
  put(5, { path: '/3', title: 'Third, corrected' }, { path: '/2', title: 'Second' });
  site.pages.set('/rss', {
    type: 'application/rss+xml',
    headers: { etag: '"6"' },
    body: rss(
      site,
      'Wire',
      { path: '/3', title: 'Third, corrected' },
      { path: '/gone', title: 'Gone' },
      { path: '/walled', title: 'Walled' },
    ),
  });
  site.pages.set('/walled', { body: '<html><body><h1>Log in</h1><form><input type="password"></form></body></html>' });
  await until(
    async () => (await headlines()).join().includes('corrected') && (await headlines()).length === 5,
    'not all come',
    30_000,
  );
  expect(await headlines()).toEqual(['First', 'Gone', 'Second', 'Third, corrected', 'Walled']);
  const { body } = await khabar.ask('/v1/articles?source=Wire&include=body&limit=50');
  const of = (headline: string) => body.data.find((article: { headline: string }) => article.headline === headline);
  expect(of('Third, corrected').revision).toBe(2);
  expect(of('Gone')).toMatchObject({ flags: expect.arrayContaining(['page_gone']) as string[] });
  expect(of('Gone').description ?? of('Gone').articleBody).toBe('Text of Gone.');
  expect(of('Walled').flags.join()).toMatch(/page_/);
}, 60_000);

test('a page whose site asks for patience waits, and is not taken in without its text', async () => {
  const show = (version: number, ...items: { path: string; title: string }[]) => {
    put(version, ...items, { path: '/busy', title: 'Busy' });
    site.pages.set('/busy', { status: 429, body: 'slow down' });
  };
  show(7, { path: '/4', title: 'Fourth' });
  await until(() => site.asked.some(({ path }) => path === '/busy'), 'its page is not asked for', 30_000);
  show(8, { path: '/5', title: 'Fifth' });
  await until(async () => (await headlines()).includes('Fifth'), 'its neighbour does not come', 30_000);
  expect(await headlines()).not.toContain('Busy');
  expect(site.asked.filter(({ path }) => path === '/busy')).toHaveLength(1);
}, 90_000);
