/** The services as child processes: logs to a file each, warnings and errors to the terminal as well. */
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './install.mjs';
import { say } from './progress.mjs';

/** pino's number for "warn". */
const WARN = 40;
const LAST_LINES = 15;
/** They promise 10 s; with the local stack's own stop all are gone within 20 s. */
const STOP_GRACE_MS = 9_000;

/** Answers of a hundred kilobytes are soon garbage: with as much for what is young as V8 takes, each fiftieth waits 20 ms for the collector, with 4 MB none. */
const FLAGS = { storage: ['--max-semi-space-size=4'] };

const mainOf = (app) => join(root, 'dist', 'apps', app, 'src', 'main.js');

/** Starts an app that stays. `onEnd` is told, in a sentence with its last words, when it ends and nobody had asked it to. */
export function startService(app, { port, env, logDir, onEnd }) {
  // A channel, so that it stops when we are killed; a group of its own, so that Ctrl-C reaches it through us, in order.
  const child = spawn(process.execPath, ['--enable-source-maps', ...(FLAGS[app] ?? []), mainOf(app)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const log = createWriteStream(join(logDir, `${app}.log`));
  const lastLines = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      lastLines.push(line);
      if (lastLines.length > LAST_LINES) lastLines.shift();
      const warning = stream === child.stderr ? line : warningIn(line);
      if (warning) say(`${app}: ${warning}`);
    });
  let stopping = false;
  const exited = new Promise((resolve) => child.on('close', resolve));
  child.on('error', (error) => lastLines.push(error.message));
  child.on('close', (code, signal) => {
    if (!stopping) onEnd(`${app} ended (${signal ?? `exit code ${code}`}). Its last words:\n${lastLines.join('\n')}`);
  });
  return {
    app,
    pid: child.pid,
    url: `http://127.0.0.1:${port}`,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await exited;
      clearTimeout(force);
    },
  };
}

/** Runs an app to its end. Throws Error with its output if it fails. */
export async function runApp(app, args, { env, signal }) {
  const child = spawn(process.execPath, [mainOf(app), ...args], { cwd: root, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject));
  if (code !== 0) throw new Error(`${app} ${args.join(' ')} failed (exit code ${code}):\n${output.trimEnd()}`);
}

/** The message of a pino line from "warn" up; undefined for all else. */
function warningIn(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= WARN || level === 'warn' || level === 'error' || level === 'fatal'
      ? [msg, err?.message].filter(Boolean).join(': ')
      : undefined;
  } catch {
    return undefined;
  }
}
