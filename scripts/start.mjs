/**
 * `npm start`: from a clean clone to the answer for a real article. Installs what is missing, brings up Kafka and PostgreSQL, builds,
 * makes topics and tables, starts the three services, takes in the samples, prints what storage answers for one, and stays up until
 * SIGINT or SIGTERM; `npm start -- --once` leaves after the print. Exit code 0, or 1 when something failed.
 */
import { join, resolve } from 'node:path';
import { whenAskedToEnd } from './ending.mjs';
import { root, underNode24 } from './install.mjs';
import { say } from './progress.mjs';

await underNode24(import.meta.url);
const { LocalStackError, portFrom, startLocalStack } = await import('../libs/local-stack/src/index.ts');
const { build } = await import('./build.mjs');
const { describe, publish, readSamples, timedJourney, untilAnswered, untilReady } = await import('./journey.mjs');
const { runApp, startService } = await import('./services.mjs');

const home = resolve(root, process.env.KHABAR_HOME || '.khabar');
const once = process.argv.includes('--once');
const services = [];
let stack;
let up = false;

/** Aborted with null when asked to stop, with an Error when a part has died. */
const ending = new AbortController();
const { signal } = ending;
whenAskedToEnd(() => ending.abort(null));

try {
  await start();
  up = true;
  if (!once) await new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', resolve)));
} catch (error) {
  if (!signal.aborted) ending.abort(error);
}
const failure = signal.reason instanceof Error ? signal.reason : undefined;
if (failure) console.error(`\n${failure instanceof LocalStackError || !failure.stack ? failure.message : failure.stack}`);
if (stack) say('stopping');
await Promise.all(services.map((service) => service.stop()));
await stack?.stop();
if (stack) say('stopped; the data stays in ' + home);
process.exit(failure ? 1 : up ? 0 : 130);

async function start() {
  const ports = {
    STORAGE_PORT: portFrom('STORAGE_PORT') ?? 8080,
    FETCHER_PORT: portFrom('FETCHER_PORT') ?? 8081,
    ENRICHMENT_PORT: portFrom('ENRICHMENT_PORT') ?? 8082,
  };
  build();
  const [kafkaPort, postgresPort] = [portFrom('LOCAL_KAFKA_PORT'), portFrom('LOCAL_POSTGRES_PORT')];
  stack = await startLocalStack({ home, kafkaPort, postgresPort, ports, log: say, signal });
  void stack.failed.then((sentence) => ending.abort(new LocalStackError(sentence)));

  const { kafkaBrokers, databaseUrl } = stack;
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(ports).map(([variable, port]) => [variable, String(port)])),
    HOST: '127.0.0.1',
    KAFKA_BROKERS: kafkaBrokers,
    // Node keeps what it has compiled: the next start is quicker.
    NODE_COMPILE_CACHE: join(home, 'cache', 'node'),
  };
  const withDatabase = { ...env, DATABASE_URL: databaseUrl };
  await Promise.all([runApp('cli', ['topics'], { env, signal }), runApp('cli', ['migrate'], { env: withDatabase, signal })]);
  say('topics and tables are there');

  const onEnd = (sentence) => ending.abort(new LocalStackError(sentence));
  const launch = (app, variable, env) => {
    const service = startService(app, {
      port: ports[variable],
      env: { ...env, PORT: String(ports[variable]) },
      logDir: join(home, 'logs'),
      onEnd,
    });
    if (service.pid) stack.adopt(service.pid);
    services.push(service);
    return service;
  };
  signal.throwIfAborted();
  const storage = launch('storage', 'STORAGE_PORT', withDatabase);
  const fetcher = launch('fetcher', 'FETCHER_PORT', withDatabase);
  const enrichment = launch('enrichment', 'ENRICHMENT_PORT', env);
  await Promise.all([storage, fetcher, enrichment].map((service) => untilReady(service, signal)));
  say('storage, fetcher and enrichment are ready');

  const [shown, ...others] = readSamples(join(root, 'samples'));
  if (shown) {
    const ids =
      others.length > 0
        ? await publish(
            fetcher.url,
            others.map(({ article }) => article),
            signal,
          )
        : [];
    say(`${ids.length + 1} samples published`);
    for (const id of ids) await untilAnswered(storage.url, id, signal);
    // Alone, once all is warm and idle: what one article takes.
    const journey = await timedJourney(fetcher.url, storage.url, shown.article, signal);
    say('all samples are answered by storage');
    console.log(`\n${describe(journey)}\n\n${addresses({ storage, fetcher, enrichment }, journey.article.articleId)}\n`);
  }
}

function addresses({ storage, fetcher, enrichment }, articleId) {
  const topic = `${process.env.KAFKA_PREFIX ?? ''}articles.raw.v1`;
  return `This article  ${storage.url}/v1/articles/${articleId}
Storage       ${storage.url}/v1/articles?q=...     all it answers: ${storage.url}/docs
Fetcher       ${fetcher.url}/v1/articles     where articles come from: ${fetcher.url}/v1/sources
Enrichment    ${enrichment.url}/health/ready
Kafka         ${stack.kafkaBrokers}
Postgres      ${stack.databaseUrl}
Logs          ${join(home, 'logs')}

Publish your own, in any of these ways:
  curl -H 'content-type: application/json' -d '{"headline": "...", "articleBody": "..."}' ${fetcher.url}/v1/articles
  npx khabar publish article.json
  kafka-console-producer.sh --bootstrap-server ${stack.kafkaBrokers} --topic ${topic}     (one JSON object a line)
  kafkajs: producer.send({ topic: '${topic}', messages: [{ value: JSON.stringify({ text }) }] })${once ? '' : '\n\nCtrl-C stops everything.'}`;
}
