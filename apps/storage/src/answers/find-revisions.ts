import { z } from 'zod';
import type { Query } from '#database';
import { hasNoText, instant, PubStatus, type RawArticle } from '#events';
import { type List, readCursor, writeCursor } from '#service';
import { selectRevisions, selectRevisionTexts } from '../tables/revision-answers.ts';
import { changedFields } from '../write/changed-fields.ts';
import { isOlder } from '../write/outcome.ts';
import { isHidden } from '../write/rows.ts';
import { cursor, limit } from './parameters.ts';
import { forbidsText } from './withheld-text.ts';
import { DiffPart, wordDiff } from './word-diff.ts';

export const RevisionsQuery = z.object({ limit, cursor });
export type RevisionsQuery = z.infer<typeof RevisionsQuery>;

const comparedFields = ['headline', 'description', 'articleBody'] as const;

export const RevisionAnswer = z
  .object({
    revision: z.int().positive().meta({ description: 'its number, in order of arrival' }),
    current: z.boolean().meta({ description: 'whether it is the one that stands' }),
    late: z
      .boolean()
      .meta({ description: 'true: a later revision had come before it, so it never stood; it has its place by time' }),
    storedAt: z.iso.datetime(),
    erasedAt: z.iso.datetime().optional().meta({ description: 'its text was given up then, by the retention of revisions' }),
    contentHash: z.string(),
    setId: z.string(),
    pubStatus: PubStatus.optional(),
    dateModified: z.string().optional(),
    headline: z.string().optional().meta({ description: 'absent if the article may not be shown' }),
    changed: z.array(z.string()).meta({ description: 'fields that differ from the revision before; empty in the first' }),
    diff: z
      .partialRecord(z.enum(comparedFields), z.array(DiffPart))
      .optional()
      .meta({ description: 'word by word, of the texts that changed; absent if either text may not be shown or is not kept' }),
    diffTruncated: z
      .array(z.enum(comparedFields))
      .optional()
      .meta({ description: 'of these, a leading part of 20,000 characters was compared' }),
  })
  .meta({ id: 'Revision' });
export type RevisionAnswer = z.infer<typeof RevisionAnswer>;

export interface RevisionRow {
  revision: number;
  content_hash: string;
  set_id: string;
  stored_at: Date;
  date_modified: string | null;
  late: boolean;
  erased_at: Date | null;
  current: boolean;
}

/** Newest first. @returns undefined if there is no such article. @throws Problem 400 for a cursor that is not of this list */
export async function findRevisions(
  query: Query,
  articleId: string,
  asked: RevisionsQuery,
): Promise<List<RevisionAnswer> | undefined> {
  const normalised = { articleId: articleId.toLowerCase() };
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor, normalised);
  const ordered = inTheirPlaces(await query<RevisionRow>(selectRevisions, [articleId])).toReversed();
  const stands = ordered.find(({ current }) => current);
  if (!stands) return undefined;
  const from = after ? ordered.findIndex(({ revision }) => revision === after[0]) + 1 : 0;
  const shown = ordered.slice(from, from + asked.limit);
  const wanted = [...ordered.slice(from, from + asked.limit + 1), stands].map(({ revision }) => revision);
  const rows = await query<{ revision: number; doc: RawArticle; body: string | null }>(selectRevisionTexts, [articleId, wanted]);
  const texts = new Map(rows.map(({ revision, doc, body }) => [revision, { ...doc, articleBody: body ?? undefined }]));
  const hidden = isHidden(texts.get(stands.revision)?.pubStatus);
  const data = shown.map((row, index) => answer(row, ordered[from + index + 1], texts, hidden));
  const more = from + asked.limit < ordered.length;
  return {
    data,
    page: {
      limit: asked.limit,
      nextCursor: more ? writeCursor([shown.at(-1)!.revision], normalised) : null,
      total: { value: ordered.length, relation: 'eq' },
    },
    query: { normalised, warnings: [] },
  };
}

/** Oldest first: by number, but a late one goes before the first that its publisher changed after it. */
export function inTheirPlaces<T extends Pick<RevisionRow, 'late' | 'date_modified'>>(rows: readonly T[]): T[] {
  const placed: T[] = [];
  for (const row of rows) {
    const { date_modified: modified } = row;
    const at = row.late
      ? placed.findIndex(({ date_modified: other }) => !modified || !other || isOlder(modified, other))
      : placed.length;
    placed.splice(at === -1 ? placed.length : at, 0, row);
  }
  return placed;
}

function answer(
  row: RevisionRow,
  older: RevisionRow | undefined,
  texts: ReadonlyMap<number, RawArticle>,
  hidden: boolean,
): RevisionAnswer {
  const text = texts.get(row.revision)!;
  const before = older && !older.erased_at && !row.erased_at ? texts.get(older.revision) : undefined;
  const base: RevisionAnswer = {
    revision: row.revision,
    current: row.current,
    late: row.late,
    storedAt: instant(row.stored_at),
    ...(row.erased_at ? { erasedAt: instant(row.erased_at) } : { pubStatus: text.pubStatus ?? 'usable' }),
    contentHash: row.content_hash,
    setId: row.set_id,
    ...(row.date_modified ? { dateModified: row.date_modified } : {}),
    changed: before ? changedFields(before, text) : [],
  };
  if (hidden || isHidden(text.pubStatus)) return base;
  const { headline } = text;
  return { ...base, ...(headline === undefined ? {} : { headline }), ...(before ? differences(before, text, base.changed) : {}) };
}

function differences(before: RawArticle, text: RawArticle, changed: string[]): Pick<RevisionAnswer, 'diff' | 'diffTruncated'> {
  if (hasNoText(before) || isHidden(before.pubStatus)) return {};
  const withheld = forbidsText(text.rights) || forbidsText(before.rights);
  const compared = comparedFields
    .filter((field) => changed.includes(field) && (field === 'headline' || !withheld))
    .map((field) => [field, wordDiff(before[field] ?? '', text[field] ?? '')] as const);
  const truncated = compared.filter(([, diff]) => diff.truncated).map(([field]) => field);
  return {
    ...(compared.length > 0 ? { diff: Object.fromEntries(compared.map(([field, { parts }]) => [field, parts])) } : {}),
    ...(truncated.length > 0 ? { diffTruncated: truncated } : {}),
  };
}
