/** Sources over HTTP: added by an address, looked at before, changed, asked now, taken in and out as OPML; and what is wrong is named. */
import { mkdtempSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { http, useKhabar } from './harness/khabar.ts';
import { articlePage, OwnSite, rss } from './harness/site.ts';
import { until } from './harness/until.ts';

const site = new OwnSite();
const other = new OwnSite();
const files = mkdtempSync(join(tmpdir(), 'khabar-files-'));
beforeAll(() => Promise.all([site.open(), other.open()]));
afterAll(() => Promise.all([site.close(), other.close()]));
const khabar = useKhabar({
  env: () => ({
    ALLOW_PRIVATE_ADDRESSES: `${site.host},${other.host}`,
    FETCH_DELAY_S: '0.1',
    FILES_DIR: files,
  }),
});

const ask = (method: string, path: string, body?: unknown, type = 'application/json') =>
  http(`${khabar.services.fetcher.url}/v1/sources${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
const sourceOf = async (url: string) => (await ask('GET', `?q=${encodeURIComponent(url)}`)).body.data[0];
const headlines = async () =>
  (await khabar.ask('/v1/articles?limit=200')).body.data.map(({ headline }: { headline: string }) => headline);

const feedType = 'application/rss+xml';
beforeEach(() => {
  site.asked.length = 0;
  site.pages.set('/feed', { type: feedType, body: rss(site, 'Site', { path: '/a', title: 'Senate decides' }) });
  site.pages.set('/a', { body: articlePage('Senate decides') });
  site.pages.set('/', {
    body: `<html><head><title>Site</title><link rel="alternate" type="application/rss+xml" title="All" href="/feed">
      <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed"></head><body><a href="/a">Senate decides</a></body></html>`,
  });
});

test('a site’s address finds its feed; what would come is shown first, and nothing is kept of that', async () => {
  const shown = await ask('POST', '/preview', { url: site.url('/') });
  expect([shown.status, shown.body]).toMatchObject([
    200,
    { kind: 'page', feeds: [{ url: site.url('/feed'), title: 'All' }, {}] },
  ]);
  const items = await ask('POST', '/preview', { url: site.url('/feed') });
  expect(items.body).toMatchObject({
    kind: 'feed',
    title: 'Site',
    total: 1,
    items: [{ headline: 'Senate decides', url: site.url('/a'), wantsPage: true }],
  });
  expect((await ask('GET', '')).body.data).toEqual([]);

  const added = await ask('POST', '', { url: site.url('/'), title: 'My site', minIntervalS: 600 });
  expect([added.status, added.body]).toMatchObject([
    201,
    {
      data: [{ kind: 'feed', url: site.url('/feed'), title: 'My site', minIntervalS: 600, state: 'active' }],
      found: [{ url: site.url('/comments/feed') }],
    },
  ]);
  await until(async () => (await headlines()).includes('Senate decides'), 'its article is not answered', 30_000);
  const again = await ask('POST', '', { url: site.url('/feed') });
  expect([again.status, again.body]).toMatchObject([409, { code: 'source_exists', sourceId: added.body.data[0].id }]);
}, 90_000);

