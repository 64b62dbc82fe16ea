/** Where Java or Maven is missing: the compose file's Kafka in a container, published on 127.0.0.1. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverProperties } from './broker-properties.ts';
import { type Child, leashed } from './children.ts';
import type { StartContext } from './contracts.ts';
import { LocalStackError } from './local-stack-error.ts';

const composeFile = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url));
/** Inside the container the ports are free for sure. */
const CONTROLLER_PORT = 29_093;
const DATA_DIR = '/var/lib/kafka/data';

export function dockerAnswers(): boolean {
  return spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0;
}

/** A container and a volume of its own for each home. The image's entry point formats the volume at the first start. */
export function kafkaInDocker({ home, claim, brokerProperties }: StartContext, port: number): Child {
  const name = `khabar-kafka-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`;
  // Left over where the last run's leash was killed too.
  spawnSync('docker', ['rm', '-f', name], { stdio: 'ignore' });
  const settings = serverProperties(port, CONTROLLER_PORT, DATA_DIR, brokerProperties)
    .replace(`PLAINTEXT://127.0.0.1:${port},`, `PLAINTEXT://0.0.0.0:${port},`)
    .trim()
    .split('\n')
    .flatMap((line) => ['-e', environmentForm(line)]);
  const args = [
    'run',
    '--rm',
    '--name',
    name,
    '-p',
    `127.0.0.1:${port}:${port}`,
    '-v',
    `${name}:${DATA_DIR}`,
    ...settings,
    kafkaImage(),
  ];
  const logFile = join(home, 'logs', 'kafka.log');
  return leashed(claim, {
    command: 'docker',
    args,
    logFile,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
    finally: ['docker', 'rm', '-f', name],
  });
}

/** The image takes each setting as a variable: `log.dirs=x` is `KAFKA_LOG_DIRS=x`. */
function environmentForm(property: string): string {
  const [key = '', ...value] = property.split('=');
  return `KAFKA_${key.toUpperCase().replaceAll('.', '_')}=${value.join('=')}`;
}

function kafkaImage(): string {
  const image = /image:\s*["']?(apache\/kafka:[\w.-]+)/.exec(readFileSync(composeFile, 'utf8'))?.[1];
  if (!image) throw new LocalStackError(`${composeFile} names no apache/kafka image.`);
  return image;
}
