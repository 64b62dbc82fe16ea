/**
 * `npm run test:compose`: docker-compose.yml for real, on the Docker engine that answers. From empty volumes: up, publish from the host, from
 * containers and from another machine, ask storage, down, up, ask again; then stops under a stream of articles. Ends with a line
 * "N passed, N failed", and leaves no container, volume, network or image of its own, whatever happens.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { whenAskedToEnd } from './ending.mjs';
import { underNode24 } from './install.mjs';
import { say, sayAgainEvery, seconds } from './progress.mjs';

await underNode24(import.meta.url);
const { Kafka, logLevel } = (await import('kafkajs')).default;
const { groups, topics } = await import('../libs/events/src/topics.ts');
const { guardNegativeTimeouts } = await import('../libs/kafka/src/negative-timeout-guard.ts');
const { engineFault, newProject } = await import('../tests/compose.project.mjs');

const OURS = ['fetcher', 'enrichment', 'storage'];
const STREAM_PER_SECOND = 20;
const STOP_WITHIN_MS = 10_000;
/** kafkajs and our services alike: a member that did not leave its group would hold up the next one for so long. */
const SESSION_TIMEOUT_MS = 30_000;
const ANSWERED_WITHIN_MS = 90_000;
/** EX_TEMPFAIL: what `khabar` exits with while the broker is away. */
const BROKER_AWAY = 75;
const WRONG_CONFIGURATION = 2;

const fault = await engineFault();
if (fault) {
  console.error(`No Docker engine with compose answers, so docker-compose.yml can't be tested here (${fault}).`);
  process.exit(1);
}

const interrupted = new AbortController();
const { signal } = interrupted;
whenAskedToEnd(() => interrupted.abort(new Error('interrupted')));

const project = await newProject(signal);
const { compose, docker, inspect } = project;
guardNegativeTimeouts();
const kafka = new Kafka({ brokers: [project.broker], logLevel: logLevel.NOTHING, retry: { retries: 3 } });
const admin = kafka.admin();
const producer = kafka.producer();
/** Names this run's articles. */
const publisher = { name: `Compose ${project.name}` };
const published = [];

/** [name, function]; a string that it returns is told beside its name. Each builds on those before it, so the first failure ends the run. */
const steps = [
  ['up from empty volumes', up],
  ['started in order, on 127.0.0.1 alone, as nobody special', order],
  ['published from the host by a bare kafkajs producer', fromHost],
  ['published from a container by `khabar publish -`', fromContainer],
  ['posted to the fetcher from the host and from a container', posted],
  ['a broker that is not there costs one line', wrongBroker],
  ['published elsewhere, a service without keys does not start', noKeys],
  ['all are answered by storage', () => allAnswered()],
  ['down and up: articles, topics and offsets stay, nothing is read again', downAndUp],
  ['each service stopped alone under a stream', eachStopped],
  ['all stopped under a stream', allStopped],
  ['stopped while the broker is away', stoppedWithoutBroker],
  ['published from another machine by the name in KAFKA_HOST', fromElsewhere],
  ['nothing restarted, nothing ran out of memory', undisturbed],
];
let [passed, failed] = [0, 0];
say(`project ${project.name}: storage ${project.storageUrl}, fetcher ${project.fetcherUrl}, kafka ${project.broker}`);
try {
  for (const [name, run] of steps) {
    const begin = Date.now();
    const still = sayAgainEvery(30_000, `still: ${String(name)}`);
    try {
      const told = await run();
      say(`passed: ${String(name)} (${seconds(Date.now() - begin)})${told ? `; ${told}` : ''}`);
      passed += 1;
    } catch (error) {
      if (signal.aborted) break;
      failed += 1;
      console.log(
        `FAILED: ${String(name)} (${seconds(Date.now() - begin)})\n${error.message}\n\n${await project.report().catch(String)}`,
      );
      break;
    } finally {
      still.stop();
    }
  }
} finally {
  say('taking the stack away');
  await Promise.all([admin, producer].map((client) => client.disconnect().catch(() => {})));
  await project.remove().catch((error) => {
    failed += 1;
    console.log(error.message);
  });
}
const left = steps.length - passed - failed;
console.log(`${passed} passed, ${failed} failed${left > 0 ? `, ${left} not run` : ''}`);
process.exit(signal.aborted ? 130 : failed === 0 ? 0 : 1);

