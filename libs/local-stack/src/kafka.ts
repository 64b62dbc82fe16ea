/** One Kafka broker in KRaft mode: from jars with Java, or else from the compose file's image with Docker. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverProperties } from './broker-properties.ts';
import { brokerIsReady } from './broker-ready.ts';
import { type Child, finish, leashed, untilReady } from './children.ts';
import type { Server, StartContext } from './contracts.ts';
import { dockerAnswers, kafkaInDocker } from './docker.ts';
import { fetchJars, findJava, hasMaven, type Java, verifiedJars } from './jars.ts';
import { LocalStackError, secondsSince } from './local-stack-error.ts';
import { freePort } from './ports.ts';

/** Any value will do: a cluster of one, that nobody else joins. 16 bytes in URL-safe base64, as Kafka wants them. */
const CLUSTER_ID = 'a2hhYmFyLWxvY2FsLTAwMQ';
const READY_WITHIN_MS = 120_000;
/** An orderly stop takes 1-2 s, the first one longer: it writes the archive of classes. */
const STOP_GRACE_MS = 10_000;

/** Throws LocalStackError where neither Java and Maven nor Docker can be had, or the port. */
export async function startKafka(context: StartContext): Promise<Server> {
  const { home, cache, log, signal } = context;
  const port = await freePort('LOCAL_KAFKA_PORT', context.port);
  const begin = Date.now();
  const java = findJava();
  const folder = join(cache, 'kafka-4.4.0');
  let jars = typeof java === 'string' ? undefined : verifiedJars(folder);
  const missing = typeof java === 'string' ? java : !jars && !hasMaven() ? 'Maven is missing' : undefined;

  let broker: Child;
  let keepArchive = (): void => {};
  if (missing) {
    if (!dockerAnswers()) throw new LocalStackError(whatToInstall(missing));
    log(`${missing}: Kafka runs in Docker`);
    broker = kafkaInDocker(context, port);
  } else {
    jars ??= await fetchJars(folder, context);
    const java_ = java as Java;
    const dir = join(home, 'kafka');
    mkdirSync(dir, { recursive: true });
    await format(context, java_, jars, dir);
    writeFileSync(join(dir, 'server.properties'), serverProperties(port, await freePort('LOCAL_KAFKA_PORT'), join(dir, 'data')));
    const archive = classArchive(cache, java_, jars);
    keepArchive = archive.keep;
    const args = [...JVM, ...archive.flags, '-cp', jars.join(':'), 'kafka.Kafka', join(dir, 'server.properties')];
    const logFile = join(home, 'logs', 'kafka.log');
    broker = leashed(context.claim, { command: java_.command, args, logFile, stopSignal: 'SIGTERM', graceMs: STOP_GRACE_MS });
  }

  const stop = async (): Promise<void> => {
    // 143 is Java's answer to SIGTERM; after a SIGKILL the archive may be half written.
    if ([0, 143].includes(await broker.stop())) keepArchive();
  };
  try {
    await untilReady(broker, 'Kafka', () => brokerIsReady(port), READY_WITHIN_MS, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  log(`Kafka 4.4 on 127.0.0.1:${port} (${secondsSince(begin)})`);
  return { address: `127.0.0.1:${port}`, exited: broker.exited, lastWords: broker.lastWords, stop };
}

/** A small heap and the quick compiler alone: a broker for one developer starts in half the time. */
const JVM = [
  '-Xms128m',
  '-Xmx384m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

/** Makes the data folder once; aside first, so that a start that is cut short leaves none. */
async function format(context: StartContext, java: Java, jars: string[], dir: string): Promise<void> {
  const data = join(dir, 'data');
  if (existsSync(join(data, 'meta.properties'))) return;
  const fresh = join(dir, 'data.new');
  rmSync(fresh, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
  const properties = join(dir, 'format.properties');
  writeFileSync(properties, serverProperties(1, 2, fresh));
  const args = [...JVM, '-cp', jars.join(':'), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', properties];
  const logFile = join(context.home, 'logs', 'kafka-format.log');
  const spec = { command: java.command, args, logFile, stopSignal: 'SIGTERM' as const, graceMs: 3_000 };
  await finish(context.claim, spec, "Making Kafka's data folder", context.signal);
  renameSync(fresh, data);
}

/**
 * Java's archive of loaded classes (AppCDS) halves the broker's start. It is written when a broker first stops, good for one Java and
 * one set of jars, and Java goes on without it where it does not fit.
 */
function classArchive(cache: string, java: Java, jars: string[]): { flags: string[]; keep: () => void } {
  const key = createHash('sha256')
    .update([java.version, ...jars].join('\n'))
    .digest('hex')
    .slice(0, 12);
  const file = join(cache, `kafka-classes-${key}.jsa`);
  if (existsSync(file)) return { flags: [`-XX:SharedArchiveFile=${file}`, '-Xshare:auto'], keep: () => {} };
  const fresh = `${file}.${process.pid}`;
  return { flags: [`-XX:ArchiveClassesAtExit=${fresh}`], keep: () => existsSync(fresh) && renameSync(fresh, file) };
}

function whatToInstall(missing: string): string {
  return (
    `${missing}: Kafka needs Java 17 or newer and, for its first start, Maven. On Debian or Ubuntu: apt-get install default-jre-headless maven ` +
    `(or openjdk-17-jre-headless). "docker compose up" needs neither.`
  );
}
