/** Java and Kafka's jars: found, or fetched once by Maven and held against the checksums in this repository. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finish } from './children.ts';
import type { StartContext } from './contracts.ts';
import { lifeOf } from './life.ts';
import { LocalStackError, secondsSince } from './local-stack-error.ts';

const MAVEN = 'mvn';
const OLDEST_JAVA = 17;
/** A slow line needs minutes for 43 MB; silence for longer than this looks like a hang. */
const PROGRESS_EVERY_MS = 15_000;
const resources = fileURLToPath(new URL('../kafka/', import.meta.url));

export interface Java {
  command: string;
  /** The whole of `java -version`: an archive of classes is good for exactly one Java. */
  version: string;
}

/** JAVA_HOME's Java, or the path's, if it is new enough; else what is wrong, as a clause. */
export function findJava(): Java | string {
  const command = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const { stderr, status } = spawnSync(command, ['-version'], { encoding: 'utf8' });
  if (status !== 0) return 'Java is missing';
  const major = Number(/version "(?:1\.)?(\d+)/.exec(stderr)?.[1]);
  return major >= OLDEST_JAVA ? { command, version: stderr } : `Java ${major} is too old`;
}

export function hasMaven(): boolean {
  return spawnSync(MAVEN, ['-v'], { stdio: 'ignore' }).status === 0;
}

/** The jars in `folder`, as full paths, if all are there. Throws LocalStackError if one is not the jar that it should be. */
export function verifiedJars(folder: string): string[] | undefined {
  const wanted = readFileSync(join(resources, 'jars.sha256'), 'utf8').trim().split('\n');
  const jars: string[] = [];
  for (const line of wanted) {
    const [sum = '', name = ''] = line.split(/\s+/);
    const jar = join(folder, name);
    const found = sha256(jar);
    if (found === undefined) return undefined;
    if (found !== sum)
      throw new LocalStackError(
        `${jar} is not the jar that Khabar knows (SHA-256 ${found}, not ${sum}): remove ${folder} and start again.`,
      );
    jars.push(jar);
  }
  return jars;
}

/** Fetches the jars into `folder`, all or none. Throws LocalStackError with Maven's last words, or when a checksum is wrong. */
export async function fetchJars(folder: string, context: StartContext): Promise<string[]> {
  const { home, claim, log, signal } = context;
  const fresh = freshBeside(folder);
  log("fetching Kafka's jars by Maven, 43 MB, once");
  const begin = Date.now();
  const progress = setInterval(() => log(`still fetching Kafka's jars (${secondsSince(begin)})`), PROGRESS_EVERY_MS);
  try {
    const args = ['-B', '-q', '-f', join(resources, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
    const logFile = join(home, 'logs', 'maven.log');
    await finish(
      claim,
      { command: MAVEN, args, logFile, stopSignal: 'SIGTERM', graceMs: 3_000 },
      "Fetching Kafka's jars by Maven",
      signal,
    );
    if (!verifiedJars(fresh)) throw new LocalStackError("Maven brought not all of Kafka's jars: see jars.sha256 beside pom.xml.");
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    return verifiedJars(folder) ?? [];
  } finally {
    clearInterval(progress);
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** An empty folder beside the one to be made, to be renamed when all is well. */
function freshBeside(folder: string): string {
  mkdirSync(dirname(folder), { recursive: true });
  clearLeftovers(folder);
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(fresh);
  return fresh;
}

/** Takes away `path.PID` of processes that are gone: what they would have renamed to `path` had they not been killed. */
export function clearLeftovers(path: string): void {
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(`${basename(path)}.`) ? Number(name.slice(basename(path).length + 1)) : NaN;
    if (pid && !lifeOf(pid)) rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
}

function sha256(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}
