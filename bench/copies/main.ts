import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Database, Store } from '#database';
import type { EnrichedArticle } from '#events';
import { type LocalStack, removeHome, startLocalStack } from '../../libs/local-stack/src/index.ts';
import { fingerprint } from '../../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { owner } from '../../apps/storage/src/owner.ts';
import { type CorpusArticle, makeCorpus, type Sizes } from './corpus.ts';
import { cpuMsBelow, ownCpuMs } from './cpu.ts';
import { Random } from './random.ts';
import { type Score, scoreOf, type Share, type Truth } from './score.ts';
import { batches, copiesIn, enrichedOf, groupAnew, groupQueued, insertBare, queue, withFingerprint } from './store.ts';

const USUAL: Sizes = { bases: 400, derived: 4_000, others: 20_000 };
const GOALS = { recall: 0.95, precision: 0.99, cpuMs: 1.5 };
/** A larger run measures what an article costs, and is not grouped twice. */
const MOST_SHUFFLED = 30_000;
const results = new URL('../results/copies.json', import.meta.url);

/** @param articles of how many articles; the usual 24,400 if undefined @returns exit code */
export async function evaluate(articles: number | undefined): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'khabar-copies-'));
  const stack = await startLocalStack({ home, log: (line) => console.error(line) });
  try {
    return await measure(stack, articles);
  } finally {
    await stack.stop();
    removeHome(home);
  }
}

async function measure({ databaseUrl, pids }: LocalStack, articles: number | undefined): Promise<number> {
  const store = new Store({ url: databaseUrl, ssl: false }, owner);
  await store.onModuleInit();
  const database: Database = store.writer;
  try {
    const { truth, events } = await publish(makeCorpus(sizesFor(articles)));
    for (const batch of batches(events)) await insertBare(database.query, batch.map(readEvent));
    // of the articles' rows nothing is left to be done by the server while the copies are measured
    await database.query('vacuum (analyze)');
    await database.query('checkpoint');

    const postgresMs = (): number => (pids.postgres === undefined ? 0 : cpuMsBelow(pids.postgres));
    const begin = { wall: Date.now(), postgres: postgresMs() };
    const ownMs = { fingerprint: 0, storage: 0 };
    const measured = async <T>(part: keyof typeof ownMs, work: () => Promise<T>): Promise<T> => {
      const before = ownCpuMs();
      const result = await work();
      ownMs[part] += ownCpuMs() - before;
      return result;
    };
    for (const batch of batches(events)) {
      const given = batch.map(readEvent);
      const found = await measured('fingerprint', () => Promise.all(given.map(withFingerprint)));
      await measured('storage', () => queue(database, found));
    }
    await measured('storage', () => groupQueued(database));
    const cpuMs = {
      fingerprint: ownMs.fingerprint / truth.length,
      storage: ownMs.storage / truth.length,
      postgres: (postgresMs() - begin.postgres) / truth.length,
    };
    const seconds = (Date.now() - begin.wall) / 1_000;
    const all = await copiesIn(database);
    const nameOf = new Map(truth.map(({ articleId, id }) => [articleId, id]));
    const named = [...all].map(
      ([id, { setId, copyOf }]) =>
        [nameOf.get(id)!, { setId: nameOf.get(setId)!, copyOf: copyOf === null ? null : nameOf.get(copyOf)! }] as const,
    );
    const score = scoreOf(truth, new Map(named));

    let same: boolean | undefined;
    if (articles === undefined || articles <= MOST_SHUFFLED) {
      await groupAnew(database, new Random(7).shuffled(truth.map(({ articleId }) => articleId)));
      const again = await copiesIn(database);
      const others = [...all].filter(([id, copy]) => !isDeepStrictEqual(again.get(id), copy)).map(([id]) => nameOf.get(id));
      if (others.length > 0) console.error(`${others.length} grouped otherwise when shuffled: ${others.slice(0, 20).join(', ')}`);
      same = others.length === 0;
    }
    return report(truth.length, score, cpuMs, seconds, same, articles);
  } finally {
    await store.onApplicationShutdown();
  }
}

