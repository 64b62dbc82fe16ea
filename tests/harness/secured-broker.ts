/** A broker that lets nobody in without TLS and a password: SASL_SSL alone, PLAIN and SCRAM. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { freePort } from '#local-stack';
import { until } from './until.ts';

export const USER = 'khabar';
export const PASSWORD = 'open-sesame-7';
export const CA_FILE = 'tests/fixtures/tls/ca.pem';
const CLUSTER_ID = 'a2hhYmFyLXNlY3VyZWQtMQ';
const READY_MS = 60_000;

const pem = (file: string) => readFileSync(`tests/fixtures/tls/${file}`, 'utf8').trim().replaceAll('\n', '\\n');

export class SecuredBroker {
  readonly #home = mkdtempSync(join(tmpdir(), 'khabar-secured-'));
  #broker: ChildProcess | undefined;
  address = '';

  async start(): Promise<void> {
    const [port, controllerPort] = [await freePort('PORT'), await freePort('PORT')];
    this.address = `127.0.0.1:${port}`;
    const file = join(this.#home, 'server.properties');
    const jaas = (module: string, options: string) => `org.apache.kafka.common.security.${module} required ${options};`;
    mkdirSync(join(this.#home, 'data'));
    const properties = {
      'process.roles': 'broker,controller',
      'node.id': 1,
      'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
      listeners: `CLIENTS://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
      'advertised.listeners': `CLIENTS://127.0.0.1:${port}`,
      'listener.security.protocol.map': 'CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT',
      'inter.broker.listener.name': 'CLIENTS',
      'controller.listener.names': 'CONTROLLER',
      'log.dirs': join(this.#home, 'data'),
      'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
      'sasl.mechanism.inter.broker.protocol': 'PLAIN',
      'listener.name.clients.plain.sasl.jaas.config': jaas(
        'plain.PlainLoginModule',
        `username="${USER}" password="${PASSWORD}" user_${USER}="${PASSWORD}"`,
      ),
      'listener.name.clients.scram-sha-256.sasl.jaas.config': jaas('scram.ScramLoginModule', ''),
      'listener.name.clients.scram-sha-512.sasl.jaas.config': jaas('scram.ScramLoginModule', ''),
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.certificate.chain': pem('server.pem'),
      'ssl.keystore.key': pem('server.key'),
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.certificates': pem('ca.pem'),
      'auto.create.topics.enable': false,
      'message.max.bytes': 4_194_304,
      'offsets.topic.num.partitions': 1,
      'offsets.topic.replication.factor': 1,
      'group.initial.rebalance.delay.ms': 0,
    };
    writeFileSync(
      file,
      Object.entries(properties)
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    );
    const java = [
      '-Xmx384m',
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Dorg.slf4j.simpleLogger.defaultLogLevel=error',
      '-cp',
      `${process.env.KHABAR_TEST_CACHE}/kafka-4.4.0/*`,
    ];
    const scram = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${USER},password=${PASSWORD}]`,
    ]);
    const format = spawnSync('java', [...java, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', file, ...scram], {
      encoding: 'utf8',
    });
    if (format.status !== 0) throw new Error(`${format.stdout}${format.stderr}`);
    this.#broker = spawn('java', [...java, 'kafka.Kafka', file], { stdio: ['ignore', 'ignore', 'inherit'] });
    await until(() => this.#shakesHands(port), 'the broker does not come up', READY_MS);
  }

  async remove(): Promise<void> {
    const broker = this.#broker;
    if (broker && broker.exitCode === null) {
      const gone = new Promise((resolve) => broker.once('exit', resolve));
      broker.kill('SIGTERM');
      await gone;
    }
    rmSync(this.#home, { recursive: true, force: true });
  }

  #shakesHands(port: number): Promise<boolean> {
    return new Promise((resolve) => {
      const socket = connect({ port, host: '127.0.0.1', ca: readFileSync(CA_FILE) });
      socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('secureConnect', () => socket.destroy());
    });
  }
}
