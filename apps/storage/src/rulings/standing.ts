import type { Database, Query } from '#database';
import { locks } from '../locks.ts';
import { lockRulings, selectRulingsMark, selectStandingRulings } from '../tables/entity-ruling.ts';
import { type Ruling, Rulings } from './ruling.ts';

interface Known {
  readonly mark: string;
  readonly rulings: Rulings;
}

const knownBy = new WeakMap<Database, Known>();

/**
 * The rulings by which a transaction writes entities; to be called before it locks anything else. Who changes the rulings waits until it has
 * ended, so that no article is written by rulings of before once a change is told: see make.ts.
 */
export async function rulingsFor(database: Database, query: Query): Promise<Rulings> {
  await query(lockRulings, [locks.rulings]);
  const known = await readRulings(query, knownBy.get(database));
  knownBy.set(database, known);
  return known.rulings;
}

/** Not in one statement with the lock: a statement sees what was committed when it began, which is before it has waited. */
async function readRulings(query: Query, known: Known | undefined): Promise<Known> {
  const [newest] = await query<{ id: string; changed: string }>(selectRulingsMark);
  const mark = newest ? `${newest.id} ${newest.changed}` : '';
  return known?.mark === mark ? known : { mark, rulings: await standingRulings(query) };
}

export async function standingRulings(query: Query): Promise<Rulings> {
  const rows = await query<Omit<Ruling, 'into'> & { target: Ruling['into'] }>(selectStandingRulings);
  return new Rulings(rows.map(({ target, scope, ...row }) => ({ ...row, into: target, ...(scope ? { scope } : {}) })));
}
