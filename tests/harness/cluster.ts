/** Two brokers of the local stack's kind: the first is the controller as well, the second can be taken away, and what it led moves. */
import type { Admin } from 'kafkajs';
import { freePort } from '#local-stack';
import { OwnServer } from './own-stack.ts';
import { until } from './until.ts';

/** A broker that dies without a word is missed after so long; Kafka's own default is 9 s. */
const SESSION_MS = 3_000;

export class Cluster {
  #controllerPort = 0;
  readonly first = new OwnServer('kafka', (port) => ({
    ...this.#shared(),
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${this.#controllerPort}`,
  }));
  readonly second = new OwnServer('kafka', (port) => ({
    ...this.#shared(),
    'process.roles': 'broker',
    'node.id': 2,
    listeners: `PLAINTEXT://127.0.0.1:${port}`,
  }));

  /** For KAFKA_BROKERS. */
  get address(): string {
    return `${this.first.address},${this.second.address}`;
  }

  async start(): Promise<void> {
    this.#controllerPort = await freePort('PORT');
    await Promise.all([this.first.start(), this.second.start()]);
  }

  async remove(): Promise<void> {
    await this.second.remove(); // its controller must still be there, or it waits for one
    await this.first.remove();
  }

  #shared() {
    return {
      'controller.quorum.voters': `1@127.0.0.1:${this.#controllerPort}`,
      'offsets.topic.replication.factor': 2,
      'broker.session.timeout.ms': SESSION_MS,
      'broker.heartbeat.interval.ms': SESSION_MS / 6,
      // leaders go where they are preferred within a second, not five minutes
      'leader.imbalance.check.interval.seconds': 1,
    };
  }
}

type Node = 1 | 2;

/** Makes a broker the preferred leader of all partitions of these topics, or of each its own, and waits until it leads. Both hold a copy. */
export async function lead(admin: Admin, topics: string[], node: Node | Node[]): Promise<void> {
  const { topics: known } = await admin.fetchTopicMetadata({ topics });
  await admin.alterPartitionReassignments({
    topics: known.map(({ name, partitions }) => ({
      topic: name,
      partitionAssignment: partitions.map(({ partitionId: partition }) => {
        const leader = wished(node, partition);
        return { partition, replicas: [leader, 3 - leader] };
      }),
    })),
  });
  await untilLeads(admin, topics, node);
}

export async function untilLeads(admin: Admin, topics: string[], node: Node | Node[]): Promise<void> {
  await until(
    async () => {
      const { topics: known } = await admin.fetchTopicMetadata({ topics });
      return known.every(({ partitions }) => partitions.every(({ partitionId, leader }) => leader === wished(node, partitionId)));
    },
    `broker ${node.toString()} does not lead ${topics.join()}`,
    60_000,
  );
}

function wished(node: Node | Node[], partition: number): Node {
  return Array.isArray(node) ? node[partition]! : node;
}
