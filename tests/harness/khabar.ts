/** The three services inside the test's own process, on the run's broker and database, and the two things that users do: publish and ask. */
import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import { EnrichmentConfig } from '../../apps/enrichment/src/config.ts';
import { enrichment } from '../../apps/enrichment/src/enrichment.module.ts';
import { FetcherConfig } from '../../apps/fetcher/src/config.ts';
import { fetcher } from '../../apps/fetcher/src/fetcher.module.ts';
import { apiDocument } from '../../apps/storage/src/answers/openapi.ts';
import { StorageConfig } from '../../apps/storage/src/config.ts';
import { storage } from '../../apps/storage/src/storage.module.ts';
import { Store } from '#database';
import { readDeadLetter, topics } from '#events';
import { createKafka, ensureTopics } from '#kafka';
import { type Running, startService } from '#service';
import { asDescribed } from './as-described.ts';
import { listsAgree } from './lists-agree.ts';
import { useStack } from './stack.ts';
import { until } from './until.ts';

const START_MS = 90_000;
const STOP_MS = 30_000;

interface Letter extends ReturnType<typeof readDeadLetter> {
  readonly value: Buffer | null;
}

/** An answer over HTTP: its status, and its body parsed if it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into it with expect()
  readonly body: any;
}

export interface Khabar {
  /** By name: fetcher, enrichment, storage. */
  readonly services: Record<'fetcher' | 'enrichment' | 'storage', Running>;
  readonly producer: Producer;
  /** Broker, prefix and database, for a process beside this one. */
  readonly env: Readonly<Record<string, string>>;
  /** A topic's name as it is on the broker. */
  topic(name: string): string;
  /** As a bare producer does: no headers unless given. */
  publish(topic: string, messages: Message[]): Promise<void>;
  ask(path: string, init?: RequestInit): Promise<Answer>;
  post(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The article as storage answers it, as soon as it does. */
  stored(articleId: string, timeoutMs?: number): Promise<Answer['body']>;
  /** All dead letters so far. */
  deadLetters(): Promise<Letter[]>;
  /** `ready` and `live` of all three: a list of those that are not well. */
  unwell(): Promise<string[]>;
}

interface Options {
  /** Of each topic. */
  readonly partitions?: number;
  readonly replicationFactor?: number;
  /** Variables over those of the run's broker and database; asked for when the services start. */
  readonly env?: () => Record<string, string>;
}

/** To be called at the top of a test file, in place of useStack(). */
export function useKhabar({ partitions = 2, replicationFactor = 1, env: extra = () => ({}) }: Options = {}): Khabar {
  const khabar = {} as { -readonly [K in keyof Khabar]: Khabar[K] };
  let kafka: Kafka;
  // before useStack(): hooks after all tests run in the order in which they are named, and the services must go before their database
  let check = () => {};
  afterAll(async () => {
    try {
      if (khabar.services) await listsAgree(khabar.services.storage.app.get(Store).reader.query);
      check();
    } finally {
      await Promise.all([khabar.producer?.disconnect(), ...Object.values(khabar.services ?? {}).map(({ app }) => app.close())]);
    }
  }, STOP_MS);
  const stack = useStack();
  beforeAll(async () => {
    const env = {
      ...stack.env,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
      ALLOWED_HOSTS: '',
      STORAGE_PORT: '0',
      FETCHER_PORT: '0',
      ENRICHMENT_PORT: '0',
      ENRICHMENT_WORKERS: '1',
      ENTITIES_ENGINE: 'fast', // a tenth of the time; who tests what is found names another
      ...extra(),
    };
    process.env['ENTITIES_ENGINE'] = env.ENTITIES_ENGINE; // threads read it there
    const config = FetcherConfig.parse(env);
    kafka = createKafka(config, 'khabar-test');
    await ensureTopics(kafka, config, Object.values(topics), { replicationFactor, partitions });
    const described = asDescribed(storage(StorageConfig.parse(env)), apiDocument);
    check = described.check;
    const [f, e, s] = await Promise.all([
      startService(fetcher(config)),
      startService(enrichment(EnrichmentConfig.parse(env))),
      startService(described.service),
    ]);
    khabar.services = { fetcher: f, enrichment: e, storage: s };
    khabar.env = { ...stack.env, ...extra() };
    khabar.topic = (name) => config.KAFKA_PREFIX + name;
    khabar.producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await khabar.producer.connect();
    khabar.publish = async (topic, messages) => void (await khabar.producer.send({ topic: khabar.topic(topic), messages }));
    khabar.ask = (path, init) => http(s.url + path, init);
    khabar.post = (body, headers = { 'content-type': 'application/json' }) =>
      http(`${f.url}/v1/articles`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });
    khabar.stored = (articleId, timeoutMs = 30_000) =>
      until(
        async () => {
          const { status, body } = await khabar.ask(`/v1/articles/${articleId}`);
          return status === 200 ? (body as Answer['body']) : undefined;
        },
        `article ${articleId} is not answered`,
        timeoutMs,
      );
    khabar.deadLetters = () => readAll(kafka, khabar.topic(topics.dead.name));
    khabar.unwell = async () => {
      const states = await Promise.all(
        Object.entries(khabar.services).flatMap(([name, { url }]) =>
          ['ready', 'live'].map(async (kind) => [`${name} ${kind}`, await http(`${url}/health/${kind}`)] as const),
        ),
      );
      return states.filter(([, { status }]) => status !== 200).map(([name, { body }]) => `${name}: ${JSON.stringify(body)}`);
    };
    await until(async () => (await khabar.unwell()).length === 0, 'the services do not become ready', START_MS);
  }, START_MS);
  return khabar;
}

export async function http(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(20_000), ...init });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: json ? (JSON.parse(text) as unknown) : text };
}

/** A counter's value in the process's own metrics. */
export async function metric(url: string, line: string): Promise<number> {
  const { body } = await http(`${url}/metrics`);
  return Number(
    (body as string)
      .split('\n')
      .find((each) => each.startsWith(`${line} `))
      ?.split(' ')
      .at(-1) ?? 0,
  );
}

/** Reads a topic of one partition from its beginning to where it ends now. */
async function readAll(kafka: Kafka, topic: string): Promise<Letter[]> {
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const letters: Letter[] = [];
  if (Number(end!.high) === 0) return letters;
  const consumer = kafka.consumer({ groupId: `${topic}.look.${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) =>
        void letters.push({ ...readDeadLetter({ headers: message.headers ?? {} }), value: message.value }),
    });
    await until(() => letters.length >= Number(end!.high), 'the dead letters can not be read');
  } finally {
    await consumer.disconnect();
  }
  return letters;
}
