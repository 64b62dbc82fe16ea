import { balanceOf, faultOf, type HourRow } from './balance.ts';

const standing = { in_flight: 2, missing: 1, unseen: 0 };
const hours: HourRow[] = [
  { ...standing, hour: new Date('2026-03-02T08:00:00Z'), received: '10', outcomes: { stored: 7, duplicate: 2, '': 1 } },
  { ...standing, hour: new Date('2026-03-02T09:00:00Z'), received: '5', outcomes: { stored: 2, dead: 1, '': 2 } },
];

it('adds up: received = outcomes + in flight + what is missing', () => {
  const { total, data } = balanceOf(hours, (hour) => hour.getUTCHours() === 9, 900);
  expect(total).toEqual({
    received: 15,
    outcomes: { stored: 9, duplicate: 2, dead: 1 },
    inFlight: 2,
    missing: 1,
    unseen: 0,
    difference: 1,
  });
  expect(data).toEqual([{ hour: '2026-03-02T09:00:00Z', received: 5, outcomes: { stored: 2, dead: 1 }, open: 2 }]);
});

it('an end that nobody has received is a difference as well', () => {
  const row = { in_flight: 0, missing: 0, unseen: 1, hour: new Date(), received: '1', outcomes: { stored: 2 } };
  expect(balanceOf([row], () => true, 900).total.difference).toBe(-1);
});

it('an empty ledger is even', () => {
  const { total, data } = balanceOf([{ in_flight: 0, missing: 0, unseen: 0, hour: null }], () => true, 900);
  expect([data, total.difference, total.received]).toEqual([[], 0, 0]);
});

it.each([
  [{ in_flight: 9, missing: 0, unseen: 0 }, /^even$/],
  [{ in_flight: 0, missing: 3, unseen: 0 }, /^the ledger is not even: 3 received more than 900 s ago/],
  [{ in_flight: 0, missing: 1, unseen: 2 }, /1 received .*; 2 at an end/],
])('in words: %j', (is, words) => {
  expect(faultOf(is, 900) ?? 'even').toMatch(words);
});
