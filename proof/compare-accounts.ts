/** The accounts of what happened against what must have happened: the ledger, the inbox of dead letters, and what followers were told. */
import { eventTypes } from '#events';
import type { Finding } from './compare.ts';
import type { Expected, ExpectedArticle } from './oracle.ts';
import type { Balance, InboxLetter, LedgerUnit } from './readback.ts';

/** An event of `articles.stored.v1`, in the order of its partition. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly articleId: string;
  readonly revision: number;
}

export interface Accounts {
  readonly units: readonly LedgerUnit[];
  /** As each instance of storage answers it. */
  readonly balances: readonly Balance[];
  readonly inbox: readonly InboxLetter[];
  readonly told: readonly Told[];
}

/** Every deviation. Followers are told at least once, so an event that comes again under its id is none. */
export function compareAccounts(expected: Expected, accounts: Accounts): Finding[] {
  return [
    ...compareLedger(expected, accounts.units),
    ...accounts.balances.flatMap((balance) => compareBalance(expected, balance)),
    ...compareInbox(expected, accounts.inbox),
    ...compareTold(expected, accounts.told),
  ];
}

function compareLedger({ outcomes }: Expected, units: readonly LedgerUnit[]): Finding[] {
  const findings: Finding[] = [];
  const found = new Map(units.map((unit) => [unit.place, unit]));
  const say = (fault: Finding['fault'], where: string, what: string) => findings.push({ fault, where: `ledger ${where}`, what });
  for (const [among, list] of Map.groupBy(outcomes, ([, due]) => due.among)) {
    const told: string[] = [];
    for (const [place] of list) {
      const unit = found.get(place);
      if (!unit) say('lost', place, 'not in the ledger');
      else if (!unit.isReceived) say('lost', place, 'not received, says the ledger');
      else if (unit.outcome === null) say('lost', place, 'still under way, says the ledger');
      else told.push(unit.outcome);
    }
    const was = inOrder(list.map(([, { outcome }]) => outcome));
    if (told.length === list.length && inOrder(told) !== was)
      say('wrong', among, `${inOrder(told)}, says the ledger; it was ${was}`);
  }
  for (const { place } of units)
    if (!outcomes.has(place)) findings.push({ fault: 'wrong', where: `ledger ${place}`, what: 'nobody published it' });
  return findings;
}

const inOrder = (words: readonly string[]): string => words.toSorted().join(', ');

function compareBalance({ outcomes }: Expected, { received, outcomes: counted, inFlight, difference }: Balance): Finding[] {
  const due: Record<string, number> = {};
  for (const { outcome } of outcomes.values()) due[outcome] = (due[outcome] ?? 0) + 1;
  const told = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const faults = [
    difference === 0 ? '' : `a difference of ${difference}`,
    inFlight === 0 ? '' : `${inFlight} in flight`,
    received === outcomes.size ? '' : `${received} received, and ${outcomes.size} are on the log`,
    told(counted) === told(due) ? '' : `${told(counted)}; it was ${told(due)}`,
  ].filter(Boolean);
  return faults.map((what) => ({ fault: 'wrong', where: '/v1/ledger/balance', what }));
}

function compareInbox({ letters }: Expected, inbox: readonly InboxLetter[]): Finding[] {
  const findings: Finding[] = [];
  const byPlace = Map.groupBy(inbox, ({ place }) => place);
  for (const [place, code] of letters) {
    const [letter, ...more] = byPlace.get(place) ?? [];
    const where = `inbox ${place}`;
    if (!letter) findings.push({ fault: 'lost', where, what: `not in /v1/dead-letters; ${code} was due` });
    else if (letter.code !== code) findings.push({ fault: 'wrong', where, what: `${letter.code}, not ${code}` });
    if (more.length > 0) findings.push({ fault: 'twice', where, what: `${more.length + 1} letters of one message` });
  }
  for (const place of byPlace.keys())
    if (!letters.has(place)) findings.push({ fault: 'wrong', where: `inbox ${place}`, what: 'nothing was wrong with it' });
  return findings;
}

function compareTold({ articles }: Expected, told: readonly Told[]): Finding[] {
  const findings: Finding[] = [];
  const byArticle = Map.groupBy(told, ({ articleId }) => articleId);
  for (const article of articles.values()) {
    const events = firstOfEach(byArticle.get(article.articleId) ?? []);
    const types = typesOf(article);
    const say = (fault: Finding['fault'], what: string) => findings.push({ fault, where: `told ${article.articleId}`, what });
    if (events.length < types.length) say('lost', `followers were told ${events.length} of ${types.length} changes`);
    else if (events.length > types.length)
      say('twice', `followers were told ${events.length} changes, and there were ${types.length}`);
    else if (events.some(({ type }, index) => type !== types[index]))
      say('wrong', `followers were told ${events.map(({ type }) => type).join()}, and it was ${types.join()}`);
    if (events.some(({ revision }, index) => index > 0 && revision <= events[index - 1]!.revision))
      say('wrong', `followers were told revisions ${events.map(({ revision }) => revision).join()}`);
  }
  for (const articleId of byArticle.keys())
    if (!articles.has(articleId)) findings.push({ fault: 'wrong', where: `told ${articleId}`, what: 'nobody published it' });
  return findings;
}

function firstOfEach(events: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return events.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function typesOf({ revisions }: ExpectedArticle): string[] {
  return revisions.map(({ pubStatus }, index) =>
    pubStatus === 'usable' ? (index === 0 ? eventTypes.stored : eventTypes.updated) : eventTypes.withdrawn,
  );
}

/** Events beyond one for each change. */
export function repeatedEvents(told: readonly Told[]): number {
  return told.length - new Set(told.map(({ id }) => id)).size;
}
