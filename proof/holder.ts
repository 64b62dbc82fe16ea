/**
 * A process that holds a broker or a database of the local stack, so that either can be killed and started anew. Started by OwnServer in
 * servers.ts with its options as JSON; tells address and pid over the IPC channel, stops in order when that ends, and ends itself when
 * its server does.
 */
import { startLocalStack } from '../libs/local-stack/src/index.ts';
import { signalTree } from './process-tree.ts';
import type { HolderOptions, HolderReport } from './servers.ts';

const { kind, home, cache, port } = JSON.parse(process.argv[2]!) as HolderOptions;
let stopping = false;
const stack = await startLocalStack({
  home,
  cache,
  [kind === 'kafka' ? 'kafkaPort' : 'postgresPort']: port,
  log: () => {},
});
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  const pid = stack.pids[kind];
  if (pid !== undefined) signalTree(pid, 'SIGCONT'); // it may be frozen, and whoever froze it gone
  void stack.stop().then(() => process.exit(0));
};
process.on('disconnect', stop);
process.on('SIGTERM', stop);
void stack.failed.then(() => process.exit(1));
process.send?.({
  address: kind === 'kafka' ? stack.kafkaBrokers : stack.databaseUrl,
  pid: stack.pids[kind],
} satisfies HolderReport);
