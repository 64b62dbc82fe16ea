import { Command } from 'commander';
import { ConfigError, readConfig } from '#config';
import { RetryableError } from '#events';
import { addAsking } from './asking/commands.ts';
import { runBeside } from './beside.ts';
import { ServicesConfig } from './config.ts';
import { addDeadLetters } from './dead-letters/commands.ts';
import { addEntities } from './entities/commands.ts';
import { addKey } from './key.ts';
import { progress } from './progress.ts';
import { prove } from './prove.ts';
import { publish, type Report } from './publish.ts';
import { addReenrich } from './reenrich/command.ts';
import type { Services } from './reenrich/reenrichment.ts';
import { AskedWrongly, ServiceClient } from './service-client.ts';
import { printable } from './table.ts';

/** Exit codes: 0 done, 1 not (all) done, 2 asked wrongly or configured wrongly, 75 (EX_TEMPFAIL) what it needs is away: try again. */
const [FAILED, WRONG, AWAY] = [1, 2, 75];

const connection = `
Kafka is reached by KAFKA_BROKERS (127.0.0.1:9092 if unset), Postgres by DATABASE_URL, the services by KHABAR_STORAGE_URL and
KHABAR_ENRICHMENT_URL (http://127.0.0.1:8080 and :8082 if unset), with KHABAR_API_KEY if they ask for a key; the README has all variables.
Exit codes: 0 done; 1 not done, or not all; 2 wrong arguments or configuration; 75 what it needs is away, try again.`;

const program = new Command('khabar')
  .description('Asks for articles, publishes them, looks after those that could not be used, and sets up what the services need.')
  .addHelpText('after', connection)
  .configureHelp({ helpWidth: 100 })
  .showHelpAfterError('(khabar --help tells more)')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : WRONG));

program
  .command('publish')
  .description('Publishes articles to Kafka: each goes its whole way to the answers of storage.')
  .argument(
    '<file...>',
    'JSON (one article or a list), NDJSON (an article a line), or plain text (one article); - is standard input',
  )
  .option('--json', 'one line of JSON an article instead of words')
  .addHelpText(
    'after',
    `
An article needs a headline or an articleBody; title, text, content and other usual names are taken too.

  khabar publish article.txt
  khabar publish archive-2025.ndjson
  echo '{"title": "Senate meets", "text": "..."}' | khabar publish -
${connection}`,
  )
  .action(async (files: string[], { json }: { json?: boolean }) => {
    const { openProducer } = await import('./kafka.ts');
    const producer = openProducer();
    const bar = progress('articles');
    const report: Report = {
      published: (batch) => {
        for (const one of batch) console.log(json ? JSON.stringify(one) : `${one.articleId}  ${one.place}`);
        bar.add(batch.length);
      },
      refused: (place, reason) => console.error(`refused: ${place}: ${reason}`),
    };
    const { published, refused } = await publish(files, producer, report).finally(() => bar.stop());
    await producer.close();
    console.error(`${published} published${refused > 0 ? `, ${refused} refused` : ''}`);
    if (refused > 0 || published === 0) process.exitCode = FAILED;
  });

program
  .command('topics')
  .description('Makes the Kafka topics that are absent; those that are there stay as they are.')
  .option('--wait <seconds>', 'how long to wait for the broker', '60')
  .addHelpText('after', connection)
  .action(async ({ wait }: { wait: string }) => {
    const { topicMaker } = await import('./kafka.ts');
    const made = await patiently(Number(wait) * 1000, topicMaker());
    console.log(made.length > 0 ? `made ${made.join(', ')}` : 'all topics are there');
  });

program
  .command('migrate')
  .description('Brings the tables of storage and fetcher up to date; safe beside running services.')
  .addHelpText('after', connection)
  .action(async () => {
    // each owner's tables; the second also where the first failed, so that both are told
    const codes = [await runBeside('storage/src/migrate'), await runBeside('fetcher/src/migrate')];
    process.exitCode = Math.max(...codes);
  });

