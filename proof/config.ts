/** What the proof is told: by arguments, and by the same variables as the services where broker and database are given. */
import { parseArgs } from 'node:util';

export const environment: Readonly<Record<string, string | undefined>> = process.env;

const sabotages = ['commit-first', 'skip-on-error', 'no-dedupe'] as const;
export type Sabotage = (typeof sabotages)[number];

export interface Options {
  /** Messages, about. */
  readonly articles: number;
  readonly faults: number;
  readonly seed: number;
  /** How long faults last: 1 as documented, 0.1 a tenth. */
  readonly pace: number;
  readonly sabotage?: Sabotage | undefined;
  /** Names of faults to choose from; all, if none is given. */
  readonly only: readonly string[];
  /** Of each of enrichment and storage. */
  readonly instances: number;
  /** Keep data and logs. */
  readonly keep: boolean;
  readonly help: boolean;
}

export const usage = `khabar prove: publishes generated articles, does harm to the services, the broker and the database while they flow,
and compares what storage has in the end with what it must have, article by article.

  --articles N   messages to publish                               (500)
  --faults K     faults, from a list that the seed puts in order   (3)
  --seed S       the same seed gives the same articles and faults  (1)
  --pace X       how long faults last: 1 as in docs/proof.md, 0.1 a tenth of it   (1)
  --only A,B     choose from these faults alone
  --instances I  processes of enrichment and of storage            (2)
  --sabotage commit-first|skip-on-error|no-dedupe
                 runs services that are broken on purpose: the proof must fail
  --keep         keeps data and logs, and says where

Kafka and PostgreSQL of its own, unless KAFKA_BROKERS and DATABASE_URL are set: then it uses those, under a prefix and in a database
of its own, and leaves out the faults that would need to kill them.
Exit code: 0 if nothing was lost, nothing came twice and nothing is wrong; 1 if not; 2 wrong arguments.`;

/** @throws Error with a sentence */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '500' },
      faults: { type: 'string', default: '3' },
      seed: { type: 'string', default: '1' },
      pace: { type: 'string', default: '1' },
      sabotage: { type: 'string' },
      only: { type: 'string', default: '' },
      instances: { type: 'string', default: '2' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'articles' | 'faults' | 'seed' | 'pace' | 'instances', least: number, whole = true): number => {
    const value = Number(values[name]);
    if (values[name].trim() === '' || !(value >= least) || (whole && !Number.isSafeInteger(value)))
      throw new Error(`--${name} is "${values[name]}": it takes a ${whole ? 'whole ' : ''}number from ${least} up.`);
    return value;
  };
  const sabotage = sabotages.find((name) => name === values.sabotage);
  if (values.sabotage !== undefined && !sabotage)
    throw new Error(`--sabotage is "${values.sabotage}": it takes ${sabotages.join(', ')}.`);
  return {
    articles: number('articles', 1),
    faults: number('faults', 0),
    seed: number('seed', 0),
    pace: number('pace', 0, false),
    sabotage,
    only: values.only.split(',').filter(Boolean),
    instances: number('instances', 1),
    keep: values.keep,
    help: values.help,
  };
}

/** Broker and database where they are given; both or none. @throws Error with a sentence */
export function givenStack(): { kafkaBrokers: string; databaseUrl: string } | undefined {
  const { KAFKA_BROKERS: kafkaBrokers, DATABASE_URL: databaseUrl } = environment;
  if (!kafkaBrokers && !databaseUrl) return undefined;
  if (kafkaBrokers && databaseUrl) return { kafkaBrokers, databaseUrl };
  throw new Error(
    'KAFKA_BROKERS and DATABASE_URL: both or none, so that the proof has a broker and a database that belong together.',
  );
}
