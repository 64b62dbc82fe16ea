/** What can go wrong on the way of an article, done on purpose. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer } from 'kafkajs';
import pg from 'pg';
import { groups, topics } from '#events';
import { withAdmin } from './broker.ts';
import { burst } from './plan.ts';
import { withDatabase } from './readback.ts';
import { ofApp, type Run } from './run.ts';
import { type App, untilReady } from './services.ts';

export interface Fault {
  readonly name: string;
  /** The server that must be ours. */
  readonly needs?: 'kafka' | 'postgres';
  /** At --pace 1. What depends on a restart alone takes what it takes. */
  readonly lastsMs: number;
  /** Comes back when what was harmed is there again. */
  readonly harm: (run: Run, ms: number) => Promise<void>;
}

const REFUSED_MS = 90_000;
const AWAY_MS = 20_000;
const FROZEN_MS = 40_000;
const STORM_MS = 30_000;
const STORM_ROUNDS = 5;
const BURST = 300;
/** Messages of each partition. */
const WOUND_BACK = 100;
const READY_MS = 120_000;

/** Ends at once, with the signal's reason, when the run is to end. */
const pause = (run: Run, ms: number): Promise<void> => sleep(ms, undefined, { signal: run.signal });

/** kill -9 of one of them, drawn; the supervisor starts it again at once. */
const killService = (app: App): Fault => ({
  name: `kill-${app}`,
  lastsMs: 0,
  harm: async (run) => run.draw.pick(ofApp(run, app)).kill(),
});

/** kill -STOP of one: after its session it comes back to partitions that are others' by now, with work in hand. */
const freezeService = (app: App): Fault => ({
  name: `freeze-${app}`,
  lastsMs: FROZEN_MS,
  harm: async (run, ms) => {
    const service = run.draw.pick(ofApp(run, app));
    service.signal('SIGSTOP');
    await pause(run, ms).finally(() => service.signal('SIGCONT'));
  },
});

/** kill -9 of all of them at the same moment. */
const killAll: Fault = {
  name: 'kill-all-services',
  lastsMs: 0,
  harm: async ({ services }) => void (await Promise.all(services.map((service) => service.kill()))),
};

const killBroker: Fault = {
  name: 'kill-broker',
  needs: 'kafka',
  lastsMs: AWAY_MS,
  harm: async (run, ms) => {
    const { kafkaServer } = run;
    await kafkaServer!.kill();
    await pause(run, ms);
    await kafkaServer!.start();
  },
};

const killDatabase: Fault = {
  name: 'kill-database',
  needs: 'postgres',
  lastsMs: AWAY_MS,
  harm: async (run, ms) => {
    const { postgresServer } = run;
    await postgresServer!.kill();
    await pause(run, ms);
    await postgresServer!.start();
  },
};

/** An orderly restart: every connection is told 57P01. */
const restartDatabase: Fault = {
  name: 'restart-database',
  needs: 'postgres',
  lastsMs: 0,
  harm: async ({ postgresServer }) => {
    await postgresServer!.stop();
    await postgresServer!.start();
  },
};

/** kill -STOP: connections stay open, and nothing comes. */
const freezeDatabase: Fault = {
  name: 'freeze-database',
  needs: 'postgres',
  lastsMs: FROZEN_MS,
  harm: async (run, ms) => {
    run.postgresServer!.freeze();
    await pause(run, ms).finally(() => run.postgresServer!.thaw());
  },
};

const freezeBroker: Fault = {
  name: 'freeze-broker',
  needs: 'kafka',
  lastsMs: AWAY_MS,
  harm: async (run, ms) => {
    run.kafkaServer!.freeze();
    await pause(run, ms).finally(() => run.kafkaServer!.thaw());
  },
};

/** Who is connected is sent away, and nobody is let in. */
const refuse: Fault = {
  name: 'database-refuses',
  lastsMs: REFUSED_MS,
  harm: async (run, ms) => {
    const { databaseUrl } = run;
    const name = new URL(databaseUrl).pathname.slice(1);
    const admin = new URL(databaseUrl);
    admin.pathname = '/postgres';
    await withDatabase(admin.href, async (client) => {
      await client.query(`alter database "${name}" with allow_connections false`);
      try {
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
        await pause(run, ms);
      } finally {
        await client.query(`alter database "${name}" with allow_connections true`);
      }
    });
  },
};

