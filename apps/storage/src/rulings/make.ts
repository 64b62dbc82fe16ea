import { randomUUID } from 'node:crypto';
import { type Database, keyOf, type Query } from '#database';
import { type EntityType, ownId } from '#events';
import { type Fault, Problem } from '#service';
import { locks } from '../locks.ts';
import {
  boundLocks,
  clearAliases,
  insertAliases,
  insertRuling,
  lockRulingsAlone,
  selectArticleExists,
  selectByKeys,
  undoRuling,
} from '../tables/entity-ruling.ts';
import { fold } from '../keys.ts';
import type { MergeRequest, RulingRequest, SplitRequest } from './request.ts';
import type { Rulings, Scope, Target } from './ruling.ts';
import { standingRulings } from './standing.ts';

/** Writers that begin meanwhile wait behind it; one that hangs may not hold up all others. */
const MOST_WAITED = '5s';

interface Made {
  readonly kind: 'merge' | 'split';
  readonly ids: readonly string[];
  readonly scope?: Scope;
  readonly target: Target;
}

/**
 * Makes a ruling: from then on every writer goes by it. What is stored already is moved afterwards, see move.ts.
 *
 * @returns its id
 * @throws Problem 404 an entity or the article is not known, 409 it does not go with rulings that stand
 */
export async function makeRuling(database: Database, asked: RulingRequest): Promise<string> {
  const id = randomUUID();
  await changeRulings(database, async (query) => {
    const standing = await standingRulings(query);
    const made = asked.kind === 'merge' ? await merge(query, standing, asked) : await split(query, standing, asked);
    const row = {
      id,
      kind: made.kind,
      ids: made.ids,
      entity_keys: made.ids.map(keyOf),
      scope: made.scope,
      article_id: made.scope?.articleId,
      target: made.target,
      target_key: keyOf(made.target.id),
      reason: asked.reason,
      made_by: asked.by,
    };
    await query(insertRuling, [JSON.stringify([row])]);
  });
  return id;
}

/** Takes a ruling back, if it stands: from then on no writer goes by it. */
export async function takeBack(database: Database, id: string): Promise<void> {
  await changeRulings(database, (query) => query(undoRuling, [id]));
}

/** Alone: writers at work have ended, and those that come see the change. Nothing else is locked by then, so nobody waits in a ring. */
async function changeRulings(database: Database, change: (query: Query) => Promise<unknown>): Promise<void> {
  await database.transaction(async (query) => {
    await query(boundLocks, [MOST_WAITED]);
    await query(lockRulingsAlone, [locks.rulings]);
    await change(query);
    const aliases = (await standingRulings(query)).aliases();
    await query(clearAliases);
    await query(insertAliases, [
      JSON.stringify(aliases.map(([id, into]) => ({ alias_key: keyOf(id), entity_key: keyOf(into), id }))),
    ]);
  });
}

async function merge(query: Query, standing: Rulings, { ids, into, force }: MergeRequest): Promise<Made> {
  const known = await knownOf(query, [...ids, into]);
  const pointed = [...ids.map((id, at) => [id, `/ids/${at}`] as const), [into, '/into'] as const];
  refuseUnknown(pointed.filter(([id]) => !known.has(id)));
  for (const [id, pointer] of pointed.slice(0, -1)) refuseMerged(standing, id, pointer);
  const target = known.get(into)!;
  const way = standing.way(into);
  const end = way.at(-1)?.into.id ?? into;
  if (ids.includes(end))
    throw conflict(
      'ring',
      '/into',
      `"${into}" was merged into "${end}" by ruling ${way[0]!.id}: merging that into it would lead round in a ring; undo that ruling first`,
    );
  const others = pointed.filter(([id]) => known.get(id)!.type !== target.type);
  if (others.length > 0 && !force)
    throw conflict(
      'types_differ',
      others[0]![1],
      `"${others[0]![0]}" is a ${known.get(others[0]![0])!.type}, "${into}" a ${target.type}; force merges them all the same`,
    );
  return { kind: 'merge', ids, target };
}

