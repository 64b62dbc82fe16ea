/** The proof is worth what it catches: services that are broken on purpose must not pass it, and honest ones must. */
import { spawn } from 'node:child_process';
import { useStack } from './harness/stack.ts';

const RUN_MS = 120_000;
const stack = useStack();

/** On the run's broker and database, one process of each service, while the database lets nobody in. */
function prove(...more: string[]): Promise<{ code: number | null; output: string }> {
  const args = '--articles 60 --faults 1 --only database-refuses --pace 0.05 --instances 1'.split(' ');
  const env = { ...process.env, KAFKA_BROKERS: stack.brokers, DATABASE_URL: stack.databaseUrl };
  const child = spawn(process.execPath, ['scripts/prove.mjs', ...args, ...more], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const table = (output: string) => (name: string) => Number(new RegExp(`^ +${name} +(\\d+)$`, 'm').exec(output)?.[1]);

test(
  'honest services pass',
  async () => {
    const { code, output } = await prove();
    expect([code, output]).toEqual([0, expect.stringMatching(/proof: 1 passed, 0 failed\n$/)]);
    expect(['lost', 'twice', 'wrong'].map(table(output))).toEqual([0, 0, 0]);
  },
  RUN_MS,
);

test.each([
  ['commit-first', 'lost'],
  ['skip-on-error', 'lost'],
  ['no-dedupe', 'twice'],
])(
  '%s is caught: %s',
  async (sabotage, counted) => {
    const { code, output } = await prove('--sabotage', sabotage);
    expect([code, output]).toEqual([1, expect.stringMatching(/proof: 0 passed, 1 failed\n$/)]);
    expect(table(output)(counted)).toBeGreaterThan(0);
  },
  RUN_MS,
);

test.each([
  [['--sabotage', 'sleep'], '--sabotage is "sleep": it takes commit-first, skip-on-error, no-dedupe.'],
  [['--articles', 'many'], '--articles is "many": it takes a whole number from 1 up.'],
])('%s: a clear sentence, exit code 2', async (args, sentence) => {
  const { code, output } = await prove(...args);
  expect([code, output]).toEqual([2, expect.stringContaining(sentence)]);
});
