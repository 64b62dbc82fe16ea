/** The run: all that is up, in one place, for faults to be done to. */
import { Logger } from '@nestjs/common';
import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kafka } from 'kafkajs';
import { z } from 'zod';
import { topics } from '#events';
import { createKafka, ensureTopics, type KafkaConfig, kafkaVariables } from '#kafka';
import { removeHome } from '../libs/local-stack/src/index.ts';
import { Publisher, withAdmin } from './broker.ts';
import { environment, givenStack, type Options } from './config.ts';
import { type Chance, chance } from './random.ts';
import { withDatabase } from './readback.ts';
import { OwnServer } from './servers.ts';
import { type App, type Service, startService, untilReady } from './services.ts';

const READY_MS = 120_000;

export interface Run {
  readonly options: Options;
  /** The two servers, if they are ours to harm. */
  readonly kafkaServer: OwnServer | undefined;
  readonly postgresServer: OwnServer | undefined;
  readonly kafka: Kafka;
  readonly prefix: string;
  readonly databaseUrl: string;
  readonly services: readonly Service[];
  readonly publisher: Publisher;
  /** For what is drawn while it runs; what is published was drawn before. */
  readonly draw: Chance;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  startAnother(app: App): Promise<Service>;
  stop(): Promise<void>;
}

export const ofApp = ({ services }: Run, app: App): Service[] => services.filter((service) => service.app === app);

/** Brings all up. What has been started before a failure is stopped by it. @throws Error */
export async function start(options: Options, cache: string, say: Run['say'], signal: AbortSignal): Promise<Run> {
  Logger.overrideLogger(false); // kafkajs' words on outages that we make ourselves
  const home = mkdtempSync(join(tmpdir(), 'khabar-proof-'));
  chmodSync(home, 0o755);
  const logDir = join(home, 'logs');
  mkdirSync(logDir);
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed())
      await step().catch((error: unknown) => say(`while stopping: ${String(error)}`));
    if (options.keep) say(`data and logs are kept in ${home}`);
    else removeHomes(home);
  };
  try {
    const name = `proof_${process.pid}_${Date.now().toString(36)}`;
    const given = givenStack();
    const kafkaServer = given ? undefined : new OwnServer('kafka', home, cache);
    const postgresServer = given ? undefined : new OwnServer('postgres', home, cache);
    for (const server of [kafkaServer, postgresServer]) if (server) undo.push(() => server.stop());
    await Promise.all([kafkaServer?.start(), postgresServer?.start()]);
    signal.throwIfAborted();
    if (!given) say('Kafka and PostgreSQL are up');
    const databaseUrl = given ? await ownDatabase(given.databaseUrl, name, undo) : postgresServer!.address;
    const prefix = given ? `${environment['KAFKA_PREFIX'] ?? ''}${name}.` : '';
    const env = {
      ...environment,
      KAFKA_BROKERS: given?.kafkaBrokers ?? kafkaServer!.address,
      KAFKA_PREFIX: prefix,
      DATABASE_URL: databaseUrl,
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'info',
      ENRICHMENT_WORKERS: '1',
      NODE_COMPILE_CACHE: join(cache, 'node'),
    };
    const config: KafkaConfig = z.object(kafkaVariables).parse(env);
    const kafka = createKafka(config, 'khabar-proof');
    await ensureTopics(kafka, config, Object.values(topics), { replicationFactor: 1 });
    if (given)
      undo.push(() =>
        withAdmin(kafka, (admin) => admin.deleteTopics({ topics: Object.values(topics).map((topic) => prefix + topic.name) })),
      );

    const services: Service[] = [];
    let started = 0;
    const startAnother = (app: App): Promise<Service> =>
      startService(app, (started += 1), { env, logDir, sabotage: options.sabotage });
    undo.push(() => Promise.all(services.map((service) => service.stop())));
    for (let number = 1; number <= options.instances; number += 1)
      for (const app of ['enrichment', 'storage'] as const) services.push(await startAnother(app));
    const fetcher = await startAnother('fetcher');
    services.push(fetcher);
    await untilReady(services, READY_MS);
    const publisher = new Publisher(kafka, prefix, fetcher.url, signal);
    undo.push(() => publisher.close());
    const draw = chance(options.seed ^ 0x5eed);
    return {
      options,
      kafkaServer,
      postgresServer,
      kafka,
      prefix,
      databaseUrl,
      services,
      publisher,
      draw,
      say,
      signal,
      startAnother,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A database of this run's own beside the given one; dropped in the end. */
async function ownDatabase(givenUrl: string, name: string, undo: (() => Promise<unknown>)[]): Promise<string> {
  const url = new URL(givenUrl);
  url.pathname = `/${name}`;
  await withDatabase(givenUrl, (client) => client.query(`create database ${name}`));
  undo.push(() => withDatabase(givenUrl, (client) => client.query(`drop database ${name} with (force)`)));
  return url.href;
}

function removeHomes(home: string): void {
  for (const kind of ['kafka', 'postgres']) removeHome(join(home, kind));
  removeHome(home);
}