async function split(query: Query, standing: Rulings, asked: SplitRequest): Promise<Made> {
  const { id, mention, language, source, into, type, name } = asked;
  const articleId = asked.articleId?.toLowerCase();
  const known = await knownOf(query, [id, into]);
  if (!known.has(id)) refuseUnknown([[id, '/id']]);
  refuseMerged(standing, id, '/id');
  if (articleId !== undefined && (await query(selectArticleExists, [articleId])).length === 0)
    throw new Problem(404, 'article_not_found', `/articleId: no article ${articleId} is stored`, {
      errors: [{ pointer: '/articleId', message: 'is the id of no article that is stored' }],
    });
  const target = known.get(into) ?? (await newTarget(query, { into, name, type: type ?? known.get(id)!.type }));
  if (type !== undefined && type !== target.type)
    throw conflict('types_differ', '/type', `"${target.id}" is known, as a ${target.type}`);
  const scope = { mention, language, source, articleId };
  const same = standing.splitsOf(id, mention).find((ruling) => covers(ruling.scope!, scope));
  if (same) throw conflict('ruled_already', '/mention', `Ruling ${same.id} says of these mentions what they are; undo it first`);
  const way = standing.way(target.id, mention);
  const back = target.id === id ? 'it is' : way.some((ruling) => ruling.into.id === id) && `ruling ${way[0]!.id} makes it`;
  if (back) throw conflict('ring', '/into', `"${target.id}" leads back to "${id}": ${back} the same`);
  return { kind: 'split', ids: [id], scope, target };
}

/** A new entity: under its id, with the name given; else under an own id that is made of type and name. */
async function newTarget(
  query: Query,
  { into, name, type }: { into: string; name?: string | undefined; type: EntityType },
): Promise<Target> {
  const isId = /^[a-z][a-z\d+.-]*:\S+$/i.test(into);
  if (isId && name === undefined) refuseUnknown([[into, '/into']], '; with a name, a new one is made');
  const id = isId ? into : ownId(type, into);
  return (await knownOf(query, [id])).get(id) ?? { id, type, name: name ?? into, sameAs: [] };
}

async function knownOf(query: Query, ids: readonly string[]): Promise<Map<string, Target>> {
  const rows = await query<Target & { country: string | null }>(selectByKeys, [ids.map(keyOf)]);
  return new Map(rows.map(({ country, ...row }) => [row.id, { ...row, ...(country === null ? {} : { country }) }]));
}

/** @throws Problem 404 if there is one */
function refuseUnknown(unknown: readonly (readonly [id: string, pointer: string])[], more = ''): void {
  if (unknown.length === 0) return;
  const errors = unknown.map(([, pointer]): Fault => ({ pointer, message: `is the id of no entity${more}` }));
  throw new Problem(404, 'entity_not_found', `${errors[0]!.pointer}: no entity has the id "${unknown[0]![0]}"${more}`, {
    errors,
  });
}

/** @throws Problem 409 */
function refuseMerged(standing: Rulings, id: string, pointer: string): void {
  const by = standing.mergeOf(id);
  if (by)
    throw conflict(
      'merged_already',
      pointer,
      `"${id}" was merged into "${by.into.id}" by ruling ${by.id}; name that one, or undo the ruling first`,
    );
}

function conflict(code: string, pointer: string, message: string): Problem {
  return new Problem(409, code, `${pointer}: ${message}`, { errors: [{ pointer, message }] });
}

/** Whether all mentions of a scope are in another already. */
function covers(wide: Scope, narrow: Scope): boolean {
  const keys = ['language', 'source', 'articleId'] as const;
  return keys.every((key) => wide[key] === undefined || (narrow[key] !== undefined && fold(wide[key]) === fold(narrow[key])));
}
