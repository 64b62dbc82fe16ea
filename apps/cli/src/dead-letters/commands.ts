import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { progress } from '../progress.ts';
import { AskedWrongly, Refused, type ServiceClient } from '../service-client.ts';
import { printable } from '../table.ts';
import type { Group, Letter, Matches, Page, Replay, WholeLetter } from './answers.ts';
import { type Operation, removal, setting } from './operations.ts';
import { listed, whole } from './print.ts';
import { follow, outcomeOf, sendOne } from './replay.ts';

/** Where output is no terminal: characters a line. */
const WIDTH = 160;
const SHOWN_CHARACTERS = 4_000;

interface Filter {
  readonly code?: string;
  readonly topic?: string;
  readonly service?: string;
  readonly fingerprint?: string;
  readonly state?: string;
  readonly article?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `khabar dead-letters ...`: the inbox of storage. `connect` reads the configuration; `help` closes each help text. */
export function addDeadLetters(program: Command, connect: () => ServiceClient, help: string): void {
  const letters = program.command('dead-letters').description('What could not be used: look, mend, send again, set aside.');
  const command = (usage: string, description: string) =>
    letters.command(usage).description(description).option('--json', 'as JSON').addHelpText('after', help);
  const width = () => process.stdout.columns ?? WIDTH;

  filtered(command('list', 'Letters by how they failed; each by itself with --letters or --fingerprint.'))
    .option('--letters', 'each by itself')
    .option('--limit <number>', 'at most so many, up to 200', '50')
    .option('--cursor <cursor>', 'as the page before has told it')
    .action(async (asked: Filter & { letters?: boolean; limit: string; cursor?: string; json?: boolean }) => {
      const view = asked.letters || asked.fingerprint ? 'letters' : 'groups';
      const page = await connect().get<Page<Group | Letter>>('/v1/dead-letters', {
        view,
        limit: asked.limit,
        cursor: asked.cursor,
        ...filterOf(asked),
      });
      console.log(asked.json ? JSON.stringify(page) : listed(page, width()));
    });

  command('show <id>', 'A letter: facts, history, and the beginning of its value.').action(
    async (id: string, { json }: { json?: boolean }) => {
      const letter = await connect().get<WholeLetter>(path(id));
      console.log(json ? JSON.stringify(letter) : whole(letter, SHOWN_CHARACTERS));
    },
  );

  command('patch <id>', 'Mends the value of a letter; what came is kept beside it.')
    .option(
      '--set <pointer=value>',
      'sets a field, e.g. /headline="Senate meets"; ="..." the whole value; may be repeated',
      setting,
    )
    .option('--remove <pointer>', 'takes a field out; may be repeated', removal)
    .option('--file <file>', 'a JSON Patch (RFC 6902); - is standard input')
    .action(async (id: string, asked: { set?: Operation[]; remove?: Operation[]; file?: string; json?: boolean }) => {
      const operations = [...(asked.remove ?? []), ...(asked.set ?? [])];
      const patch = asked.file === undefined ? operations : patchIn(asked.file);
      if (asked.file !== undefined && operations.length > 0)
        throw new AskedWrongly('takes --file, or --set and --remove, not both');
      if (asked.file === undefined && operations.length === 0) throw new AskedWrongly('takes --set, --remove or --file');
      const letter = await connect().post<WholeLetter>(`${path(id)}/patch`, patch);
      console.log(
        asked.json ? JSON.stringify(letter) : `${letter.id} is patched; \`khabar dead-letters replay ${letter.id}\` sends it`,
      );
    });

  filtered(command('replay [id...]', 'Sends letters to the topic that they came from: those named, or all that fit a filter.'))
    .option('--yes', 'with a filter: do it; without, only how many there are is told')
    .option('--resume <replay>', 'go on with a replay that was cut off')
    .addOption(new Option('--wait <seconds>', 'how long to wait for what becomes of those named').default(30).argParser(seconds))
    .action((ids: string[], asked: Filter & { yes?: boolean; resume?: string; wait: number; json?: boolean }) =>
      replay(connect(), ids, asked),
    );

  filtered(command('discard [id...]', 'Sets letters aside for good: those named, or all that fit a filter.'))
    .requiredOption('--why <reason>', 'kept in the history of each')
    .option('--yes', 'with a filter: do it; without, only how many there are is told')
    .action((ids: string[], asked: Filter & { yes?: boolean; why: string; json?: boolean }) => discard(connect(), ids, asked));
}

async function replay(
  storage: ServiceClient,
  ids: readonly string[],
  asked: Filter & { yes?: boolean; resume?: string; wait: number; json?: boolean },
): Promise<void> {
  const filter = filterOf(asked);
  oneWay([ids.length > 0, Object.keys(filter).length > 0, asked.resume !== undefined]);
  if (ids.length > 0) {
    await each(ids, async (id) => {
      const letter = await sendOne(storage, id, asked.wait * 1000);
      console.log(asked.json ? JSON.stringify(letter) : outcomeOf(letter));
    });
    return;
  }
  if (!asked.resume && !asked.yes) return dryRun(await storage.post('/v1/dead-letters/replay', { filter }), 'replayed', asked);
  const begun = await (asked.resume
    ? storage.post<Replay>(`/v1/replays/${encodeURIComponent(asked.resume)}/resume`)
    : storage.post<Replay>('/v1/dead-letters/replay', { filter, dryRun: false }));
  const bar = progress('letters', begun.total);
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const end = await follow(
    storage,
    begun,
    ({ remaining, waits }) => bar.reach(begun.total - remaining, waits),
    interrupted.signal,
  ).finally(() => bar.stop());
  console.log(asked.json ? JSON.stringify(end) : inWords(end));
  if (end.state !== 'done' || end.refused > 0)
    throw new Refused(`replay ${end.id} is ${end.state}${end.refused > 0 ? `, ${end.refused} refused` : ''}`);
}

async function discard(
  storage: ServiceClient,
  ids: readonly string[],
  { why, yes, json, ...asked }: Filter & { yes?: boolean; why: string; json?: boolean },
): Promise<void> {
  const filter = filterOf(asked);
  oneWay([ids.length > 0, Object.keys(filter).length > 0]);
  if (ids.length > 0) {
    await each(ids, async (id) => {
      const letter = await storage.post<WholeLetter>(`${path(id)}/discard`, { why });
      console.log(json ? JSON.stringify(letter) : `${letter.id} is ${letter.state}`);
    });
    return;
  }
  const done = await storage.post<Matches>('/v1/dead-letters/discard', { filter, why, dryRun: !yes });
  if (!yes) return dryRun(done, 'discarded', { json });
  console.log(json ? JSON.stringify(done) : `${done.matches} discarded`);
}

/** All of them, whatever becomes of one. @throws the last error that storage had for one */
async function each(ids: readonly string[], work: (id: string) => Promise<void>): Promise<void> {
  let failed: Refused | undefined;
  for (const id of ids) {
    try {
      await work(id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (failed) console.error(printable(failed.message));
      failed = error;
    }
  }
  if (failed) throw failed;
}

function dryRun(answer: Matches, done: string, { json }: { json?: boolean | undefined }): void {
  if (json) return console.log(JSON.stringify(answer));
  console.log(answer.matches === 0 ? 'no dead letter fits: nothing to do' : `${answer.matches} would be ${done}; --yes does it`);
}

function inWords({ id, state, published, remaining, skipped }: Replay): string {
  const left = remaining > 0 ? `, ${remaining} left: \`khabar dead-letters replay --resume ${id}\` goes on` : '';
  return `${published} replayed${skipped > 0 ? `, ${skipped} no longer open` : ''}${left}${state === 'canceled' ? ' (cut off)' : ''}`;
}

function filtered(command: Command): Command {
  return command
    .option('--code <code>', 'why they could not be used, e.g. not_json')
    .option('--topic <topic>', 'that they died on')
    .option('--service <service>', 'that they died in')
    .option('--fingerprint <digits>', 'all that failed in the same way')
    .option('--state <state>', 'open, replayed, resolved, discarded')
    .option('--article <id>', 'of this article')
    .option('--from <time>', 'last died from then on: a date or an RFC 3339 time')
    .option('--to <time>', 'last died up to then');
}

function filterOf({ code, topic, service, fingerprint, state, article: articleId, from, to }: Filter): Record<string, string> {
  const all = { code, topic, service, fingerprint, state, articleId, from, to };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function oneWay(ways: readonly boolean[]): void {
  if (ways.filter(Boolean).length !== 1)
    throw new AskedWrongly(
      'takes ids, or a filter such as --code or --state open: one of them (khabar dead-letters list shows what there is)',
    );
}

function patchIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as unknown;
  } catch (cause) {
    throw new AskedWrongly(`${file} is no JSON Patch: ${(cause as Error).message}`, { cause });
  }
}

function path(id: string): string {
  return `/v1/dead-letters/${encodeURIComponent(id)}`;
}

function seconds(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('takes whole seconds');
  return Number(text);
}
