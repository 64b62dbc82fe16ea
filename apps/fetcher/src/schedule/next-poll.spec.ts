import { type Bounds, nextPoll, type Outcome, outOfSkipped, type Past } from './next-poll.ts';

const NOW = Date.parse('2026-11-25T12:00:00Z');
const DAY_MS = 86_400_000;
const bounds: Bounds = { floorS: 300, capS: 21_600 };
const fresh: Past = { failures: 0 };
const answered = (newItems: number, wishes = {}): Outcome => ({ kind: 'answered', newItems, wishes });
const after = (past: Past, outcome: Outcome, within = bounds) => {
  const next = nextPoll(past, outcome, within, NOW, 0.5);
  return { ...next, waitS: (next.at - NOW) / 1000 };
};
const steady = (intervalS: number, perDay: number): Past => ({
  failures: 0,
  intervalS,
  perDay,
  answeredAt: NOW - intervalS * 1000,
});

test.each<[string, Past, Outcome, number]>([
  ['a first poll, whatever was there', fresh, answered(40), 900],
  ['much is new: twice as often, not at once as often as would do', steady(3_600, 24), answered(20), 1_800],
  ['never more often than the floor', steady(320, 2_000), answered(20), 300],
  ['nothing is new: half as long again', steady(1_000, 1), answered(0), 1_500],
  ['never more seldom than the cap', steady(20_000, 0.1), answered(0), 21_600],
  ['as much as ever: as often as ever', { ...steady(3_600, 12), answeredAt: NOW - DAY_MS / 12 }, answered(1), 3_600],
  ['the source wants it later', steady(1_000, 100), answered(1, { notBeforeS: 7_200 }), 7_200],
  ['but later than the cap is for the operator to say', steady(1_000, 100), answered(1, { notBeforeS: 700_000 }), 21_600],
])('%s', (_, past, outcome, waitS) => expect(after(past, outcome).waitS).toBeCloseTo(waitS, -1));

test('a source of one item a day comes to rest at its cap, one of a hundred at its floor', () => {
  for (const [perDay, expected] of [
    [1, [15_000, 21_600]],
    [100, [300, 900]],
  ] as const) {
    let now = NOW;
    let past: Past = fresh;
    let next = nextPoll(past, answered(0), bounds, now, 0.5);
    for (let due = 0, poll = 0; poll < 400; poll += 1) {
      past = { ...next, answeredAt: now };
      due += ((next.at - now) / DAY_MS) * perDay;
      now = next.at;
      next = nextPoll(past, answered(Math.floor(due)), bounds, now, 0.5);
      due -= Math.floor(due);
    }
    expect(next.intervalS).toBeGreaterThanOrEqual(expected[0]);
    expect(next.intervalS).toBeLessThanOrEqual(expected[1]);
  }
});

test.each<[Outcome['kind'], number[]]>([
  ['gone', [3_600, 7_200, 14_400, 28_800, 57_600, 86_400, 86_400]],
  ['refused', [21_600, 43_200, 86_400, 172_800, 172_800]],
  ['broken', [300, 600, 1_200, 2_400]],
  ['timed_out', [600, 1_200, 2_400]],
])('%s: backs off', (kind, waits) => {
  let past: Past = fresh;
  for (const waitS of waits) {
    const next = after(past, { kind } as Outcome);
    expect(next.waitS).toBe(waitS);
    expect(next.disabled).toBeUndefined();
    past = { ...past, failures: next.failures, failingSince: next.failingSince };
  }
});

test('Retry-After is kept to, however long', () =>
  expect(after(fresh, { kind: 'refused', status: 429, retryAfterS: 80_000 }).waitS).toBe(80_000));

test.each<[string, Past, Outcome, RegExp | undefined]>([
  ['410: at once', fresh, { kind: 'gone', status: 410 }, /gone for good/],
  ['404 for an afternoon', { failures: 9, failingSince: NOW - 0.2 * DAY_MS }, { kind: 'gone', status: 404 }, undefined],
  [
    '404 for days',
    { failures: 9, failingSince: NOW - 4 * DAY_MS },
    { kind: 'gone', status: 404 },
    /10 times in a row, for 4 days/,
  ],
  ['broken for a week', { failures: 20, failingSince: NOW - 7 * DAY_MS }, { kind: 'broken' }, undefined],
  ['broken for two weeks', { failures: 20, failingSince: NOW - 15 * DAY_MS }, { kind: 'broken' }, /21 times/],
  ['failed twice, long ago', { failures: 1, failingSince: NOW - 30 * DAY_MS }, { kind: 'timed_out' }, undefined],
])('disabled? %s', (_, past, outcome, words) => {
  const { disabled } = after(past, outcome);
  expect(disabled ?? '').toMatch(words ?? /^$/);
});

test('an answer ends the failures', () => {
  expect(after({ ...steady(600, 10), failures: 7, failingSince: 1 }, answered(0))).toMatchObject({
    failures: 0,
    failingSince: undefined,
  });
});

test.each([
  ['no wish', [], [], '2026-11-25T12:10:00Z'],
  ['this hour and the next', [12, 13], [], '2026-11-25T14:00:00Z'],
  ['this day', [], ['wednesday'], '2026-11-26T00:00:00Z'],
  ['over midnight', [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 0], [], '2026-11-26T01:00:00Z'],
  [
    'always: then never mind',
    [],
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    '2026-11-25T12:10:00Z',
  ],
])('skipHours and skipDays: %s', (_, hours, skipDays, expected) => {
  const at = outOfSkipped(Date.parse('2026-11-25T12:10:00Z'), hours, skipDays);
  expect(new Date(at).toISOString()).toBe(expected.replace('Z', '.000Z'));
});

test('sources that were added together part', () => {
  const at = (random: number) => nextPoll(steady(1_000, 1), answered(0), bounds, NOW, random).at;
  expect(at(1) - at(0)).toBeCloseTo(300_000, -3);
});
