import { setTimeout as sleep } from 'node:timers/promises';
import { Refused, type ServiceClient } from '../service-client.ts';
import type { Replay, WholeLetter } from './answers.ts';

/** Between two looks: milliseconds. */
const LOOK_MS = 250;

/** Follows a replay to its end, or until it is cut off. @param report told at every look */
export async function follow(
  storage: ServiceClient,
  begun: Replay,
  report: (replay: Replay) => void,
  stop: AbortSignal,
): Promise<Replay> {
  let replay = begun;
  for (;;) {
    report(replay);
    if (replay.state !== 'running') return replay;
    if (stop.aborted) return storage.post<Replay>(`/v1/replays/${replay.id}/cancel`);
    await sleep(LOOK_MS, undefined, { signal: stop }).catch(() => undefined);
    replay = await storage.get<Replay>(`/v1/replays/${replay.id}`);
  }
}

/** Sends one letter, and waits for what becomes of it. @returns the letter; still `replayed` if that takes longer than `waitMs` */
export async function sendOne(storage: ServiceClient, id: string, waitMs: number): Promise<WholeLetter> {
  const path = `/v1/dead-letters/${encodeURIComponent(id)}`;
  let letter = await storage.post<WholeLetter>(`${path}/replay`);
  for (const end = Date.now() + waitMs; letter.state === 'replayed' && Date.now() < end; letter = await storage.get(path))
    await sleep(LOOK_MS);
  return letter;
}

/** @throws Refused it came back */
export function outcomeOf({ id, state, code, reason, articleId }: WholeLetter): string {
  if (state === 'open') throw new Refused(`${id} came back: ${code}: ${reason}`);
  if (state === 'replayed') return `${id} is on its way`;
  return `${id} has come to a good end${articleId ? `: article ${articleId}` : ''}`;
}
