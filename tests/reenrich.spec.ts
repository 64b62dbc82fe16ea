/** `khabar reenrich` and `khabar forget` as their users have them, beside running services. */
import { execFile } from 'node:child_process';
import { Store } from '#database';
import { articleId, topics } from '#events';
import { build } from './harness/build.ts';
import { http, metric, useKhabar } from './harness/khabar.ts';
import { until } from './harness/until.ts';

const khabar = useKhabar();
beforeAll(() => build(), 60_000);

const ARTICLES = 120;
const article = (n: number) => ({
  id: `n${n}`,
  publisher: 'Wire',
  title: `Parliament ${n}`,
  text: `The parliament of Norway met in Oslo. It was meeting number ${n}.`,
  html: n === 0 ? '<p>markup that stays</p>' : undefined,
  date: '2026-03-02',
});
const idOf = (n: number) => articleId({ givenId: `n${n}`, publisher: 'Wire', headline: '' });
const sql = (statement: string, parameters: unknown[] = []) =>
  khabar.services.storage.app.get(Store).writer.query<Record<string, string>>(statement, parameters);
const reenriched = () => metric(khabar.services.storage.url, 'khabar_storage_events_total{outcome="reenriched"}');

/** Not spawnSync: the services live in this process. */
function command(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const { storage, enrichment } = khabar.services;
  const env = { ...process.env, ...khabar.env, KHABAR_STORAGE_URL: storage.url, KHABAR_ENRICHMENT_URL: enrichment.url };
  return new Promise((resolve) =>
    execFile(process.execPath, ['dist/apps/cli/src/main.js', ...args], { env, timeout: 90_000 }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  );
}

it('shows first what would be gained and lost, and publishes nothing on a dry run', async () => {
  await khabar.publish(
    topics.raw.name,
    Array.from({ length: ARTICLES }, (_, n) => ({ value: JSON.stringify(article(n)) })),
  );
  await until(
    async () => (await khabar.ask('/v1/articles')).body.page.total.value === ARTICLES,
    'all articles are stored',
    60_000,
  );
  // as if steps of yesterday had found them, who did not know of Oslo, and took all for sport
  await sql(`update khabar.article set set_id = 'yesterday'`);
  await sql(`delete from khabar.article_entity where facts->>'name' = 'Oslo'`);
  await sql(`update khabar.article_topic set facts = facts || '{"code": "medtop:15000000", "name": "sport"}' where rank = 0`);
  const { status, stdout } = await command('reenrich', '--stale', '--dry-run', '--sample', '5');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^120 articles are stale under set [0-9a-f]{32}\nlanguage {2}0 gained, 0 lost, in 0 of 5 articles\n/);
  expect(stdout).toMatch(/entities {2}5 gained, 0 lost, in 5 of 5 articles\n +\+ place Oslo \(\S+\) {2}5 times\n/);
  expect(stdout).toMatch(/- medtop:15000000 sport \(\S+\) {2}5 times/);
  expect(await reenriched()).toBe(0);
}, 120_000);

