import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { progress } from '../progress.ts';
import type { ServiceClient } from '../service-client.ts';
import { printable, table } from '../table.ts';

/** Where output is no terminal: characters a line. */
const WIDTH = 160;
/** Between two looks: milliseconds. */
const LOOK_MS = 250;

/** What storage answers, as far as it is printed; its OpenAPI document has all of it. */
interface Ruling {
  readonly id: string;
  readonly kind: 'merge' | 'split';
  readonly ids: readonly string[];
  readonly mention?: string;
  readonly language?: string;
  readonly source?: string;
  readonly articleId?: string;
  readonly into: { readonly id: string; readonly type: string; readonly name: string };
  readonly reason?: string;
  readonly by?: string;
  readonly state: 'moving' | 'standing' | 'undoing' | 'undone';
  readonly articles: { readonly total: number | null; readonly looked: number; readonly moved: number };
  readonly createdAt: string;
}

interface Page {
  readonly data: Ruling[];
  readonly page: { readonly nextCursor: string | null };
}

interface Said {
  readonly reason?: string;
  readonly by?: string;
  readonly json?: boolean;
}

interface Split extends Said {
  readonly mention: string;
  readonly into: string;
  readonly type?: string;
  readonly name?: string;
  readonly language?: string;
  readonly source?: string;
  readonly article?: string;
}

/** `khabar entities ...`: rulings on who is who. `connect` reads the configuration; `help` closes each help text. */
export function addEntities(program: Command, connect: () => ServiceClient, help: string): void {
  const entities = program
    .command('entities')
    .description('Who is who, ruled by hand: entities merged into one, mentions split off; kept, listed, taken back.');
  const command = (usage: string, description: string, more = '') =>
    entities
      .command(usage)
      .description(description)
      .option('--json', 'as JSON')
      .addHelpText('after', more + help);
  const ruling = (usage: string, description: string, more: string) =>
    command(usage, description, more)
      .option('--reason <text>', 'why; kept with the ruling')
      .option('--by <text>', 'who says so; kept with the ruling');

  ruling(
    'merge <id...>',
    'From now on entities are one, in what is stored and in what comes.',
    `
All go by the id, name and type of the one that they are merged into, and are found by what they were called before. Stored articles are
moved by storage; the command shows how far it is, and Ctrl-C leaves it to go on.

  khabar entities merge khabar:person/helen-brandt --into khabar:person/helena-brandt --reason 'another spelling'
`,
  )
    .requiredOption('--into <id>', 'the one that they are from now on')
    .option('--force', 'though they are of different types')
    .action((ids: string[], { into, force, reason, by, json }: Said & { into: string; force?: boolean }) =>
      follow(connect(), (storage) => storage.post(PATH, { kind: 'merge', ids, into, force, reason, by }), json),
    );

  ruling(
    'split <id>',
    'From now on mentions of an entity are of another.',
    `
  khabar entities split wikidata:Q61 --mention 'President Washington' --into wikidata:Q23 --name 'George Washington' --type person
  khabar entities split khabar:person/j-silva --mention 'João Silva' --language pt --into 'João Silva'
`,
  )
    .requiredOption('--mention <text>', 'text of the mentions; case and spacing do not matter')
    .requiredOption('--into <id or name>', 'the one that they are of: the id of one that is stored, or the name of a new one')
    .option('--type <type>', 'of a new one: person, organisation, place, event, agreement, work, other')
    .option('--name <name>', 'of a new one whose id is given by --into')
    .option('--language <tag>', 'only in articles of this language')
    .option('--source <name>', 'only in articles of this publisher, by domain or name')
    .option('--article <id>', 'only in this article')
    .action((id: string, { article: articleId, json, ...asked }: Split) =>
      follow(connect(), (storage) => storage.post(PATH, { kind: 'split', id, articleId, ...asked }), json),
    );

  command('list', 'Rulings, newest first; those that were taken back, too.')
    .option('--entity <id>', 'that name this one')
    .option('--limit <number>', 'at most so many, up to 200', '50')
    .option('--cursor <cursor>', 'as the page before has told it')
    .action(async ({ json, ...asked }: { entity?: string; limit: string; cursor?: string; json?: boolean }) => {
      const page = await connect().get<Page>(PATH, asked);
      console.log(json ? JSON.stringify(page) : listed(page, process.stdout.columns ?? WIDTH));
    });

  command(
    'undo <ruling>',
    'Takes a ruling back: what it moved stands again as it was found, as far as no other ruling moves it.',
  ).action((id: string, { json }: { json?: boolean }) =>
    follow(connect(), (storage) => storage.delete(`${PATH}/${encodeURIComponent(id)}`), json),
  );
}

const PATH = '/v1/entities/rulings';

/** Makes a ruling or takes one back, and waits for the stored articles, as long as nobody presses Ctrl-C. */
async function follow(
  storage: ServiceClient,
  change: (storage: ServiceClient) => Promise<Ruling>,
  json: boolean | undefined,
): Promise<void> {
  let ruling = await change(storage);
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  let bar: ReturnType<typeof progress> | undefined;
  while ((ruling.state === 'moving' || ruling.state === 'undoing') && !interrupted.signal.aborted) {
    const { total, looked } = ruling.articles;
    if (total !== null) (bar ??= progress('articles', total)).reach(looked);
    await sleep(LOOK_MS, undefined, { signal: interrupted.signal }).catch(() => undefined);
    ruling = await storage.get<Ruling>(`${PATH}/${ruling.id}`);
  }
  bar?.stop();
  console.log(json ? JSON.stringify(ruling) : printable(inWords(ruling)));
}

function inWords({ id, state, articles: { total, looked, moved }, ...ruling }: Ruling): string {
  const articles = `${moved} stored article${moved === 1 ? '' : 's'} moved`;
  if (state === 'undone') return `ruling ${id} is taken back, ${articles}`;
  const what = `ruling ${id}: ${whatItSays(ruling)}`;
  if (state === 'standing') return `${what}; ${articles}`;
  return `${what}; ${state}: ${looked} of ${total ?? '?'} stored articles looked at, the others follow by themselves`;
}

function whatItSays({
  kind,
  ids,
  into,
  mention,
  language,
  source,
  articleId,
}: Omit<Ruling, 'id' | 'state' | 'articles'>): string {
  const target = `${into.id} (${into.type} ${into.name})`;
  if (kind === 'merge') return `${ids.join(', ')} merged into ${target}`;
  const where = [language && `language ${language}`, source && `source ${source}`, articleId && `article ${articleId}`];
  return [`"${mention}" of ${ids.join()} is ${target}`, ...where.filter(Boolean)].join(', ');
}

function listed({ data, page }: Page, width: number): string {
  if (data.length === 0) return 'no ruling';
  const rows = data.map((one) => [
    one.id,
    one.createdAt.slice(0, 16).replace('T', ' '),
    one.state,
    one.by ?? '',
    whatItSays(one) + (one.reason ? `: ${one.reason}` : ''),
  ]);
  const more = page.nextCursor ? `\n--cursor ${page.nextCursor} shows the next` : '';
  return table(['ruling', 'made', 'state', 'by', 'what'], rows, width) + more;
}
