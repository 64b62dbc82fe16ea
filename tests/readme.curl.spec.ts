/** The README's questions, asked as a reader would: by curl, of the samples that `npm start` takes in. */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { useKhabar } from './harness/khabar.ts';

const run = promisify(execFile);
const root = new URL('../', import.meta.url);
const khabar = useKhabar({ env: () => ({ ENRICHMENT_WORKERS: '2' }) });

beforeAll(async () => {
  const folder = new URL('samples/', root);
  const samples = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object);
  const { status, body } = await khabar.post(samples);
  if (status !== 202) throw new Error(`the samples were not taken: ${status} ${JSON.stringify(body)}`);
  const ids = (body as { data: { articleId: string }[] }).data.map(({ articleId }) => articleId);
  for (const id of ids) await khabar.stored(id, 500_000);
}, 560_000); // the samples are enriched as they would be, which takes a busy machine its time

interface Line {
  readonly command: string;
  /** As printed; three dots stand for anything. */
  readonly answer: string;
}

/** Under "Ask": indented blocks, the first line of which is a command. */
function linesOf(readme: string): Line[] {
  const section = readme.slice(readme.indexOf('\n## Ask\n')).split(/\n## /)[1]!;
  return [...section.matchAll(/^ {4}\$ (curl .*)\n((?: {4}.*\n)+)/gm)].map(([, command, answer]) => ({
    command: command!.replace(/\s{2,}#.*$/, ''),
    answer: answer!,
  }));
}

const lines = linesOf(readFileSync(new URL('README.md', root), 'utf8'));

it('has about ten of them', () => expect(lines.length).toBeGreaterThanOrEqual(9));

/** White space does not count: a line of the README is no longer than the page is wide. */
const squeezed = (text: string) => text.replace(/\s+/g, '');

it.each(lines.map(({ command, answer }) => [command, answer]))('%s', async (command, answer) => {
  const asked = command.replaceAll('http://127.0.0.1:8080', khabar.services.storage.url);
  const { stdout } = await run('bash', ['-c', `set -o pipefail; ${asked}`], { timeout: 20_000, maxBuffer: 64 * 1024 * 1024 });
  const printed = stdout.replaceAll(khabar.services.storage.url, 'http://127.0.0.1:8080');
  expect(squeezed(printed)).toMatch(pattern(answer));
});

function pattern(answer: string): RegExp {
  const parts = squeezed(answer)
    .split('...')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
