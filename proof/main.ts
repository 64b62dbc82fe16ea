/** `npm run prove`, from the start to the verdict: see docs/proof.md. */
import { setTimeout as sleep } from 'node:timers/promises';
import { headerText, readDeadLetter, topics } from '#events';
import { idsForPartitions, lag, type LogMessage, readTopic } from './broker.ts';
import { compare, type Found } from './compare.ts';
import { compareAccounts, type Told } from './compare-accounts.ts';
import { type Options, readOptions, usage } from './config.ts';
import { chooseFaults, type FaultReport } from './faults.ts';
import { match } from './log.ts';
import { expect } from './oracle.ts';
import { canary, plan, type Planned } from './plan.ts';
import { countArticles, readBalance, readInbox, readLedger, readOne, readPages, readTables } from './readback.ts';
import { tell } from './report.ts';
import { ofApp, type Run, start } from './run.ts';
import { notReady } from './services.ts';

/** A run that makes no progress for so long will not come to rest any more. */
const STANDSTILL_MS = 180_000;
const CHUNK = 10;
const RECOVERY_MS = 240_000;

export interface Surroundings {
  /** Kafka's jars and what else can be kept from run to run. */
  readonly cache: string;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** @returns the exit code */
export async function prove(args: readonly string[], { cache, say, signal }: Surroundings): Promise<number> {
  let options: Options;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const begin = performance.now();
  const run = await start(options, cache, say, signal);
  try {
    say(`${run.services.map(({ name }) => name).join(', ')} are ready`);
    const reports = await doHarm(run);
    const resting = await comeToRest(run);
    const verdict = await judge(run);
    const proven = tell({
      ...verdict,
      options,
      reports,
      unrest: resting,
      services: run.services,
      seconds: (performance.now() - begin) / 1000,
    });
    return proven ? 0 : 1;
  } finally {
    await run.stop();
  }
}

/** Publishes all, a part with each fault. */
async function doHarm(run: Run): Promise<FaultReport[]> {
  const { options, publisher, say, signal } = run;
  const messages = plan(options.articles, options.seed);
  const faults = chooseFaults(run);
  const reports: FaultReport[] = [];
  const size = Math.ceil(messages.length / Math.max(1, faults.length));
  if (faults.length === 0) await publisher.publish(messages);
  for (const [index, fault] of faults.entries()) {
    signal.throwIfAborted();
    say(`fault ${index + 1} of ${faults.length}: ${fault.name}`);
    const lastsMs = fault.lastsMs * options.pace;
    const flow = trickle(run, messages.slice(index * size, (index + 1) * size), lastsMs + 3_000);
    flow.catch(() => {}); // awaited below, unless the fault itself fails
    await sleep(1_000);
    const began = performance.now();
    await fault.harm(run, lastsMs);
    const ended = performance.now();
    const recovered = await seen(run, `canary${options.seed}x${index}`);
    await flow;
    const report = { name: fault.name, lastedMs: ended - began, recoveredMs: recovered && recovered - ended };
    reports.push(report);
    say(
      recovered
        ? `  lasted ${seconds(report.lastedMs)}, articles flow again ${seconds(recovered - ended)} after it`
        : '  articles do not flow again',
    );
  }
  return reports;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Publishes evenly over a time, so that something is under way whenever the fault comes. */
async function trickle({ publisher }: Run, messages: readonly Planned[], ms: number): Promise<void> {
  const gap = ms / Math.ceil(messages.length / CHUNK);
  const begin = performance.now();
  for (let at = 0; at < messages.length; at += CHUNK) {
    await publisher.publish(messages.slice(at, at + CHUNK));
    const due = begin + (at / CHUNK + 1) * gap;
    await sleep(Math.max(0, due - performance.now()));
  }
}

/**
 * Publishes one article for each partition.
 * @returns the moment at which all of them are answered; undefined if they never are
 */
async function seen(run: Run, name: string): Promise<number | undefined> {
  const ids = new Set(await idsForPartitions(run.kafka, run.prefix + topics.raw.name, run.draw));
  await run.publisher.publish([...ids].map((id) => canary(run.draw, id, name)));
  for (const end = performance.now() + RECOVERY_MS; performance.now() < end; await sleep(100)) {
    run.signal.throwIfAborted();
    for (const id of ids)
      for (const service of ofApp(run, 'storage'))
        if (await readOne(service, id).catch(() => undefined)) {
          ids.delete(id);
          break;
        }
    if (ids.size === 0) return performance.now();
  }
  return undefined;
}

/** Waits until nothing is on its way and nothing changes. @returns why it did not come to rest, or undefined */
async function comeToRest(run: Run): Promise<string | undefined> {
  let last = '';
  let changed = performance.now();
  let told = changed;
  for (let calm = 0; calm < 3; await sleep(500)) {
    run.signal.throwIfAborted();
    const unknown = [-1, { rows: -1, untold: 0 }] as const;
    const [lagging, { rows, untold }] = await Promise.all([lag(run.kafka, run.prefix), countArticles(run.databaseUrl)]).catch(
      () => unknown,
    );
    const behind = lagging + untold;
    const now = `${behind} ${rows}`;
    if (now !== last) changed = performance.now();
    calm = now === last && behind === 0 ? calm + 1 : 0;
    last = now;
    if (performance.now() - told > 5_000) {
      run.say(`  ${behind} messages to go, ${rows} articles and revisions stored`);
      told = performance.now();
    }
    if (performance.now() - changed > STANDSTILL_MS) return `stands still with ${behind} messages to go`;
  }
  const states = await Promise.all(run.services.map(async (service) => ({ service, state: await notReady(service) })));
  const unwell = states.filter(({ state }) => state !== undefined);
  return unwell.length > 0 ? unwell.map(({ service, state }) => `${service.name} is not ready: ${state}`).join('; ') : undefined;
}

/** Reads everything back and compares. */
async function judge(run: Run) {
  const { kafka, prefix, publisher, databaseUrl, say } = run;
  say('all is quiet: reading back');
  const published = publisher.published;
  const messages = await readTopic(kafka, prefix + topics.raw.name, `${prefix}proof.log`);
  const { log, notOnLog, strange, extra } = match(messages, published);
  const raw = new Map(messages.map((message) => [`${message.partition}@${message.offset}`, message]));
  const letters = (await readTopic(kafka, prefix + topics.dead.name, `${prefix}proof.letters`)).map(({ headers, value }) => {
    const letter = readDeadLetter({ headers });
    const original = raw.get(`${letter.partition}@${letter.offset}`)?.value ?? null;
    return {
      ...letter,
      intact: letter.topic !== topics.raw.name || (value === null ? original === null : original?.equals(value) === true),
    };
  });
  const expected = expect(log);
  const pages = await readPages(ofApp(run, 'storage'));
  const listed = new Set(pages.map(({ articleId }) => articleId));
  const single = await Promise.all(
    [...expected.articles.keys()]
      .filter((id) => !listed.has(id))
      .slice(0, 1_000)
      .map((id) => readOne(ofApp(run, 'storage')[0]!, id)),
  );
  const found: Found = {
    notOnLog: notOnLog.map(({ says }) => ('articleId' in says ? says.articleId : says.deadCode)),
    answers: [...pages, ...single.filter((answer) => answer !== undefined)],
    stored: await readTables(databaseUrl),
    letters,
  };
  const told = (await readTopic(kafka, prefix + topics.stored.name, `${prefix}proof.told`)).map(toldBy);
  const storages = ofApp(run, 'storage');
  const findings = [
    ...compare(expected, found),
    ...compareAccounts(expected, {
      units: await readLedger(databaseUrl),
      balances: await Promise.all(storages.map(readBalance)),
      inbox: await readInbox(storages),
      told,
    }),
  ];
  for (const { partition, offset, headers } of strange)
    findings.push({
      fault: 'wrong',
      where: `${partition}@${offset}`,
      what: `on the log, and not ours: ${headerText(headers, 'ce_source') ?? 'no source'}`,
    });
  return { published: published.length, sentAgain: extra, expected, found, told, findings };
}

function toldBy({ headers, value }: LogMessage): Told {
  const { articleId, revision } = JSON.parse(String(value)) as { articleId: string; revision: number };
  return { id: headerText(headers, 'ce_id') ?? '', type: headerText(headers, 'ce_type') ?? '', articleId, revision };
}
