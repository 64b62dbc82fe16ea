/**
 * `khabar fetch`: shows what would come of an address or of a file, and keeps nothing. Needs neither broker nor database. Exit code 0; 1 it
 * can't be read; 2 wrong arguments or configuration.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { OutboundError, outboundOf, outboundVariables } from '#outbound';
import { ConfigError, readConfig } from '#config';
import { inWords } from './fetching/in-words.ts';
import { lookAt } from './fetching/look.ts';
import { type Preview, preview, previewOf } from './fetching/preview.ts';
import { systemClock } from './politeness/clock.ts';
import { HostGate } from './politeness/host-gate.ts';
import { PoliteClient } from './politeness/polite-client.ts';
import { ReadingThreads, Unreadable } from './reading/reading-threads.ts';
import { NewSource } from './sources/sources.ts';

const DEADLINE_MS = 120_000;
const MAX_FILE_BYTES = 104_857_600;

class Wrong extends Error {}

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { url: { type: 'string' }, selector: { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1) throw new Wrong('takes one address, or one file');
    return { ...values, given: positionals[0]! };
  } catch (error) {
    throw new Wrong((error as Error).message);
  }
}

async function show({ given, url, selector }: ReturnType<typeof read>, reading: ReadingThreads): Promise<Preview> {
  const signal = AbortSignal.timeout(DEADLINE_MS);
  if (!/^https?:\/\//i.test(given))
    return previewOf(
      await lookAt({ reading, clock: systemClock }, bytesOf(given), { url: url ?? addressFor(given) }),
      Date.now(),
    );
  const asked = NewSource.safeParse({ url: given, ...(selector === undefined ? {} : { selector }) });
  if (!asked.success) throw new Wrong(asked.error.issues.map(({ message }) => message).join('; '));
  const outbound = outboundOf(readConfig(z.object(outboundVariables)));
  const client = new PoliteClient({ outbound, gate: new HostGate(), stop: signal });
  return preview({ client, reading, clock: systemClock, filesDir: undefined }, asked.data, signal);
}

function bytesOf(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Wrong(`${file} is neither an http address nor a file that can be read: ${(error as Error).message}`);
  }
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MAX_FILE_BYTES }) : bytes;
}

/** A copy does not say where it was found; a page's own canonical address does. */
function addressFor(file: string): string {
  return new URL(encodeURIComponent(basename(file)), 'https://copy.invalid/').href;
}

const reading = new ReadingThreads();
// What it waits for, a host's pace or a thread, keeps no process alive by itself.
const alive = setInterval(() => undefined, DEADLINE_MS);
try {
  const asked = read(process.argv.slice(2));
  const shown = await show(asked, reading);
  console.log(asked.json ? JSON.stringify(shown) : inWords(shown));
} catch (error) {
  const isWrong = error instanceof Wrong || error instanceof ConfigError;
  if (!isWrong && !(error instanceof OutboundError) && !(error instanceof Unreadable)) throw error;
  console.error(error.message);
  process.exitCode = isWrong ? 2 : 1;
} finally {
  clearInterval(alive);
  await reading.close();
}
