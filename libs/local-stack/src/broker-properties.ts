/** server.properties, in code: ports and folder are known only at the start. */

/** A broker's settings by name, as server.properties has them. */
export type BrokerProperties = Readonly<Record<string, string | number | boolean>>;

/** Broker and controller in one, unless `over` says otherwise. Written anew at each start: ports may change, data stays. */
export function serverProperties(port: number, controllerPort: number, dataDir: string, over: BrokerProperties = {}): string {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    // A properties file takes a backslash as an escape.
    'log.dirs': dataDir.replaceAll('\\', '\\\\'),
    'auto.create.topics.enable': false,
    // An enriched article, or a dead letter, of the largest value that is taken in (1 MiB).
    'message.max.bytes': 4_194_304,
    'replica.fetch.max.bytes': 4_194_304,
    'num.partitions': 1,
    'offsets.topic.num.partitions': 1,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    // No wait for further members: there are none.
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 2,
    'background.threads': 2,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    ...over,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
