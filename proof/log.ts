/** Reading back what was published: which message lies where. */
import { createHash } from 'node:crypto';
import { headerText } from '#events';
import type { LogMessage } from './broker.ts';
import type { Logged } from './oracle.ts';
import type { Planned } from './plan.ts';

/** @returns every message on the log with what it was planned to say, and those that were acknowledged and are not there */
export function match(
  messages: readonly LogMessage[],
  published: readonly Planned[],
): { log: Logged[]; notOnLog: Planned[]; strange: LogMessage[]; extra: number } {
  const planned = new Map(published.map((message) => [printOf(message), message]));
  const posted = new Map(published.flatMap((message) => (message.posted ? [[message.key, message] as const] : [])));
  const times = new Map<string, number>();
  const log: Logged[] = [];
  const strange: LogMessage[] = [];
  for (const message of messages) {
    const { key, partition, offset } = message;
    const byFetcher = posted.get(String(key));
    const match = byFetcher ? named(byFetcher, message) : planned.get(printOf(message));
    if (!match) {
      strange.push(message);
      continue;
    }
    const print = printOf(byFetcher ?? message);
    times.set(print, (times.get(print) ?? 0) + 1);
    log.push({ partition, offset, planned: match });
  }
  const notOnLog: Planned[] = [];
  for (const message of published) {
    const print = printOf(message);
    const left = times.get(print) ?? 0;
    if (left === 0) notOnLog.push(message);
    else times.set(print, left - 1);
  }
  return { log, notOnLog, strange, extra: [...times.values()].reduce((sum, left) => sum + left, 0) };
}

/** What was posted has got the name of its event on the way. */
function named(planned: Planned, { headers }: LogMessage): Planned {
  const { says } = planned;
  return 'deadCode' in says ? planned : { ...planned, says: { ...says, eventId: headerText(headers, 'ce_id') } };
}

type Printed = { readonly key: string | Buffer | null; readonly value: Buffer | null; readonly headers: LogMessage['headers'] };

/** Two messages with one print are one and the same for everybody who reads them. */
function printOf({ key, value, headers }: Printed): string {
  const hash = createHash('sha256');
  hash.update(key === null ? 'no key' : `key ${key.toString()}`).update(value === null ? '\0no value' : `\0${value.length} `);
  if (value) hash.update(value);
  for (const name of Object.keys(headers).toSorted()) hash.update(`\0${name}=${String(headers[name])}`);
  return hash.digest('base64');
}
