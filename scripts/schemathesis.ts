/** schemathesis (PyPI): asks a service whatever its OpenAPI document allows, and what it does not, and judges every answer by it. */
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const VERSION = '4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
  'response_headers_conformance',
  'negative_data_rejection',
];
const INSTALL_WITHIN_MS = 180_000;
/** A stream has no end, an address of anyone's making is not to be called from here, and not to be ready is no fault. */
const LEFT_OUT = '^/v1/stream|^/v1/webhooks/[^/]+/test|^/health/ready';
const run = promisify(execFile);

export class NoSchemathesis extends Error {}

/**
 * The program, installed into `cache` once.
 *
 * @throws NoSchemathesis in a sentence, where there is no Python that makes virtual environments, or PyPI can't be reached
 */
export async function installSchemathesis(cache: string, signal?: AbortSignal): Promise<string> {
  const folder = join(cache, `schemathesis-${VERSION}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(join(folder, 'whole'))) return program;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const options = { timeout: INSTALL_WITHIN_MS, signal };
  try {
    await run('python3', ['-m', 'venv', folder], options);
  } catch (cause) {
    throw new NoSchemathesis('schemathesis needs python3 (3.10 or newer) with its module venv, and there is none', { cause });
  }
  try {
    const pip = join(folder, 'bin', 'pip');
    await run(pip, ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`], options);
  } catch (cause) {
    const { stderr, message } = cause as { stderr?: string; message: string };
    const reason = (stderr || message).trim().split('\n').at(-1);
    throw new NoSchemathesis(`schemathesis ${VERSION} can not be installed by pip: ${reason}`, { cause });
  }
  mkdirSync(join(folder, 'whole')); // last: what was broken off is made anew
  return program;
}

interface Asking {
  /** Of all operations together, about; each has as many. */
  readonly examples: number;
  /** The phases that take long end after so many. */
  readonly seconds: number;
  readonly phases: readonly ('examples' | 'coverage' | 'fuzzing')[];
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** Asks a running service. @returns whether nothing was wrong, how many requests were made, and what schemathesis printed */
export async function askWhatever(
  program: string,
  url: string,
  { examples, seconds, phases, seed = 1, signal }: Asking,
): Promise<{ ok: boolean; requests: number; output: string }> {
  const { paths } = (await (await fetch(`${url}/openapi.json`, { signal })).json()) as { paths: Record<string, object> };
  const operations = Object.values(paths).flatMap((item) => Object.keys(item)).length;
  const args = [
    'run',
    `${url}/openapi.json`,
    ...['--checks', CHECKS.join(',')],
    ...['--max-examples', String(Math.max(1, Math.ceil(examples / operations)))],
    ...['--phases', phases.join(',')],
    ...['--mode', 'all'],
    ...['--max-time', String(seconds)],
    ...['--request-timeout', '20'],
    ...['--seed', String(seed)],
    ...['--generation-database', 'none'],
    ...['--suppress-health-check', 'all'],
    ...['--exclude-path-regex', LEFT_OUT],
    ...['--warnings', 'off'],
    '--no-color',
  ];
  let output = '';
  const cwd = dirname(program); // it keeps what it found beside itself, not in the project
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], signal, env: { ...process.env, COLUMNS: '130' } });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  const requests = Number(/([\d,]+) generated/.exec(output)?.[1]?.replaceAll(',', '') ?? 0);
  return { ok: code === 0, requests, output };
}