async function up() {
  await compose(['up', '--build', '--wait']);
  const [image] = JSON.parse(await docker(['image', 'inspect', project.name]));
  return `image ${Math.round(image.Size / 1e6)} MB`;
}

async function order() {
  const [init, postgres, broker, ...ours] = await Promise.all(['init', 'postgres', 'kafka', ...OURS].map(inspect));
  const at = (container, moment) => Date.parse(container.State[moment]);
  const first = Math.max(at(postgres, 'StartedAt'), at(broker, 'StartedAt'));
  check(first < at(init, 'StartedAt'), 'init started before postgres and kafka');
  check(init.State.ExitCode === 0, `init ended with ${init.State.ExitCode}`);
  for (const container of ours) {
    check(at(init, 'FinishedAt') <= at(container, 'StartedAt'), `${container.Name} started before init had ended`);
    check(container.Config.User === 'node', `${container.Name} runs as ${container.Config.User || 'root'}`);
  }
  for (const container of [postgres, broker, ...ours]) {
    check(container.State.Health.Status === 'healthy', `${container.Name} is ${container.State.Health.Status}`);
    const addresses = Object.values(container.HostConfig.PortBindings ?? {})
      .flat()
      .map(({ HostIp }) => HostIp);
    check(
      addresses.every((address) => address === '127.0.0.1'),
      `${container.Name} is published on ${addresses.join(', ')}`,
    );
    const { Type, Config } = container.HostConfig.LogConfig;
    check(Type === 'json-file' && Config['max-size'] && Config['max-file'], `${container.Name}: its log is not bounded`);
    check(container.HostConfig.Memory > 0, `${container.Name}: its memory is not bounded`);
  }
}

async function fromHost() {
  await Promise.all([admin.connect(), producer.connect()]);
  const articles = Array.from({ length: 10 }, article);
  await send(articles);
  await answered(articles.at(-1));
}

async function fromContainer() {
  const ways = [
    ['exec', '-T', 'fetcher'],
    ['run', '--rm', '-T', 'init'],
  ];
  for (const way of ways) {
    const one = article();
    const output = await compose([...way, 'khabar', 'publish', '--json', '-'], { input: JSON.stringify(one) });
    check(output.includes(one.articleId), `khabar publish printed ${output}`);
    published.push(one);
  }
}

async function posted() {
  const [fromHere, fromThere] = [article(), article()];
  const init = (one) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(one) });
  const { status } = await fetch(`${project.fetcherUrl}/v1/articles`, init(fromHere));
  check(status === 202, `the fetcher answered ${status}`);
  const post = `fetch('http://fetcher:8081/v1/articles', ${JSON.stringify(init(fromThere))}).then(({ status }) => console.log(status))`;
  const inside = await compose(['exec', '-T', 'storage', 'node', '-e', post]);
  check(inside.trim() === '202', `the fetcher answered a container ${inside}`);
  published.push(fromHere, fromThere);
}

async function wrongBroker() {
  const asked = compose([
    'run',
    '--rm',
    '-T',
    '--no-deps',
    '-e',
    'KAFKA_BROKERS=nowhere.invalid:9092',
    'init',
    'khabar',
    'topics',
    '--wait',
    '1',
  ]);
  const { code, output } = await asked.then(
    () => ({ code: 0, output: '' }),
    (error) => error,
  );
  check(code === BROKER_AWAY, `exit code ${code}, not ${BROKER_AWAY}: ${output}`);
  const lines = output
    .trim()
    .split('\n')
    .filter((line) => !/^\s*(Container|Network|Volume)\b/.test(line));
  check(lines.length === 1 && lines[0].includes('nowhere.invalid'), `it said:\n${output}`);
  return lines[0];
}

async function noKeys() {
  const asked = compose(['run', '--rm', '-T', '--no-deps', '-e', 'PUBLISHED_ON=0.0.0.0', 'storage']);
  const { code, output } = await asked.then(
    () => ({ code: 0, output: '' }),
    (error) => error,
  );
  check(code === WRONG_CONFIGURATION && output.includes('API_KEYS'), `exit code ${code}: ${output}`);
}

async function downAndUp() {
  const before = await positions();
  await compose(['down']);
  await compose(['up', '--wait']);
  await until(async () => (await admin.listTopics()).length > 0, 'the broker is not reached again');
  const after = await positions();
  check(JSON.stringify(after) === JSON.stringify(before), `before: ${JSON.stringify(before)}\nafter: ${JSON.stringify(after)}`);
  await allAnswered();
  // Whatever had been read again would be done before this one, and counted.
  const one = article();
  await send([one]);
  await answered(one);
  const enriched = (await positions()).ends[topics.enriched.name] - before.ends[topics.enriched.name];
  check(enriched === 1, `enrichment made ${enriched} articles of one`);
  const written = sum(await metricsOf('khabar_storage_events_total'));
  check(written === 1, `storage wrote ${written} articles, not one`);
}