/** All connections are taken by others: 53300 for whoever wants one. */
const full: Fault = {
  name: 'database-full',
  needs: 'postgres',
  lastsMs: AWAY_MS,
  harm: async (run, ms) => {
    const { databaseUrl } = run;
    const taken: pg.Client[] = [];
    try {
      await withDatabase(databaseUrl, async (client) => {
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
        );
        for (let refused = 0; refused < 3;) {
          const next = new pg.Client({ connectionString: databaseUrl });
          next.on('error', () => {});
          try {
            await next.connect();
            taken.push(next);
          } catch {
            refused += 1;
          }
        }
        await pause(run, ms);
      });
    } finally {
      await Promise.all(taken.map((client) => client.end().catch(() => {})));
    }
  },
};

const streams = [
  [groups.enrichment, topics.raw.name],
  [groups.storage, topics.enriched.name],
] as const;

/** One more member in each of the two groups: takes part and does nothing. Told of its partitions whenever it gets some. */
async function guests({ kafka, prefix }: Run, joined: (guest: Guest) => Promise<void> = async () => {}): Promise<Consumer[]> {
  return Promise.all(
    streams.map(async ([group, name]) => {
      const [groupId, topic] = [prefix + group, prefix + name];
      const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, sessionTimeout: 10_000 });
      const ready = Promise.withResolvers<void>();
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        const partitions = payload.memberAssignment[topic] ?? [];
        joined({ consumer, groupId, topic, partitions }).then(ready.resolve, ready.reject);
      });
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => sleep(100) });
      await ready.promise;
      return consumer;
    }),
  );
}

interface Guest {
  readonly consumer: Consumer;
  readonly groupId: string;
  readonly topic: string;
  readonly partitions: readonly number[];
}

/** Members of both groups come and go: each time all partitions are dealt anew, with work in hand. */
const storm: Fault = {
  name: 'rebalance-storm',
  lastsMs: STORM_MS,
  harm: async (run, ms) => {
    for (let round = 0; round < STORM_ROUNDS; round += 1) {
      const members = await guests(run);
      await pause(run, ms / STORM_ROUNDS / 2);
      await Promise.all(members.map((member) => member.disconnect()));
      await pause(run, ms / STORM_ROUNDS / 2);
    }
  },
};

/**
 * Commits are lost, so that what has had its effect comes again, in its order: what a kill between effect and commit leads to, or offsets
 * that the broker has forgotten. A member of the group winds back the partitions that it is given, and leaves.
 */
const redelivery: Fault = {
  name: 'redelivery',
  lastsMs: 0,
  harm: async (run) => {
    const { kafka } = run;
    const members = await guests(run, async ({ consumer, groupId, topic, partitions }) => {
      const [ends, committed] = await withAdmin(kafka, (admin) =>
        Promise.all([admin.fetchTopicOffsets(topic), admin.fetchOffsets({ groupId, topics: [topic] })]),
      );
      const back = partitions.map((partition) => {
        const at = Number(committed[0]?.partitions.find((one) => one.partition === partition)?.offset ?? 0);
        const low = Number(ends.find((one) => one.partition === partition)?.low ?? 0);
        return { topic, partition, offset: String(Math.max(low, at - WOUND_BACK)) };
      });
      await consumer.commitOffsets(back);
    });
    await Promise.all(members.map((member) => member.disconnect()));
  },
};

/** One more of each service, which works for a while and is stopped in order. */
const scale: Fault = {
  name: 'scale-up-and-down',
  lastsMs: 5_000,
  harm: async (run, ms) => {
    const more = await Promise.all([run.startAnother('enrichment'), run.startAnother('storage')]);
    try {
      await untilReady(more, READY_MS);
      await pause(run, ms);
    } finally {
      await Promise.all(more.map((service) => service.stop()));
    }
  },
};

/** Hundreds of messages under one key: their partition falls behind the others. */
const lagging: Fault = {
  name: 'partition-lags',
  lastsMs: 0,
  harm: async ({ draw, publisher, options }) => publisher.publish(burst(draw, `burst${options.seed}x${draw.below(1e9)}`, BURST)),
};

export const faults: readonly Fault[] = [
  killService('enrichment'),
  killService('storage'),
  killService('fetcher'),
  freezeService('enrichment'),
  freezeService('storage'),
  killBroker,
  killDatabase,
  freezeDatabase,
  storm,
  redelivery,
  refuse,
  lagging,
  killAll,
  restartDatabase,
  freezeBroker,
  full,
  scale,
];
