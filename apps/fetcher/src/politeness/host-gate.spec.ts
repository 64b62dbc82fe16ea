import { MovedClock } from '../../tests/moved-clock.ts';
import { MAX_HOLD_MS } from './gate.ts';
import { HostGate } from './host-gate.ts';

const INTERVAL_MS = 1_000;

let clock: MovedClock;
let gate: HostGate;
let begun: number;
/** What happened, and after how many milliseconds. */
let log: string[];
beforeEach(() => {
  clock = new MovedClock();
  gate = new HostGate({ intervalMs: INTERVAL_MS, clock });
  begun = clock.now();
  log = [];
});

const note = (what: string) => log.push(`${clock.now() - begun} ${what}`);

/** A request to a host that takes a while. */
async function request(name: string, host: string, tookMs: number, options = {}, through = gate): Promise<void> {
  const leave = await through.enter(host, options);
  note(`${name} starts`);
  await clock.sleep(tookMs);
  note(`${name} ends`);
  leave();
}

test('one at a time, in order, a second from one to the next', async () => {
  void request('a', 'one.example', 300);
  void request('b', 'one.example', 2_500);
  void request('c', 'one.example', 100);
  await clock.advance(10_000);
  expect(log).toEqual(['0 a starts', '300 a ends', '1300 b starts', '3800 b ends', '4800 c starts', '4900 c ends']);
});

test('hosts do not wait for each other', async () => {
  void request('a', 'one.example', 5_000);
  void request('b', 'two.example', 100);
  await clock.advance(200);
  expect(log).toEqual(['0 a starts', '0 b starts', '100 b ends']);
});

test('several at once, where that is allowed, and the pace is kept', async () => {
  const wide = new HostGate({ intervalMs: INTERVAL_MS, concurrency: 2, clock });
  for (const name of ['a', 'b', 'c']) void request(name, 'one.example', 5_000, {}, wide);
  await clock.advance(7_000);
  expect(log).toEqual(['0 a starts', '1000 b starts', '5000 a ends', '6000 b ends', '7000 c starts']);
});

test('the longer of our interval and the crawl-delay counts', async () => {
  void request('a', 'one.example', 100, { intervalMs: 10_000 });
  void request('b', 'one.example', 100, { intervalMs: 10 });
  void request('c', 'one.example', 100);
  await clock.advance(20_000);
  expect(log.filter((line) => line.endsWith('starts'))).toEqual(['0 a starts', '10100 b starts', '11200 c starts']);
});

test('a host that asked us to stay away is not asked until then, and what waits already waits as well', async () => {
  void request('a', 'one.example', 100);
  void request('b', 'one.example', 100);
  await clock.advance(500);
  gate.hold('one.example', 60_000);
  gate.hold('one.example', 5_000);
  await clock.advance(60_000);
  expect(log.filter((line) => line.endsWith('starts'))).toEqual(['0 a starts', '60500 b starts']);
});

test('nobody keeps us away for more than a day at once', () => {
  gate.hold('one.example', 400 * MAX_HOLD_MS);
  expect(gate.waitMs('one.example')).toBe(MAX_HOLD_MS);
});

test('how long one would wait', async () => {
  expect(gate.waitMs('one.example')).toBe(0);
  void request('a', 'one.example', 100);
  expect(gate.waitMs('one.example')).toBe(1_000);
  void request('b', 'one.example', 100);
  void request('c', 'one.example', 100, { intervalMs: 5_000 });
  await clock.advance(400);
  expect(gate.waitMs('one.example')).toBe(700 + 1_000 + 5_000);
});

test('who gives up is not waited for', async () => {
  const reason = new Error('the service stops');
  const stop = new AbortController();
  void request('a', 'one.example', 100);
  const given = request('b', 'one.example', 100, { signal: stop.signal });
  void request('c', 'one.example', 100);
  await clock.advance(500);
  stop.abort(reason);
  await expect(given).rejects.toBe(reason);
  await expect(gate.enter('one.example', { signal: stop.signal })).rejects.toBe(reason);
  await clock.advance(5_000);
  expect(log.filter((line) => line.endsWith('starts'))).toEqual(['0 a starts', '1100 c starts']);
});

test('leaving twice lets in one', async () => {
  const leave = await gate.enter('one.example');
  void request('b', 'one.example', 9_000);
  void request('c', 'one.example', 9_000);
  leave();
  leave();
  await clock.advance(5_000);
  expect(log).toEqual(['1000 b starts']);
});

test('of a hundred thousand hosts, a hundred a second, only those are known that would have to wait', async () => {
  let largest = 0;
  for (let index = 0; index < 100_000; index++) {
    (await gate.enter(`host-${index}.example`))();
    clock.jump(10);
    largest = Math.max(largest, gate.size);
  }
  expect(largest).toBeGreaterThanOrEqual(INTERVAL_MS / 10);
  expect(largest).toBeLessThan(300);
}, 60_000);