async function eachStopped() {
  const stream = startStream();
  const told = [];
  for (const service of OURS) {
    await sleep(2_000);
    const [stop] = await stoppedOrderly([service]);
    await sleep(1_000);
    await compose(['start', service]);
    const [begin, one] = [Date.now(), article()];
    await until(() => send([one]), 'the broker takes nothing');
    await answered(one);
    const ms = Date.now() - begin;
    check(ms < SESSION_TIMEOUT_MS, `after ${service} came back an article took ${seconds(ms)}`);
    told.push(`${service} ${seconds(stop.ms)}, working again after ${seconds(ms)}`);
  }
  const count = await stream.end();
  await allAnswered();
  return `${told.join('; ')}; ${count} articles`;
}

async function allStopped() {
  const stream = startStream();
  await sleep(2_000);
  const stops = await stoppedOrderly([], OURS);
  await sleep(2_000);
  const begin = Date.now();
  await compose(['up', '--wait']);
  const ready = Date.now() - begin;
  const count = await stream.end();
  await allAnswered();
  return `${inWords(stops)}; ready again after ${seconds(ready)}, ${count} articles answered after ${seconds(Date.now() - begin)}`;
}

async function stoppedWithoutBroker() {
  const stream = startStream();
  await sleep(2_000);
  await compose(['stop', 'kafka']);
  await sleep(5_000);
  const stops = await stoppedOrderly(OURS);
  await compose(['up', '--wait']);
  await stream.end();
  await allAnswered();
  return inWords(stops);
}

/** A container on a network of its own stands for the other machine: it knows ours by a name, and reaches it by the address that is published. */
async function fromElsewhere() {
  const info = JSON.parse(await docker(['info', '--format', '{{json .}}']));
  if (info.OperatingSystem === 'Docker Desktop' || info.SecurityOptions?.some((option) => option.includes('rootless')))
    return 'skipped: this engine has no network of its own on the host';
  const network = `${project.name}-elsewhere`;
  await docker(['network', 'create', network]);
  try {
    const [{ IPAM }] = JSON.parse(await docker(['network', 'inspect', network]));
    const { Gateway } = IPAM.Config[0];
    project.set({ KAFKA_HOST: 'news.example', KAFKA_BIND_ADDRESS: Gateway });
    await compose(['up', '--wait', 'kafka']);
    const one = article();
    const broker = `news.example:${project.kafkaPort}`;
    const there = [
      'run',
      '--rm',
      '-i',
      '--network',
      network,
      '--add-host',
      `news.example:${Gateway}`,
      '-e',
      `KAFKA_BROKERS=${broker}`,
    ];
    await docker([...there, project.name, 'khabar', 'publish', '-'], { input: JSON.stringify(one) });
    published.push(one);
    await answered(one);
    return broker;
  } finally {
    await docker(['network', 'rm', network], { signal: undefined });
  }
}

async function undisturbed() {
  for (const service of ['postgres', 'kafka', ...OURS]) {
    const { RestartCount, State } = await inspect(service);
    check(
      RestartCount === 0 && !State.OOMKilled,
      `${service}: ${RestartCount} restarts${State.OOMKilled ? ', out of memory' : ''}`,
    );
  }
  const ids = (await compose(['ps', '-q'])).trim().split('\n');
  const usage = await docker(['stats', '--no-stream', '--format', '{{.Name}} {{.MemUsage}}', ...ids]);
  return usage.replaceAll(`${project.name}-`, '').replaceAll('-1 ', ' ').trim().split('\n').sort().join(', ');
}

/** A new article of this run. */
function article() {
  return {
    articleId: randomUUID(),
    headline: 'Senate of Kazakhstan receives OSCE delegation',
    articleBody: `Senators met a delegation of the OSCE in Astana.\n\nThey spoke about elections. ${randomUUID()}`,
    publisher,
  };
}

/** Bare JSON, no key, no headers. True once the broker has acknowledged all. */
async function send(articles) {
  await producer.send({ topic: topics.raw.name, messages: articles.map((one) => ({ value: JSON.stringify(one) })) });
  published.push(...articles);
  return true;
}