test('a feed at a usual place is found, and a sitemap where there is no feed', async () => {
  other.pages.set('/', { body: '<html><head><title>Other</title></head><body><p>Welcome</p></body></html>' });
  other.pages.set('/robots.txt', { type: 'text/plain', body: `Sitemap: ${other.url('/map.xml')}\n` });
  other.pages.set('/map.xml', {
    type: 'application/xml',
    body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${other.url('/b')}</loc><lastmod>${new Date().toISOString()}</lastmod></url></urlset>`,
  });
  other.pages.set('/b', { body: articlePage('Found by its sitemap') });
  const added = await ask('POST', '', { url: other.url('/') });
  expect([added.status, added.body.data]).toMatchObject([201, [{ kind: 'sitemap', url: other.url('/map.xml') }]]);
  await until(async () => (await headlines()).includes('Found by its sitemap'), 'its article is not answered', 30_000);
}, 90_000);

test('a page with a selector follows its links; a page is watched; both need no feed', async () => {
  site.pages.set('/section', {
    body: '<html><body><div class="lead"><a href="/c">Read more</a></div><div class="ads"><a href="/ad">Buy</a></div></body></html>',
  });
  site.pages.set('/c', { body: articlePage('Behind a link') });
  site.pages.set('/watched', { body: articlePage('A page that is watched') });
  expect((await ask('POST', '', { url: site.url('/section'), selector: '.lead a' })).body.data).toMatchObject([
    { kind: 'links', selector: '.lead a' },
  ]);
  expect((await ask('POST', '', { url: site.url('/watched'), kind: 'page' })).body.data).toMatchObject([{ kind: 'page' }]);
  await until(async () => (await headlines()).includes('Behind a link'), 'the linked article is not answered', 30_000);
  await until(async () => (await headlines()).includes('A page that is watched'), 'the watched article is not answered', 30_000);
  expect(site.asked.map(({ path }) => path)).not.toContain('/ad');
}, 90_000);

test('files of a folder are read, new and changed ones again, and nothing outside of it', async () => {
  mkdirSync(join(files, 'wire'));
  writeFileSync(
    join(files, 'wire', 'one.json'),
    JSON.stringify([{ id: 'f1', title: 'From a file', text: 'The text of a file.' }]),
  );
  writeFileSync(join(files, 'wire', 'broken.json'), '{"oops');
  symlinkSync('/etc', join(files, 'outside'));
  const { body } = await ask('POST', '', { path: 'wire', minIntervalS: 1 });
  expect(body.data).toMatchObject([{ kind: 'files', path: 'wire' }]);
  const [{ id }] = body.data;
  await until(async () => (await headlines()).includes('From a file'), 'the file is not read', 30_000);
  expect((await ask('GET', `/${id}`)).body.last.warnings.join()).toMatch(/broken\.json/);
  writeFileSync(join(files, 'wire', 'two.json'), JSON.stringify({ id: 'f2', title: 'From a second file', text: 'More text.' }));
  await ask('POST', `/${id}/poll`);
  await until(async () => (await headlines()).includes('From a second file'), 'the second file is not read', 30_000);

  for (const path of ['../', 'outside', 'nowhere', '/etc/passwd']) {
    const shown = await ask('POST', '/preview', { path });
    expect([shown.status, shown.body.code]).toEqual([422, 'source_unreadable']);
  }
}, 90_000);

test('a source is paused, changed, made active again, and removed with its items', async () => {
  const { id } = await sourceOf(site.url('/feed'));
  const paused = await ask('PATCH', `/${id}`, { state: 'paused', title: null, maxIntervalS: 7_200 });
  expect(paused.body).toMatchObject({ state: 'paused', title: 'Site', maxIntervalS: 7_200, nextAt: null });
  expect(await ask('POST', `/${id}/poll`)).toMatchObject({ status: 409, body: { code: 'source_not_active' } });
  expect((await ask('PATCH', `/${id}`, { state: 'active' })).body.nextAt).not.toBeNull();
  expect((await ask('DELETE', `/${id}`)).status).toBe(204);
  expect(await ask('GET', `/${id}`)).toMatchObject({ status: 404, body: { code: 'source_not_found' } });
  expect((await ask('DELETE', `/${id}`)).status).toBe(404);
});

test('a source that is gone for good is disabled, and that is told', async () => {
  site.pages.set('/old', { status: 410 });
  const { body } = await ask('POST', '', { url: site.url('/old'), kind: 'feed' });
  const [{ id }] = body.data;
  await until(async () => (await ask('GET', `/${id}`)).body.state === 'disabled', 'it is not disabled', 30_000);
  expect((await ask('GET', `/${id}`)).body).toMatchObject({
    disabledWhy: expect.stringContaining('410') as string,
    nextAt: null,
  });
  expect((await ask('GET', '?state=disabled')).body.data).toMatchObject([{ id }]);
  await until(
    async () => (await http(`${khabar.services.fetcher.url}/health/ready`)).body.status === 'degraded',
    'readiness does not tell',
    30_000,
  );
  await ask('DELETE', `/${id}`);
}, 90_000);

test('OPML in and out', async () => {
  const opml = `<?xml version="1.0"?><opml version="2.0"><body><outline text="Folder">${['x', 'y', 'y'].map((name) => `<outline text="Feed ${name}" xmlUrl="${other.url(`/${name}.xml`)}"/>`).join('')}</outline></body></opml>`;
  expect((await ask('POST', '/opml', opml, 'text/x-opml')).body).toMatchObject({ added: 2, known: 0 });
  expect((await ask('POST', '/opml', opml, 'application/xml')).body).toMatchObject({ added: 0, known: 2 });
  const out = await ask('GET', '/opml');
  expect(out.headers.get('content-type')).toMatch(/^text\/x-opml/);
  expect(out.body).toContain(`title="Feed x" xmlUrl="${other.url('/x.xml')}"`);
  expect(await ask('POST', '/opml', '<rss/>', 'text/xml')).toMatchObject({ status: 400, body: { code: 'not_opml' } });
});

test('pages of a list lead from one to the next', async () => {
  const seen = new Set<string>();
  let cursor = '';
  let total: number;
  do {
    const { body } = await ask('GET', `?limit=2${cursor}`);
    total = body.page.total.value;
    for (const { id } of body.data) seen.add(id);
    cursor = body.page.nextCursor ? `&cursor=${encodeURIComponent(body.page.nextCursor)}` : '';
  } while (cursor);
  expect(seen.size).toBe(total);
});

const NONE = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f';
test.each<[string, string, unknown, number, object]>([
  ['POST', '', {}, 400, { code: 'invalid_body', errors: [{ pointer: '/url' }] }],
  ['POST', '', { url: 'ftp://a.example/' }, 400, { errors: [{ pointer: '/url' }] }],
  ['POST', '', { url: 'https://a.example/', colour: 'red' }, 400, { code: 'invalid_body' }],
  ['POST', '', { url: 'https://a.example/', kind: 'links' }, 400, { errors: [{ pointer: '/selector' }] }],
  ['POST', '', { url: 'https://a.example/', kind: 'feed', minIntervalS: 0 }, 400, { errors: [{ pointer: '/minIntervalS' }] }],
  ['POST', '', { url: 'https://a.example/', path: 'x' }, 400, { errors: [{ pointer: '/url' }] }],
  ['POST', '', { url: 'http://169.254.169.254/latest/meta-data/' }, 422, { code: 'source_unreadable', errors: [{ pointer: '/url', code: 'refused_address' }] }],
  ['POST', '', { url: 'http://127.0.0.1:8080/' }, 422, { code: 'source_unreadable', errors: [{ code: 'refused_address' }] }],
  ['POST', '/preview', { url: 'http://[::1]/' }, 422, { code: 'source_unreadable' }],
  ['GET', '?colour=red', undefined, 400, { code: 'invalid_query', errors: [{ parameter: 'colour' }] }],
  ['GET', '?limit=500', undefined, 400, { errors: [{ parameter: 'limit' }] }],
  ['GET', '?cursor=x', undefined, 400, { errors: [{ parameter: 'cursor' }] }],
  ['GET', '/7', undefined, 404, { code: 'source_not_found' }],
  ['PATCH', `/${NONE}`, { title: 'x' }, 404, { code: 'source_not_found' }],
  ['PATCH', `/${NONE}`, { state: 'disabled' }, 400, { errors: [{ pointer: '/state' }] }],
  ['POST', `/${NONE}/poll`, undefined, 404, { code: 'source_not_found' }],
])('%s %s %j: %i', async (method, path, body, status, expected) => {
  const answer = await ask(method, path, body);
  expect([answer.status, answer.body]).toMatchObject([status, expected]);
}); // prettier-ignore

test('an address where nothing is to be had says what was found there', async () => {
  site.pages.set('/plain', { body: '<html><head><title>Nothing</title></head><body><p>Nothing here.</p></body></html>' });
  for (const path of [...site.pages.keys()].filter((one) => /feed|rss|sitemap/.test(one))) site.pages.delete(path);
  const { status, body } = await ask('POST', '', { url: site.url('/plain') });
  expect([status, body.code]).toEqual([422, 'no_source_found']);
  const gone = await ask('POST', '', { url: site.url('/nowhere') });
  expect([gone.status, gone.body]).toMatchObject([422, { errors: [{ pointer: '/url', message: 'HTTP 404 Not Found' }] }]);
}, 60_000);
