import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { keyOf, type Query } from '#database';
import { EntityType, instant } from '#events';
import { type List, Problem, readCursor, writeCursor } from '#service';
import type { Scope, Target } from '../rulings/ruling.ts';
import { selectRuling, selectRulings } from '../tables/entity-ruling.ts';
import { cursor, limit, name } from './parameters.ts';

export const RulingsQuery = z.object({
  entity: name.optional().meta({ description: 'id that they name' }),
  limit,
  cursor,
});
export type RulingsQuery = z.infer<typeof RulingsQuery>;

export const RulingAnswer = z
  .object({
    id: z.uuid(),
    kind: z.enum(['merge', 'split']),
    ids: z.array(z.string()).meta({ description: 'those that are merged; the one that is split' }),
    mention: z.string().optional(),
    language: z.string().optional(),
    source: z.string().optional(),
    articleId: z.uuid().optional(),
    into: z.object({ id: z.string(), type: EntityType, name: z.string() }),
    reason: z.string().optional(),
    by: z.string().optional(),
    state: z
      .enum(['moving', 'standing', 'undoing', 'undone'])
      .meta({ description: 'moving, undoing: new articles go by it, or not, and stored ones are being moved' }),
    articles: z
      .object({
        total: z.int().nonnegative().nullable().meta({ description: 'that are to be looked at; null if not counted yet' }),
        looked: z.int().nonnegative(),
        moved: z.int().nonnegative().meta({ description: 'in which something changed' }),
      })
      .meta({ description: 'stored ones, since the ruling was made or taken back' }),
    createdAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'EntityRuling' });
export type RulingAnswer = z.infer<typeof RulingAnswer>;

interface Row extends Pick<RulingAnswer, 'id' | 'kind' | 'ids' | 'state'> {
  readonly seq: string;
  readonly scope: Scope | null;
  readonly target: Target;
  readonly reason: string | null;
  readonly made_by: string | null;
  readonly total: number | null;
  readonly looked: number;
  readonly moved: number;
  readonly created_at: Date;
  readonly undone_at: Date | null;
}

/** @throws Problem 404 */
export async function findRuling(query: Query, id: string): Promise<RulingAnswer> {
  const [row] = isUuid(id) ? await query<Row>(selectRuling, [id]) : [];
  if (!row) throw new Problem(404, 'ruling_not_found', `No ruling has the id ${id.slice(0, 100)}`);
  return answer(row);
}

/** Newest first, those that were taken back too. */
export async function findRulings(
  query: Query,
  { limit: size, cursor: from, ...asked }: RulingsQuery,
): Promise<List<RulingAnswer>> {
  const [before] = from === undefined ? [null] : readCursor(from, asked);
  const rows = await query<Row>(selectRulings, [asked.entity === undefined ? null : keyOf(asked.entity), before, size + 1]);
  const shown = rows.slice(0, size);
  const nextCursor = rows.length > size ? writeCursor([Number(shown.at(-1)!.seq)], asked) : null;
  return { data: shown.map(answer), page: { limit: size, nextCursor }, query: { normalised: asked, warnings: [] } };
}

function answer({ id, kind, ids, scope, target, reason, made_by: by, state, total, looked, moved, ...times }: Row): RulingAnswer {
  return {
    id,
    kind,
    ids,
    ...scope,
    into: { id: target.id, type: target.type, name: target.name },
    ...(reason === null ? {} : { reason }),
    ...(by === null ? {} : { by }),
    state,
    articles: { total, looked, moved },
    createdAt: instant(times.created_at),
    ...(times.undone_at ? { undoneAt: instant(times.undone_at) } : {}),
  };
}