it('replaces the findings alone, keeps the earlier ones, and live articles go their way meanwhile', async () => {
  const run = command('reenrich', '--stale', '--rate', '100', '--sample', '0');
  await until(async () => (await reenriched()) > 0, 'the run has begun');
  const sent = performance.now();
  await khabar.publish(topics.raw.name, [{ value: JSON.stringify(article(999)) }]);
  await khabar.stored(idOf(999));
  expect(performance.now() - sent).toBeLessThan(20_000); // far less than all of them take
  const { status, stdout } = await run;
  expect([status, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^${ARTICLES} enriched anew$`, 'm'))]);
  expect(stdout).not.toContain('gained');
  await until(async () => (await reenriched()) === ARTICLES, 'all are enriched anew');
  const { body } = await khabar.ask(`/v1/articles/${idOf(0)}`);
  expect(body).toMatchObject({ revision: 1, headline: 'Parliament 0', articleBodyHtml: '<p>markup that stays</p>' });
  expect(body.entities.map(({ name }: { name: string }) => name)).toContain('Oslo');
  const { data } = (await khabar.ask(`/v1/articles/${idOf(0)}/findings`)).body;
  expect(data).toMatchObject([
    { setId: body.enrichment.setId, current: true, revision: 1 },
    { setId: 'yesterday', current: false },
  ]);
  expect(data[1].entities.map(({ name }: { name: string }) => name)).not.toContain('Oslo');
  expect((await khabar.ask(`/v1/articles/${idOf(0)}/revisions`)).body.data).toHaveLength(1);
}, 120_000);

it('goes on where it was cut off: what has arrived is not stale any more', async () => {
  expect(await command('reenrich', '--stale')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^0 articles are stale/),
  });
  await sql(`update khabar.article set set_id = 'yesterday' where article_id = any($1::uuid[])`, [[1, 2, 3].map(idOf)]);
  const filtered = await command('reenrich', '--entity', 'Oslo', '--from', '2026-03-01', '--rate', '2');
  expect([filtered.status, filtered.stdout]).toEqual([0, expect.stringMatching(/^3 enriched anew$/m)]);
  const none = await command('reenrich', '--entity', 'Nowhere at all');
  expect(none).toMatchObject({ status: 0, stderr: 'entity: no entity is known by "Nowhere at all"\n' });
}, 120_000);

it('a revision that comes while the article is enriched anew stands', async () => {
  const old = (await khabar.ask(`/v1/articles/${idOf(4)}`)).body;
  await sql(`update khabar.article set set_id = 'yesterday' where article_id = $1`, [idOf(4)]);
  const stale = (await khabar.ask(`/v1/articles/stale?set=${old.enrichment.setId}`)).body.data;
  expect(stale).toMatchObject([{ articleId: idOf(4), article: { headline: 'Parliament 4', date: { source: 'given' } } }]);
  await khabar.publish(topics.raw.name, [{ value: JSON.stringify({ ...article(4), title: 'Parliament, corrected' }) }]);
  await until(async () => (await khabar.ask(`/v1/articles/${idOf(4)}`)).body.revision === 2, 'the revision');
  await khabar.publish(topics.raw.name, [
    { value: JSON.stringify(stale[0].article), headers: { 'khabar-reenrich': 'run', ce_id: 'late re-run' } },
    { value: JSON.stringify(article(5_000)), headers: { 'khabar-reenrich': 'run' } }, // not stored, or not any more
  ]);
  await until(
    async () => (await metric(khabar.services.storage.url, 'khabar_storage_events_total{outcome="duplicate"}')) >= 2,
    'both are passed over',
  );
  expect((await khabar.ask(`/v1/articles/${idOf(4)}`)).body).toMatchObject({ revision: 2, headline: 'Parliament, corrected' });
  expect((await khabar.ask(`/v1/articles/${idOf(5_000)}`)).status).toBe(404);
}, 60_000);

it('forgets an article', async () => {
  const { status, stdout } = await command('forget', idOf(6), '--why', 'court order 12/2026');
  expect([status, stdout]).toEqual([0, expect.stringMatching(/ is forgotten since \S+; there were 1 revision\n$/)]);
  expect((await khabar.ask(`/v1/articles/${idOf(6)}`)).status).toBe(410);
  expect(await command('forget', 'nothing', '--why', 'x')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('nothing'),
  });
}, 60_000);

it.each([
  [['reenrich'], 2, '--stale'],
  [['reenrich', '--stale', '--rate', 'fast'], 2, '--rate'],
  [['reenrich', '--language', 'no language', '--sample', '1'], 2, 'language'],
  [['forget', 'x'], 2, '--why'],
])('khabar %j: exit code %i', async (args, status, words) =>
  expect(await command(...args)).toMatchObject({ status, stderr: expect.stringContaining(words) }),
);

it('enrichment tries an article without publishing it, and refuses what is none', async () => {
  const url = `${khabar.services.enrichment.url}/v1/enrich`;
  const post = (body: unknown) =>
    http(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  expect(await post(article(7_000))).toMatchObject({ status: 200, body: { articleId: idOf(7_000), language: { tag: 'en' } } });
  expect(await post({})).toMatchObject({ status: 422, body: { code: 'no_text' } });
  expect((await khabar.ask(`/v1/articles/${idOf(7_000)}`)).status).toBe(404);
});
