/** What can go wrong on the way of an article, done on purpose. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { groups, topics } from '#events';
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
const READY_MS = 120_000;

/** kill -9 of one of them, drawn; the supervisor starts it again at once. */
const killService = (app: App): Fault => ({
  name: `kill-${app}`,
  lastsMs: 0,
  harm: async (run) => run.draw.pick(ofApp(run, app)).kill(),
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
  harm: async ({ kafkaServer }, ms) => {
    await kafkaServer!.kill();
    await sleep(ms);
    await kafkaServer!.start();
  },
};

const killDatabase: Fault = {
  name: 'kill-database',
  needs: 'postgres',
  lastsMs: AWAY_MS,
  harm: async ({ postgresServer }, ms) => {
    await postgresServer!.kill();
    await sleep(ms);
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
  harm: async ({ postgresServer }, ms) => {
    postgresServer!.freeze();
    await sleep(ms);
    postgresServer!.thaw();
  },
};

const freezeBroker: Fault = {
  name: 'freeze-broker',
  needs: 'kafka',
  lastsMs: AWAY_MS,
  harm: async ({ kafkaServer }, ms) => {
    kafkaServer!.freeze();
    await sleep(ms);
    kafkaServer!.thaw();
  },
};

/** Who is connected is sent away, and nobody is let in. */
const refuse: Fault = {
  name: 'database-refuses',
  lastsMs: REFUSED_MS,
  harm: async ({ databaseUrl }, ms) => {
    const name = new URL(databaseUrl).pathname.slice(1);
    const admin = new URL(databaseUrl);
    admin.pathname = '/postgres';
    await withDatabase(admin.href, async (client) => {
      await client.query(`alter database "${name}" with allow_connections false`);
      try {
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
        await sleep(ms);
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
  harm: async ({ databaseUrl }, ms) => {
    const taken: pg.Client[] = [];
    try {
      await withDatabase(databaseUrl, async (client) => {
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
        );
        for (let refused = 0; refused < 3;) {
          const next = new pg.Client({ connectionString: databaseUrl });
          next.on('error', () => {});
          await next.connect().then(
            () => taken.push(next),
            () => (refused += 1),
          );
        }
        await sleep(ms);
      });
    } finally {
      await Promise.all(taken.map((client) => client.end().catch(() => {})));
    }
  },
};

/** Members of both groups come and go: each time all partitions are dealt anew, with work in hand. */
const storm: Fault = {
  name: 'rebalance-storm',
  lastsMs: STORM_MS,
  harm: async ({ kafka, prefix }, ms) => {
    for (let round = 0; round < STORM_ROUNDS; round += 1) {
      const guests = await Promise.all(
        [
          [groups.enrichment, topics.raw.name],
          [groups.storage, topics.enriched.name],
        ].map(async ([groupId, topic]) => {
          const guest = kafka.consumer({ groupId: prefix + groupId!, maxWaitTimeInMs: 100, sessionTimeout: 30_000 });
          await guest.connect();
          await guest.subscribe({ topics: [prefix + topic!], fromBeginning: true });
          // takes part and does nothing: what it fetches is not committed
          await guest.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: async () => sleep(100) });
          return guest;
        }),
      );
      await sleep(ms / STORM_ROUNDS / 2);
      await Promise.all(guests.map((guest) => guest.disconnect()));
      await sleep(ms / STORM_ROUNDS / 2);
    }
  },
};

/** One more of each service, which works for a while and is stopped in order. */
const scale: Fault = {
  name: 'scale-up-and-down',
  lastsMs: 5_000,
  harm: async ({ startAnother }, ms) => {
    const more = await Promise.all([startAnother('enrichment'), startAnother('storage')]);
    try {
      await untilReady(more, READY_MS);
      await sleep(ms);
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
  killBroker,
  killDatabase,
  freezeDatabase,
  storm,
  refuse,
  lagging,
  killAll,
  restartDatabase,
  freezeBroker,
  full,
  scale,
];
