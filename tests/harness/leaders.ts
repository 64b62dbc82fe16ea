/** The story of every change of leaders: articles flow while partitions go from one broker to the other, in order or by a broker's death. */
import type { Admin, Kafka } from 'kafkajs';
import { articleId, groups, topics } from '#events';
import { createKafka } from '#kafka';
import { EnrichmentConfig } from '../../apps/enrichment/src/config.ts';
import { Cluster, lead, untilLeads } from './cluster.ts';
import { type Khabar, useKhabar } from './khabar.ts';
import { until } from './until.ts';

const FLOW_MS = 60_000;
/** Between two articles: no more than a slow machine enriches meanwhile. */
const PACE_MS = 100;

const article = (n: number) => ({
  id: `${n}`,
  source: 'stream',
  title: `Title ${n}`,
  text: 'The parliament of Norway met in Oslo.',
});
const idOf = (n: number) => articleId({ givenId: `${n}`, publisher: 'stream', headline: '' });

/** A publisher who goes on whatever happens, and sends again what was not acknowledged. */
class Stream {
  sent = 0;
  readonly #khabar: Khabar;
  #ended = false;
  readonly #running: Promise<void>;

  constructor(khabar: Khabar) {
    this.#khabar = khabar;
    this.#running = this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#ended) {
      const next = { value: JSON.stringify(article(this.sent)) };
      await until(() => this.#khabar.publish(topics.raw.name, [next]).then(() => true), 'no broker takes an article', FLOW_MS);
      this.sent += 1;
      await new Promise((resolve) => setTimeout(resolve, PACE_MS));
    }
  }

  /** Comes back once articles flow again from one end to the other. */
  async flows(): Promise<void> {
    const mark = this.sent;
    await until(() => this.sent > mark, 'the publisher stands still', FLOW_MS);
    await this.#khabar.stored(idOf(mark), FLOW_MS);
  }

  async end(): Promise<number> {
    this.#ended = true;
    await this.#running;
    return this.sent;
  }
}

interface TwoBrokers {
  readonly khabar: Khabar;
  readonly cluster: Cluster;
  readonly config: ReturnType<typeof EnrichmentConfig.parse>;
  readonly client: (id: string) => Kafka;
  /** Connected. */
  readonly admin: Admin;
}

/** To be called at the top of a test file, in place of useKhabar(). What it returns is filled in by the file's beforeAll. */
export function useTwoBrokers(): TwoBrokers {
  const cluster = new Cluster();
  beforeAll(() => cluster.start(), 60_000);
  const khabar = useKhabar({ replicationFactor: 2, env: () => ({ KAFKA_BROKERS: cluster.address }) });
  const two = { khabar, cluster } as { -readonly [K in keyof TwoBrokers]: TwoBrokers[K] };
  beforeAll(async () => {
    two.config = EnrichmentConfig.parse({ KAFKA_BROKERS: cluster.address });
    two.client = (id) => createKafka(two.config, id);
    two.admin = two.client('test').admin();
    await two.admin.connect();
  });
  afterAll(async () => {
    await two.admin?.disconnect();
    await cluster.remove();
  }, 60_000);
  return two;
}

/**
 * A test that moves all partitions to the second broker, stops it, brings it back, kills it, and brings it back again.
 *
 * @param coordinatorDies whether the second broker has the groups as well when it is killed: they then wait for members who can't say
 *   that they have left, up to a session (30 s)
 */
export function leadersMove(two: TwoBrokers, coordinatorDies: boolean): void {
  test('nothing is lost, and nothing is there twice', async () => {
    const { khabar, cluster, admin } = two;
    const data = Object.values(topics).map(({ name }) => khabar.topic(name));
    const all = [...data, '__consumer_offsets'];
    await lead(admin, all, 1);
    const stream = new Stream(khabar);
    await stream.flows();

    await lead(admin, all, 2);
    await stream.flows();
    await cluster.second.stop();
    await stream.flows();
    await cluster.second.start();
    await untilLeads(admin, all, 2);
    await stream.flows();

    if (!coordinatorDies) {
      await lead(admin, ['__consumer_offsets'], 1);
      await stream.flows();
    }
    await cluster.second.kill();
    await stream.flows();
    await cluster.second.start();
    await untilLeads(admin, data, 2);
    await stream.flows();

    const sent = await stream.end();
    await until(async () => (await total(khabar)) >= sent, `not all ${sent} articles are stored`, FLOW_MS);
    expect(await total(khabar)).toBe(sent);
    const articles = await Promise.all(Array.from({ length: sent }, (_, n) => khabar.ask(`/v1/articles/${idOf(n)}`)));
    expect(articles.map(({ body: { headline, revision } }) => [headline, revision])).toEqual(
      articles.map((_, n) => [`Title ${n}`, 1]),
    );
    const behind = async () => [
      ...(await lag(khabar, admin, groups.enrichment, topics.raw.name)),
      ...(await lag(khabar, admin, groups.storage, topics.enriched.name)),
    ];
    await until(async () => (await behind()).every((messages) => messages === 0), 'the offsets are not even');
    expect(await khabar.deadLetters()).toEqual([]);
    await until(async () => (await khabar.unwell()).length === 0, 'not all are well again', 60_000);
  }, 300_000);
}

async function total(khabar: Khabar): Promise<number> {
  return (await khabar.ask('/v1/articles?limit=1')).body.page.total.value as number;
}

/** How many messages a group is behind, by partition; negative were an offset that nobody has written. */
async function lag(khabar: Khabar, admin: Admin, group: string, name: string): Promise<number[]> {
  const topic = khabar.topic(name);
  const ends = await admin.fetchTopicOffsets(topic);
  const [at] = await admin.fetchOffsets({ groupId: khabar.topic(group), topics: [topic] });
  const committed = new Map(at!.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.map(({ partition, high }) => Number(high) - committed.get(partition)!);
}
