import { Consumption } from './consumption.ts';

const STALL_MS = 1_000;
let clock = 0;
const pass = (ms: number) => (clock += ms);
const joined = () => {
  const consumption = new Consumption(STALL_MS, () => clock);
  consumption.assigned(new Set(['t[0]', 't[1]']));
  return consumption;
};
const waiting = { offset: '7', attempt: 2, reason: 'database away', timer: setTimeout(() => {}, 0) };

test('not in the group: not ready, and alive all the same', () => {
  const consumption = new Consumption(STALL_MS, () => clock);
  pass(10 * STALL_MS);
  expect([consumption.notReady(), consumption.notLive()]).toEqual(['not connected yet', undefined]);
});

test('in the group and fetching: well', () => {
  expect([joined().notReady(), joined().notLive()]).toEqual([undefined, undefined]);
});

test('a waiting partition: not ready and says why, however long, and alive', () => {
  const consumption = joined();
  consumption.wait('t[1]', waiting);
  pass(100 * STALL_MS);
  expect(consumption.notReady()).toBe('t[1] waits (attempt 2): database away');
  expect(consumption.notLive()).toBeUndefined();
  consumption.goesOn('t[1]');
  consumption.moved();
  consumption.heard();
  expect(consumption.notReady()).toBeUndefined();
});

test('work in hand that does not move: not alive', () => {
  const consumption = joined();
  consumption.begin();
  pass(STALL_MS + 1);
  expect(consumption.notLive()).toMatch('work in hand has not moved');
  consumption.moved();
  expect(consumption.notLive()).toBeUndefined();
});

test('a consumer that fetches no more: not alive', () => {
  const consumption = joined();
  pass(STALL_MS + 1);
  expect(consumption.notLive()).toMatch('nothing fetched');
});

test('a broker that says nothing: not ready, and alive all the same', () => {
  const consumption = joined();
  const tick = () => {
    pass(STALL_MS - 1);
    consumption.moved();
  };
  for (let seconds = 0; seconds < 9; seconds += 1) tick();
  expect(consumption.notReady()).toBeUndefined();
  for (let seconds = 0; seconds < 3; seconds += 1) tick();
  expect([consumption.notReady(), consumption.notLive()]).toEqual(['no word from Kafka for 12 s', undefined]);
  consumption.heard();
  expect(consumption.notReady()).toBeUndefined();
});

test('attempts are counted for one message, not for its partition', () => {
  const consumption = joined();
  consumption.wait('t[0]', waiting);
  expect(consumption.attempt('t[0]', '7')).toBe(3);
  expect(consumption.attempt('t[0]', '8')).toBe(1);
});

test('what another member has been given no longer waits here', () => {
  const consumption = joined();
  consumption.wait('t[1]', waiting);
  consumption.assigned(new Set(['t[0]']));
  expect(consumption.notReady()).toBeUndefined();
});
