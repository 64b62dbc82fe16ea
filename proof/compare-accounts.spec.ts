import { eventTypes } from '#events';
import { type Accounts, compareAccounts, repeatedEvents } from './compare-accounts.ts';
import type { Expected } from './oracle.ts';

const expected: Expected = {
  articles: new Map([
    [
      'x',
      {
        articleId: 'x',
        revisions: [
          { headline: 'h', articleBody: 'a', pubStatus: 'usable' },
          { headline: 'h', articleBody: 'b', pubStatus: 'canceled' },
        ],
        late: [],
      },
    ],
  ]),
  letters: new Map([['0@7', 'empty']]),
  outcomes: new Map([
    ['0@5', { outcome: 'stored', among: '0@5' }],
    ['0@6', { outcome: 'revised', among: '0@6' }],
    ['0@7', { outcome: 'dead', among: '0@7' }],
    ['0@8', { outcome: 'stored', among: 'y' }],
    ['1@3', { outcome: 'duplicate', among: 'y' }],
  ]),
  counts: { stored: 2, revised: 1, duplicate: 1, stale: 0, retracted: 1 },
};
const unit = (place: string, outcome: string | null, isReceived = true) => ({ place, outcome, isReceived });
const told = (type: string, revision: number, id = `${revision}`, articleId = 'x') => ({ id, type, articleId, revision });
const even: Accounts = {
  units: [unit('0@5', 'stored'), unit('0@6', 'revised'), unit('0@7', 'dead'), unit('0@8', 'duplicate'), unit('1@3', 'stored')],
  balances: [{ received: 5, outcomes: { stored: 2, revised: 1, duplicate: 1, dead: 1, stale: 0 }, inFlight: 0, difference: 0 }],
  inbox: [{ place: '0@7', code: 'empty' }],
  told: [told(eventTypes.stored, 1), told(eventTypes.withdrawn, 3)],
};
const balance = (more: object) => ({ balances: [{ ...even.balances[0]!, ...more }] });

test.each<[string, Partial<Accounts>, string]>([
  ['all as it must be', {}, ''],
  ['a unit is missing', { units: even.units.slice(1) }, 'lost'],
  ['a unit was not received', { units: [unit('0@5', 'stored', false), ...even.units.slice(1)] }, 'lost'],
  ['a unit is still under way', { units: [unit('0@5', null), ...even.units.slice(1)] }, 'lost'],
  ['a unit with another outcome', { units: [unit('0@5', 'duplicate'), ...even.units.slice(1)] }, 'wrong'],
  ['two stored of one article', { units: [...even.units.slice(0, 3), unit('0@8', 'stored'), unit('1@3', 'stored')] }, 'wrong'],
  ['a unit of nothing', { units: [...even.units, unit('1@1', 'stored')] }, 'wrong'],
  ['the balance is not even', balance({ difference: 1 }), 'wrong'],
  ['some are in flight', balance({ inFlight: 2 }), 'wrong'],
  ['received is miscounted', balance({ received: 6 }), 'wrong'],
  ['an outcome is miscounted', balance({ outcomes: { stored: 3, revised: 1, dead: 1 } }), 'wrong'],
  ['a letter is missing', { inbox: [] }, 'lost'],
  ['two letters of one message', { inbox: [...even.inbox, ...even.inbox] }, 'twice'],
  ['a letter with another code', { inbox: [{ place: '0@7', code: 'not_json' }] }, 'wrong'],
  ['a letter of a good message', { inbox: [...even.inbox, { place: '0@5', code: 'empty' }] }, 'wrong'],
  ['an event again', { told: [...even.told, even.told[0]!] }, ''],
  ['an event is missing', { told: even.told.slice(1) }, 'lost'],
  ['an event too many', { told: [...even.told, told(eventTypes.updated, 4)] }, 'twice'],
  ['another type', { told: [told(eventTypes.stored, 1), told(eventTypes.updated, 2)] }, 'wrong'],
  ['out of their order', { told: [told(eventTypes.stored, 2), told(eventTypes.withdrawn, 1)] }, 'wrong'],
  ['of an article that nobody published', { told: [...even.told, told(eventTypes.stored, 1, 'z', 'z')] }, 'wrong'],
])('%s', (_, there, due) => {
  const faults = compareAccounts(expected, { ...even, ...there }).map(({ fault }) => fault);
  expect([...new Set(faults)].toSorted().join()).toBe(due);
});

test('counts events beyond one each', () => expect(repeatedEvents([...even.told, even.told[0]!])).toBe(1));
