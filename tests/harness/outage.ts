/** The one story of every outage: a server goes away while articles come in, and comes back; all goes on by itself, and nothing is missing. */
import { articleId, topics } from '#events';
import { metric, useKhabar } from './khabar.ts';
import { OwnServer } from './own-stack.ts';
import { until } from './until.ts';

const ARTICLES = 50;
const RECOVERY_MS = 120_000;

const article = (id: string) => ({ id, source: 'stream', title: `Title ${id}`, text: 'The parliament of Norway met in Oslo.' });
const idOf = (id: string) => articleId({ givenId: id, publisher: 'stream', headline: '' });

/** Tests of one server being away for so long; to be called in a describe. */
export function outageOf(kind: 'kafka' | 'postgres', seconds: number): void {
  const own = new OwnServer(kind);
  beforeAll(() => own.start(), 60_000);
  const khabar = useKhabar({ env: () => ({ [kind === 'kafka' ? 'KAFKA_BROKERS' : 'DATABASE_URL']: own.address }) });
  afterAll(() => own.remove(), 60_000);

  const send = (name: string) =>
    khabar.publish(
      topics.raw.name,
      Array.from({ length: ARTICLES }, (_, index) => ({ value: JSON.stringify(article(`${name} ${index}`)) })),
    );
  const answered = async (name: string) =>
    ((await khabar.ask(`/v1/articles?q="Title ${name}"&limit=200`)).body as { data: unknown[] }).data.length;
  const unready = async () => (await khabar.unwell()).filter((line) => line.includes(' ready')).map((line) => line.split(' ')[0]);

  const away = kind === 'kafka' ? ['fetcher', 'enrichment', 'storage'] : ['storage'];

  test(
    `${kind} away for ${seconds} s: not ready meanwhile, nothing lost, nothing dead`,
    async () => {
      await send('before');
      await until(async () => (await answered('before')) === ARTICLES, 'the first articles are not answered');

      await own.stop();
      const back = Date.now() + seconds * 1000;
      await until(
        async () => (await unready()).join() === away.join(),
        `${away.join()} do not say that they are not ready`,
        60_000,
      );
      if (kind === 'postgres') {
        await send('meanwhile');
        const begun = Date.now();
        expect(await khabar.ask('/v1/articles')).toMatchObject({ status: 503, body: { status: 503 } });
        expect(Date.now() - begun).toBeLessThan(6_000);
      } else {
        const answer = await khabar.post(article('refused'));
        expect([answer.status, answer.body]).toMatchObject([503, { code: 'broker_away' }]);
        expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
      }
      await until(() => Date.now() >= back, 'time stands still', seconds * 1000 + 10_000);
      expect((await khabar.unwell()).filter((line) => line.includes(' live'))).toEqual([]); // a restart would not help

      await own.start();
      if (kind === 'kafka') await until(() => send('meanwhile').then(() => true), 'the producer does not come back', RECOVERY_MS);
      await until(
        async () => (await answered('meanwhile')) >= ARTICLES,
        'the articles are not answered after the outage',
        RECOVERY_MS,
      );
      await until(async () => (await unready()).length === 0, 'not all are ready again', RECOVERY_MS);
      for (let index = 0; index < ARTICLES; index += 1)
        expect((await khabar.ask(`/v1/articles/${idOf(`meanwhile ${index}`)}`)).status).toBe(200);
      expect(await khabar.deadLetters()).toEqual([]);
      expect(await metric(khabar.services.storage.url, 'khabar_storage_events_total{outcome="stored"}')).toBeGreaterThanOrEqual(
        2 * ARTICLES,
      );
    },
    seconds * 1000 + 3 * RECOVERY_MS,
  );
}
