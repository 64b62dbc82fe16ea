/** A broker that is slow, then says nothing for a while and closes nothing: all goes through, late but once, and no answer is a lie. */
import { articleId, topics } from '#events';
import { freePort } from '#local-stack';
import { http, useKhabar } from './harness/khabar.ts';
import { OwnServer } from './harness/own-stack.ts';
import { Road } from './harness/road.ts';
import { until } from './harness/until.ts';

const LATENCY_MS = 300;
const STALL_MS = 15_000;
/** What the intake waits for the broker. */
const DEADLINE_MS = 10_000;

let roadPort: number;
let road: Road;
const own = new OwnServer('kafka', () => ({ 'advertised.listeners': `PLAINTEXT://127.0.0.1:${roadPort}` }));
beforeAll(async () => {
  roadPort = await freePort('PORT');
  await own.start();
  road = new Road('127.0.0.1', Number(own.address.split(':')[1]));
  await road.listen(roadPort);
}, 60_000);
const khabar = useKhabar({ env: () => ({ KAFKA_BROKERS: `127.0.0.1:${roadPort}` }) });
afterAll(async () => {
  await road.close();
  await own.remove();
}, 60_000);

const article = (id: string) => ({ id, source: 'stream', title: `Title ${id}`, text: 'The parliament of Norway met in Oslo.' });
const idOf = (id: string) => articleId({ givenId: id, publisher: 'stream', headline: '' });
const names = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`);
const publish = (ids: string[]) =>
  khabar.publish(
    topics.raw.name,
    ids.map((id) => ({ value: JSON.stringify(article(id)) })),
  );
const storedOnce = async (ids: string[]) => {
  for (const id of ids) expect(await khabar.stored(idOf(id), 60_000)).toMatchObject({ headline: `Title ${id}`, revision: 1 });
};
const unready = async () => (await khabar.unwell()).filter((line) => line.includes(' ready'));

test(`${LATENCY_MS} ms for each chunk: late, once, and ready all the time`, async () => {
  road.latencyMs = LATENCY_MS;
  const [published, posted] = [names('published', 100), names('posted', 4)];
  await publish(published);
  for (const { status } of await Promise.all(posted.map((id) => khabar.post(article(id))))) expect(status).toBe(202);
  await storedOnce([...published, ...posted]);
  expect([await khabar.deadLetters(), await khabar.unwell()]).toEqual([[], []]);
  road.latencyMs = 0;
}, 120_000);

test(`${STALL_MS / 1000} s without a word: said so, nothing taken that is not on the log, nothing lost`, async () => {
  const before = names('before', 50);
  await publish(before);
  road.set('stalled'); // with work under way
  const begun = Date.now();
  const answers = await Promise.all(names('refused', 3).map((id) => khabar.post(article(id))));
  const tookMs = Date.now() - begun;
  expect(answers.map(({ status, body: { code } }) => [status, code])).toEqual(answers.map(() => [503, 'broker_away']));
  expect(answers[0]!.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(tookMs).toBeLessThan(DEADLINE_MS + 2_000);

  await until(async () => (await unready()).length === 3, 'not all three say that they are not ready');
  for (const line of await unready()) expect(line).toMatch(/no word from Kafka for \d+ s|Kafka has not answered yet/);
  const asked = Date.now();
  expect(await khabar.post(article('refused-at-once'))).toMatchObject({ status: 503, body: { code: 'broker_away' } });
  expect(Date.now() - asked).toBeLessThan(3_000); // nobody waits behind one who has waited in vain
  const alive = Object.values(khabar.services).map(({ url }) => http(`${url}/health/live`));
  expect((await Promise.all(alive)).map(({ status }) => status)).toEqual([200, 200, 200]);
  await until(() => Date.now() >= begun + STALL_MS, 'time stands still', STALL_MS + 5_000);

  road.set('open');
  await until(async () => (await unready()).length === 0, 'not all are ready again', 60_000);
  const taken = names('taken', 5);
  const again = [...names('refused', 3), 'refused-at-once', ...taken];
  for (const id of again) expect((await khabar.post(article(id))).status).toBe(202);
  await storedOnce([...before, ...again]);
  expect(await khabar.deadLetters()).toEqual([]);
}, 180_000);
