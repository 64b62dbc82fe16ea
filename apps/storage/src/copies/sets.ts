import type { Query } from '#database';
import { selectMembers, selectSketches, setParents } from '../tables/copy.ts';
import { type Member, parentOf } from './parent.ts';
import { compare, type Sketch } from './sketch.ts';
import { type SketchRow, sketchOf } from './text.ts';

interface MemberRow {
  readonly set_id: string;
  readonly article_id: string;
  readonly match_id: string | null;
  readonly indexed: boolean;
  readonly copy_of: string | null;
  readonly agency: string | null;
  readonly agency_own: boolean;
  readonly publisher_name: string | null;
}

/**
 * Says of each set which member is its parent, and of the others how they stand to it.
 *
 * @returns ids of those whose parent is another one now
 */
export async function setParentsOf(query: Query, setIds: readonly string[]): Promise<string[]> {
  if (setIds.length === 0) return [];
  const rows = await query<MemberRow>(selectMembers, [setIds]);
  const sketches = await sketchesOf(query, rows);
  const parents = [...Map.groupBy(rows, ({ set_id }) => set_id).values()].flatMap((set) => standing(set, sketches));
  if (parents.length > 0) await query(setParents, [JSON.stringify(parents)]);
  const before = new Map(rows.map(({ article_id, copy_of }) => [article_id, copy_of]));
  return parents.filter(({ article_id, copy_of }) => before.get(article_id) !== copy_of).map(({ article_id }) => article_id);
}

async function sketchesOf(query: Query, rows: readonly MemberRow[]): Promise<Map<string, Sketch>> {
  const all = await query<SketchRow>(selectSketches, [rows.map(({ article_id }) => article_id)]);
  return new Map(
    all.flatMap((row) => [[row.article_id, sketchOf(row)] as const].filter(([, sketch]) => sketch)) as [string, Sketch][],
  );
}

interface Standing {
  readonly article_id: string;
  readonly copy_of: string | null;
  readonly similarity: number | null;
  readonly containment: number | null;
}

function standing(set: readonly MemberRow[], sketches: ReadonlyMap<string, Sketch>): Standing[] {
  const alone = { copy_of: null, similarity: null, containment: null };
  if (set.length === 1) return [{ article_id: set[0]!.article_id, ...alone }];
  const parent = parentOf(set.map((row) => memberOf(row, sketches)));
  return set.map(({ article_id }) => {
    const sketch = sketches.get(article_id);
    if (article_id === parent.articleId || !sketch) return { article_id, ...alone };
    const { similarity, oneInOther } = compare(sketch, parent.sketch);
    return { article_id, copy_of: parent.articleId, similarity: inHundredths(similarity), containment: inHundredths(oneInOther) };
  });
}

function memberOf(row: MemberRow, sketches: ReadonlyMap<string, Sketch>): Member {
  return {
    articleId: row.article_id,
    sketch: sketches.get(row.article_id)!,
    standsFor: row.indexed ? row.article_id : row.match_id!,
    agency: row.agency ?? undefined,
    isAgencys: row.agency_own,
    publisher: row.publisher_name ?? undefined,
  };
}

/** More would pretend to know more than a sample of a text tells. */
export function inHundredths(share: number): number {
  return Math.round(share * 100) / 100;
}
