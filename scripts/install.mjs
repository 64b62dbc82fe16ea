/**
 * The first step of every script: node_modules as package-lock.json says, then on under Node 24. Needs nothing but some Node from 20 on,
 * so it imports no package.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants as os } from 'node:os';
import { whenAskedToEnd } from './ending.mjs';
import { say, sayAgainEvery } from './progress.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const NODE_MAJOR = 24;

/** Returns when all is installed and this process is Node 24 or newer; else runs the same script again under one that is, and exits as it does. */
export async function underNode24(scriptUrl) {
  if (!isInstalled()) await install();
  if (major(process.versions.node) >= NODE_MAJOR) return;
  const node = join(root, 'node_modules', 'node', 'bin', 'node');
  try {
    accessSync(node, constants.X_OK);
  } catch {
    fail(
      `Node ${NODE_MAJOR} or newer is needed; this is ${process.versions.node}, and the npm package "node" brought none for this system.`,
    );
  }
  // With a channel: the other one ends when this one is killed.
  const child = spawn(node, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  whenAskedToEnd((signal) => child.kill(signal));
  child.on('error', (error) => fail(`${node}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + os.signals[signal]));
  await new Promise(() => {});
}

/**
 * Whether the last npm run came to its end and left what the lock file asks for. npm writes node_modules/.package-lock.json last of all,
 * so that after a half-finished one it is missing. Packages for other systems are optional.
 */
function isInstalled() {
  try {
    const wanted = packagesIn('package-lock.json');
    const found = packagesIn('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, { version, optional, devOptional }]) =>
        path === '' || found[path]?.version === version || (!found[path] && (optional || devOptional)),
    );
  } catch {
    return false;
  }
}

const packagesIn = (lockFile) => JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages;

/** `npm ci`, with the packages for development: Node 24 and PostgreSQL are among them. */
async function install() {
  say('installing npm packages');
  const still = sayAgainEvery(15_000, 'still installing npm packages');
  // Without this folder's own programs: npm would run on the Node that it is about to remove.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(join('node_modules', '.bin')));
  // A leash in shell: when this process ends, however, the pipe ends, and with it npm and all that it started.
  const leashed = '(cat <&3; kill -KILL -$$) >/dev/null 2>&1 & exec npm ci --include=dev --no-audit --no-fund --loglevel=error';
  const npm = spawn('sh', ['-c', leashed], {
    cwd: root,
    // onnxruntime-node would fetch what only graphics cards need; package.json forbids it, which older npm does not heed.
    env: { ...process.env, PATH: path.join(delimiter), npm_config_onnxruntime_node_install: 'skip' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (output += text));
  // Not 'close': that waits for the leash.
  const code = await new Promise((resolve) => npm.on('error', (error) => resolve(error.message)).on('exit', resolve));
  npm.stdio[3].destroy();
  still.stop();
  if (code !== 0) fail(`npm ci failed (${code}):\n${output.trimEnd().split('\n').slice(-20).join('\n')}`);
  say('npm packages installed');
}

const major = (version) => Number(version.split('.')[0]);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
