/** One Kafka broker in KRaft mode: from jars with Java, or else from the compose file's image with Docker. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serverProperties } from './broker-properties.ts';
import { brokerIsReady } from './broker-ready.ts';
import { type Child, finish, leashed, untilReady } from './children.ts';
import type { Server, StartContext } from './contracts.ts';
import { dockerAnswers, kafkaInDocker } from './docker.ts';
import { clearLeftovers, fetchJars, findJava, hasMaven, type Java, verifiedJars } from './jars.ts';
import { LocalStackError, secondsSince } from './local-stack-error.ts';
import { freePort } from './ports.ts';

/** Any value will do: a cluster of one, that nobody else joins. 16 bytes in URL-safe base64, as Kafka wants them. */
const CLUSTER_ID = 'a2hhYmFyLWxvY2FsLTAwMQ';
const READY_WITHIN_MS = 120_000;
/** An orderly stop takes 1-2 s, the first one longer: it writes the archive of classes. */
const STOP_GRACE_MS = 10_000;

/** Throws LocalStackError where neither Java and Maven nor Docker can be had, or the port. */
export async function startKafka(context: StartContext): Promise<Server> {
  const { log, signal } = context;
  const port = await freePort('LOCAL_KAFKA_PORT', context.port);
  const begin = Date.now();
  const { broker, archive } = await launch(context, port);
  const stop = async (): Promise<void> => {
    // 143 is Java's answer to SIGTERM; after a SIGKILL the archive may be half written.
    const orderly = [0, 143].includes(await broker.stop());
    if (archive?.fresh && orderly && existsSync(archive.fresh)) renameSync(archive.fresh, archive.file);
  };
  try {
    await untilReady(broker, 'Kafka', () => brokerIsReady(port), READY_WITHIN_MS, signal);
  } catch (error) {
    await stop();
    if (!archive || archive.fresh || signal.aborted) throw error;
    // An archive that is damaged, by a full disk for one, ends Java: once more without it.
    rmSync(archive.file, { force: true });
    return startKafka({ ...context, port });
  }
  log(`Kafka 4.4 on 127.0.0.1:${port} (${secondsSince(begin)})`);
  return { address: `127.0.0.1:${port}`, pid: broker.pid, exited: broker.exited, lastWords: broker.lastWords, stop };
}

/** From jars if Java and, unless they are there, Maven can be had; else in Docker. */
async function launch(context: StartContext, port: number): Promise<{ broker: Child; archive?: ClassArchive }> {
  const folder = join(context.cache, 'kafka-4.4.0');
  const java = findJava();
  const missing = typeof java === 'string' ? java : !verifiedJars(folder) && !hasMaven() ? 'Maven is missing' : undefined;
  if (typeof java !== 'string' && !missing) {
    const jars = verifiedJars(folder) ?? (await fetchJars(folder, context));
    return fromJars(context, port, java, jars);
  }
  if (!dockerAnswers()) throw new LocalStackError(whatToInstall(missing ?? ''));
  context.log(`${missing}: Kafka runs in Docker`);
  return { broker: kafkaInDocker(context, port) };
}

async function fromJars(
  context: StartContext,
  port: number,
  java: Java,
  jars: string[],
): Promise<{ broker: Child; archive: ClassArchive }> {
  const { home, cache, claim, brokerProperties } = context;
  const dir = join(home, 'kafka');
  mkdirSync(dir, { recursive: true });
  await format(context, java, jars, dir);
  const properties = join(dir, 'server.properties');
  writeFileSync(properties, serverProperties(port, await freePort('LOCAL_KAFKA_PORT'), join(dir, 'data'), brokerProperties));
  const archive = classArchive(cache, java, jars);
  const archiveFlag = archive.fresh ? `-XX:ArchiveClassesAtExit=${archive.fresh}` : `-XX:SharedArchiveFile=${archive.file}`;
  const logFile = join(home, 'logs', 'kafka.log');
  const args = [...JVM, archiveFlag, `-XX:ErrorFile=${logFile}.crash`, '-cp', jars.join(':'), 'kafka.Kafka', properties];
  return {
    broker: leashed(claim, { command: java.command, args, logFile, stopSignal: 'SIGTERM', graceMs: STOP_GRACE_MS }),
    archive,
  };
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
  writeFileSync(properties, serverProperties(1, 2, fresh, context.brokerProperties));
  const args = [...JVM, '-cp', jars.join(':'), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', properties];
  const logFile = join(context.home, 'logs', 'kafka-format.log');
  const spec = { command: java.command, args, logFile, stopSignal: 'SIGTERM' as const, graceMs: 3_000 };
  await finish(context.claim, spec, "Making Kafka's data folder", context.signal);
  renameSync(fresh, data);
}

interface ClassArchive {
  file: string;
  /** Where this run will write it, if it is not there yet. */
  fresh?: string;
}

/**
 * Java's archive of loaded classes (AppCDS) makes the broker's start three times as quick. It is written when a broker first stops, and
 * is good for one Java and one set of jars.
 */
function classArchive(cache: string, java: Java, jars: string[]): ClassArchive {
  const key = createHash('sha256').update(java.version).update(jars.join('\n')).digest('hex');
  const file = join(cache, `kafka-classes-${key.slice(0, 12)}.jsa`);
  clearLeftovers(file);
  return existsSync(file) ? { file } : { file, fresh: `${file}.${process.pid}` };
}

function whatToInstall(missing: string): string {
  return (
    `${missing}: Kafka needs Java 17 or newer and, for its first start, Maven. On Debian or Ubuntu: apt-get install default-jre-headless maven ` +
    `(or openjdk-17-jre-headless). "docker compose up" needs neither.`
  );
}