/** Where they answer is read when a command asks them. */
function services(): Services {
  const { KHABAR_STORAGE_URL, KHABAR_ENRICHMENT_URL, KHABAR_API_KEY } = readConfig(ServicesConfig);
  return {
    storage: new ServiceClient('storage', KHABAR_STORAGE_URL, KHABAR_API_KEY),
    enrichment: new ServiceClient('enrichment', KHABAR_ENRICHMENT_URL, KHABAR_API_KEY),
  };
}

program
  .command('fetch')
  .description('Shows what would come of a feed, a sitemap, an article or a site, and keeps nothing.')
  .argument('<address>', 'http or https; or a file, a copy of one')
  .option('--url <url>', 'of a file: the address that it is a copy of')
  .option('--selector <css>', 'of a page: links that this CSS selector finds')
  .option('--json', 'as JSON')
  .addHelpText(
    'after',
    `
Private addresses are refused unless ALLOW_PRIVATE_ADDRESSES names the host; robots.txt and a site's pace are kept to.

  khabar fetch https://news.example.org/
  khabar fetch ./page.html --url https://news.example.org/2026/senate
`,
  )
  .action(async (address: string, { url, selector, json }: { url?: string; selector?: string; json?: boolean }) => {
    const options = [...(url ? ['--url', url] : []), ...(selector ? ['--selector', selector] : []), ...(json ? ['--json'] : [])];
    process.exitCode = await runBeside('fetcher/src/fetch', [...options, '--', address]);
  });

program
  .command('explain')
  .description('Shows what enrichment finds in an article, where, and by which rule; publishes and keeps nothing.')
  .argument('<file>', 'plain text, or JSON of one article; - is standard input')
  .option('--json', 'as JSON')
  .addHelpText(
    'after',
    `
The first line of a text is its headline, if a blank line follows it. Needs neither Kafka nor the services.

  khabar explain article.txt
  echo 'Ana Brandt spoke in Lisbon on 3 March 2026.' | khabar explain -
`,
  )
  .action(async (file: string, { json }: { json?: boolean }) => {
    process.exitCode = await runBeside('enrichment/src/explain', [...(json ? ['--json'] : []), '--', file]);
  });

addAsking(program, () => readConfig(ServicesConfig), connection);

addDeadLetters(program, () => services().storage, connection);

addReenrich(program, services, connection);

addEntities(program, () => services().storage, connection);

addKey(program);

program
  .command('forget')
  .description('Erases an article for good, wherever storage keeps it; a tombstone stays that no redelivery undoes.')
  .argument('<articleId>', 'a UUID')
  .requiredOption('--why <text>', 'kept with the tombstone and answered in place of the article, so it should name nobody')
  .addHelpText(
    'after',
    `
Kafka's topics keep what they have by their own retention.

  khabar forget 7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33 --why 'court order 12/2026'
${connection}`,
  )
  .action(async (articleId: string, { why }: { why: string }) => {
    const path = `/v1/articles/${encodeURIComponent(articleId)}/forget`;
    const { forgottenAt, revisions } = await services().storage.post<{ forgottenAt: string; revisions: number }>(path, { why });
    console.log(`${articleId} is forgotten since ${forgottenAt}; there were ${revisions} revision${revisions === 1 ? '' : 's'}`);
  });

program
  .command('prove')
  .description('Shows on real processes, under faults, that nothing is lost, nothing comes twice and nothing is wrong.')
  .argument('[options...]', '`khabar prove --help` lists them')
  .allowUnknownOption()
  .helpOption(false)
  .action(async (args: string[]) => {
    process.exitCode = await prove(args);
  });

/** A broker that is just starting is no failure. @throws the last error after `ms` */
async function patiently<T>(ms: number, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() >= end) throw new RetryableError(`Kafka does not answer: ${(error as Error).message}`, { cause: error });
    }
  }
}

try {
  await program.parseAsync();
} catch (error) {
  console.error((error as Error).message.split('\n').map(printable).join('\n'));
  process.exitCode =
    error instanceof ConfigError || error instanceof AskedWrongly ? WRONG : error instanceof RetryableError ? AWAY : FAILED;
}