/** As a publisher does it: what the broker does not acknowledge is sent again. */
function startStream() {
  const waiting = [];
  let [open, count] = [true, 0];
  const timer = setInterval(() => waiting.push(article()), 1_000 / STREAM_PER_SECOND);
  const sending = (async () => {
    while (open || waiting.length > 0) {
      const batch = waiting.slice(0, STREAM_PER_SECOND);
      if (batch.length === 0) await sleep(20);
      else if (await send(batch).catch(() => false)) count += waiting.splice(0, batch.length).length;
      else await sleep(500);
      if (signal.aborted) return;
    }
  })();
  return {
    /** Resolves to the number of articles when all have been sent. */
    async end() {
      clearInterval(timer);
      open = false;
      await sending;
      return count;
    },
  };
}

async function stoppedOrderly(services, looked = services) {
  const stops = await project.stop(services, looked);
  for (const { service, ms, code } of stops) {
    check(code === 0, `${service} ended with exit code ${code}`);
    check(ms < STOP_WITHIN_MS, `${service} took ${seconds(ms)} to stop`);
  }
  return stops;
}

function inWords(stops) {
  return stops.map(({ service, ms }) => `${service} ${seconds(ms)}`).join(', ');
}

async function answered({ articleId }) {
  await until(
    async () => (await fetch(`${project.storageUrl}/v1/articles/${articleId}`)).ok,
    `storage has no answer for article ${articleId}`,
  );
}

/** Every article of this run is answered, once, as it was published, and enriched. */
async function allAnswered() {
  let found;
  await until(
    async () => (found = await listed()).length >= published.length,
    () => `${published.length} published, ${found?.length} answered`,
  );
  const byId = new Map(found.map((one) => [one.articleId, one]));
  check(byId.size === found.length, 'an article is answered twice');
  for (const { articleId, headline } of published) {
    const one = byId.get(articleId);
    check(one?.headline === headline && one.revision === 1, `published and answered are not the same: ${JSON.stringify(one)}`);
    check(one.enrichment.status === 'complete' && one.entities.length > 0, `not enriched: ${JSON.stringify(one)}`);
  }
  check(found.length === published.length, `${published.length} published, ${found.length} answered`);
  return `${found.length} articles`;
}

/** All of this run's articles, page by page. */
async function listed() {
  const articles = [];
  for (let cursor; ;) {
    const query = new URLSearchParams({ source: publisher.name, limit: '200', ...(cursor && { cursor }) });
    const response = await fetch(`${project.storageUrl}/v1/articles?${query}`);
    check(response.ok, `storage answers ${response.status}`);
    const { data, page } = await response.json();
    articles.push(...data);
    if (!page.nextCursor) return articles;
    cursor = page.nextCursor;
  }
}

/** Where every topic ends, and what the groups have committed. */
async function positions() {
  const names = Object.values(topics).map(({ name }) => name);
  const ends = await Promise.all(
    names.map(async (name) => [name, sum((await admin.fetchTopicOffsets(name)).map(({ high }) => Number(high)))]),
  );
  const committed = await Promise.all(
    Object.values(groups).map(async (groupId) => {
      const offsets = await admin.fetchOffsets({ groupId, topics: names });
      return [
        groupId,
        offsets
          .flatMap(({ topic, partitions }) =>
            partitions.filter(({ offset }) => offset !== '-1').map(({ partition, offset }) => `${topic}[${partition}]@${offset}`),
          )
          .sort(),
      ];
    }),
  );
  return { ends: Object.fromEntries(ends), committed: Object.fromEntries(committed) };
}

/** Values of one of storage's metrics, whatever its labels. */
async function metricsOf(name) {
  const text = await (await fetch(`${project.storageUrl}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith(name))
    .map((line) => Number(line.split(' ').at(-1)));
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Asks again until the answer is truthy; an error is "not yet". Throws Error(message) after 90 s. */
async function until(condition, message) {
  const deadline = Date.now() + ANSWERED_WITHIN_MS;
  for (let last = ''; ; await sleep(100)) {
    try {
      if (await condition()) return;
    } catch (error) {
      last = `; last: ${error.message}`;
    }
    signal.throwIfAborted();
    if (Date.now() > deadline)
      throw new Error(`${typeof message === 'function' ? message() : message} (after ${seconds(ANSWERED_WITHIN_MS)}${last})`);
  }
}

function check(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