type Known = Truth & { readonly articleId: string };

/**
 * As they lie in a log: as bytes. Objects of two hundred thousand texts would be walked through again and again by the collector, at the
 * cost of what is measured.
 */
async function publish(corpus: CorpusArticle[]): Promise<{ truth: Known[]; events: Buffer[] }> {
  const truth: Known[] = [];
  const events: Buffer[] = [];
  for (const article of corpus.splice(0)) {
    const event = await enrichedOf(article);
    truth.push({ id: article.raw.id, articleId: event.articleId, kind: article.kind, from: article.from });
    events.push(Buffer.from(JSON.stringify(event)));
  }
  return { truth, events };
}

const readEvent = (bytes: Buffer): EnrichedArticle => JSON.parse(bytes.toString()) as EnrichedArticle;

function sizesFor(articles: number | undefined): Sizes {
  if (articles === undefined) return USUAL;
  const scale = articles / (USUAL.bases + USUAL.derived + USUAL.others);
  const [bases, derived] = [Math.round(USUAL.bases * scale), Math.round(USUAL.derived * scale)];
  return { bases, derived, others: articles - bases - derived };
}

const percent = ({ right, of }: Share): number => Math.round((10_000 * right) / of) / 100;
const shown = (share: Share): string => `${percent(share).toFixed(2)} % (${share.right} of ${share.of})`;

function report(
  count: number,
  score: Score,
  cpuMs: Record<string, number>,
  seconds: number,
  same: boolean | undefined,
  articles: number | undefined,
): number {
  const total = Object.values(cpuMs).reduce((sum, ms) => sum + ms, 0);
  const lines = [
    `${count} articles, fingerprint step ${fingerprint.version}, ${seconds.toFixed(0)} s`,
    `recall     ${shown(score.recall)}`,
    ...Object.entries(score.byKind).map(([kind, share]) => `  ${kind.padEnd(10)} ${shown(share)}`),
    `precision  ${shown(score.precision)} of pairs in one set; ${shown(score.parents)} of copies and their parents`,
    ...score.wrong.slice(0, 5).map((pair) => `  wrong: ${pair.join(' and ')}`),
    `CPU        ${total.toFixed(2)} ms an article: ${Object.entries(cpuMs)
      .map(([what, ms]) => `${what} ${ms.toFixed(2)}`)
      .join(', ')}`,
    ...(same === undefined ? [] : [`shuffled   ${same ? 'the same copies' : 'OTHER COPIES'}`]),
  ];
  console.log(lines.join('\n'));
  const kept = existing();
  const byKind = Object.fromEntries(Object.entries(score.byKind).map(([kind, share]) => [kind, percent(share)]));
  const figures = {
    articles: count,
    recall: percent(score.recall),
    byKind,
    precision: percent(score.precision),
    parents: percent(score.parents),
    ...(same === undefined ? {} : { shuffledIsTheSame: same }),
    cpuMs: Object.fromEntries(Object.entries({ ...cpuMs, all: total }).map(([what, ms]) => [what, Math.round(ms * 100) / 100])),
    cpu: cpus()[0]?.model,
  };
  writeFileSync(
    results,
    `${JSON.stringify({ ...kept, ...(articles === undefined || articles > MOST_SHUFFLED ? { [articles === undefined ? 'usual' : 'large']: figures } : {}) }, null, 2)}\n`,
  );
  const share = (name: 'recall' | 'precision') => score[name].right / score[name].of;
  const isGood =
    share('recall') >= GOALS.recall && share('precision') >= GOALS.precision && total <= GOALS.cpuMs && same !== false;
  return isGood ? 0 : 1;
}

function existing(): object {
  try {
    return JSON.parse(readFileSync(results, 'utf8')) as object;
  } catch {
    return {};
  }
}
