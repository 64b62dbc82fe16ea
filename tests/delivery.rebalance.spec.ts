/** Work in hand while its partition goes to another member: the old one commits nothing any more, and the new one does the work. */
import { connect } from 'node:net';
import { type ConsumerConfig, Kafka, logLevel, PartitionAssigners } from 'kafkajs';
import { createKafka, ensureTopics } from '#kafka';
import { FetcherConfig } from '../apps/fetcher/src/config.ts';
import { committed, Member, put } from './harness/member.ts';
import { Road } from './harness/road.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';

const { prefix, env, brokers } = useStack();
const config = FetcherConfig.parse(env);
const kafka = createKafka(config, 'test');
const [host, port] = brokers.split(':');
const road = new Road(host!, Number(port));
const members: Member[] = [];
let roadPort: number;
beforeAll(async () => {
  roadPort = await road.listen();
});
afterEach(() => Promise.all(members.splice(0).map((member) => member.close())), 30_000);
afterAll(() => road.close());

/** A topic of two partitions with its group; of two members the one whose name comes first in the alphabet is given partition 0. */
async function stage(name: string) {
  await ensureTopics(kafka, config, [{ name, partitions: 2 }], { replicationFactor: 1 });
  const join = (by: Kafka, consumer: Partial<ConsumerConfig> = {}) => {
    const member = new Member({ kafka: by, prefix, topic: name, group: name, consumer });
    members.push(member);
    return member;
  };
  return {
    join,
    put: (partition: number, text: string) => put(kafka, prefix + name, partition, text),
    committed: () => committed(kafka, prefix + name, prefix + name),
  };
}

/** Both members take further messages, and all offsets end even. */
async function goesOn(stageOf: Awaited<ReturnType<typeof stage>>, ends: number[], ...both: Member[]): Promise<void> {
  for (const member of both) member.letGo();
  await until(() => both.every(({ partitions }) => partitions.length === 1), 'not each member has one partition', 30_000);
  await stageOf.put(0, 'last 0');
  await stageOf.put(1, 'last 1');
  await until(
    () => ['last 0', 'last 1'].every((text) => both.some(({ effects }) => effects.includes(text))),
    'the last messages are not handled',
    30_000,
  );
  await until(async () => (await stageOf.committed()).join() === ends.join(), 'the offsets are not even');
}

test('a handler that takes longer than the group waits for: its commit is refused, the new owner does the work', async () => {
  const at = await stage('slow');
  const old = at.join(createKafka(config, 'b-old'), { rebalanceTimeout: 3_000 });
  old.holds = true;
  await at.put(0, 'in hand');
  const work = await old.has('in hand');

  const fresh = at.join(createKafka(config, 'a-new'), { rebalanceTimeout: 3_000 });
  fresh.holds = true;
  await until(() => work.context.lost.aborted, 'the handler is not told that its partition is lost');
  const again = await fresh.has('in hand', 30_000);

  work.finish();
  await until(() => old.commitsAnswered > 0, 'the old member does not try to commit');
  expect(old.effects).toEqual(['in hand']);
  expect(await at.committed()).toEqual([-1, -1]);

  again.finish();
  await until(async () => (await at.committed())[0] === 1, 'the new owner does not commit');
  await goesOn(at, [2, 1], old, fresh);
  expect(fresh.effects.filter((text) => text === 'in hand')).toHaveLength(1);
}, 90_000);

test('a rebalance that waits for the work in hand: it is committed, and not done again', async () => {
  const at = await stage('quick');
  const old = at.join(createKafka(config, 'b-old'));
  old.holds = true;
  await at.put(0, 'in hand');
  const work = await old.has('in hand');
  const fresh = at.join(createKafka(config, 'a-new'));
  await until(() => work.context.lost.aborted, 'the handler is not told that its partition is lost');
  work.finish();
  await goesOn(at, [2, 1], old, fresh);
  expect([...old.effects, ...fresh.effects].filter((text) => text === 'in hand')).toHaveLength(1);
}, 90_000);

test('a member whose heartbeats do not arrive: what it finishes later is not committed', async () => {
  const at = await stage('silent');
  const session = { sessionTimeout: 6_000, heartbeatInterval: 600 };
  const far = new Kafka({
    clientId: 'a-far',
    brokers: [brokers],
    logLevel: logLevel.NOTHING,
    requestTimeout: 3_000,
    socketFactory: ({ onConnect }) => connect(roadPort, '127.0.0.1', onConnect),
  });
  const [old, fresh] = [at.join(far, session), at.join(createKafka(config, 'b-near'), session)];
  await until(() => old.partitions.join() === '0' && fresh.partitions.join() === '1', 'not each has its partition');
  for (const member of [old, fresh]) member.holds = true;
  await at.put(0, 'in hand');
  const work = await old.has('in hand');

  road.set('hanging');
  const again = await fresh.has('in hand', 30_000);
  expect(work.context.lost.aborted).toBe(true);
  work.finish();
  road.set('open');
  await until(() => old.commitsAnswered > 0, 'the old member does not try to commit');
  expect(await at.committed()).toEqual([-1, -1]);
  again.finish();
  await goesOn(at, [2, 1], old, fresh);
}, 90_000);

test('a group in which somebody else divides partitions otherwise: says what the broker says, and reads as soon as they are gone', async () => {
  const at = await stage('foreign');
  const foreign = kafka.consumer({
    groupId: `${prefix}foreign`,
    partitionAssigners: [(options) => ({ ...PartitionAssigners.roundRobin(options), name: 'Other' })],
  });
  await foreign.connect();
  await foreign.subscribe({ topic: `${prefix}foreign` });
  const { GROUP_JOIN } = foreign.events;
  await new Promise<void>((joined, failed) => {
    foreign.on(GROUP_JOIN, () => joined());
    foreign.run({ eachMessage: async () => {} }).catch(failed);
  });

  const member = at.join(kafka);
  await until(() => member.notReady()?.includes('protocol'), 'it does not say what the broker says', 20_000);
  await foreign.disconnect();
  await at.put(0, 'after them');
  await until(() => member.effects.includes('after them'), 'it does not read', 30_000);
  expect(member.notReady()).toBeUndefined();
}, 90_000);
