import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { keyOf, type Query } from '#database';
import { instant } from '#events';
import { fullTexts } from '../fetching/found.ts';
import { hostOf } from '../politeness/polite-client.ts';
import { insertSources, selectSourcesByAddress, selectSourcesById } from '../tables/source.ts';
import { urlKey } from './address.ts';
import { type LastPoll, SILENT_POLLS, sourceKinds, type SourceKind, type SourceRow, sourceStates } from './source.ts';

const MAX_URL_CHARACTERS = 8_000;
const YEAR_S = 31_536_000;

const url = z
  .string('takes an http or https address')
  .trim()
  .max(MAX_URL_CHARACTERS, `takes at most ${MAX_URL_CHARACTERS} characters`)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'takes an http or https address')
  .transform((text) => {
    const address = new URL(text);
    address.hash = '';
    return address.href;
  });
const path = z
  .string('takes a path under FILES_DIR')
  .min(1, 'is empty')
  .max(1_000, 'takes at most 1000 characters')
  .refine((text) => !text.includes('\0'), 'contains a NUL character');
const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is blank')
    .max(most, `takes at most ${most} characters`)
    .refine((given) => !given.includes('\0'), 'contains a NUL character');
const seconds = z.int('takes whole seconds').min(1, 'takes at least 1').max(YEAR_S, `takes at most ${YEAR_S}`);

const settings = {
  title: text(500).nullable().optional(),
  selector: text(1_000).nullable().optional(),
  fullText: z.enum(fullTexts, `takes ${fullTexts.join(' or ')}`).optional(),
  minIntervalS: seconds.nullable().optional(),
  maxIntervalS: seconds.nullable().optional(),
};

/** `POST /v1/sources`. Without `kind` the address is looked at, and a site's page leads to its feeds. */
export const NewSource = z
  .strictObject({
    url: url.optional(),
    path: path.optional(),
    kind: z.enum(sourceKinds, `takes ${sourceKinds.join(' or ')}`).optional(),
    all: z.boolean().optional(),
    ...settings,
  })
  .superRefine(({ url: address, path: file, kind, selector }, context) => {
    const complain = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if ((address === undefined) === (file === undefined)) complain('url', 'is missing: takes url, or path for files');
    if (file !== undefined && kind !== undefined && kind !== 'files') complain('kind', 'of a path is files');
    if (address !== undefined && kind === 'files') complain('path', 'is missing: files have a path');
    if (kind === 'links' && (selector === undefined || selector === null))
      complain('selector', 'is missing: a page of links has a CSS selector');
  });
export type NewSource = z.output<typeof NewSource>;

/** `PATCH /v1/sources/{id}`; null takes a setting away. */
export const ChangedSource = z.strictObject({
  ...settings,
  state: z.enum(['active', 'paused'], 'takes active or paused').optional(),
});
export type ChangedSource = z.output<typeof ChangedSource>;

export const stateParameter = z.enum(sourceStates, `takes ${sourceStates.join(' or ')}`);

export interface SourceAnswer {
  readonly id: string;
  readonly kind: SourceKind;
  readonly url?: string;
  readonly path?: string;
  readonly title: string | null;
  readonly selector: string | null;
  readonly fullText: string;
  readonly minIntervalS: number | null;
  readonly maxIntervalS: number | null;
  readonly state: string;
  readonly disabledWhy: string | null;
  readonly createdAt: string;
  /** Null: it is not asked. */
  readonly nextAt: string | null;
  readonly intervalS: number | null;
  readonly itemsPerDay: number | null;
  readonly last: LastPoll | null;
  readonly failures: number;
  readonly failingSince: string | null;
  /** It answers, with nothing where there used to be something. */
  readonly silent: boolean;
}

export function sourceAnswer(row: SourceRow): SourceAnswer {
  return {
    id: row.id,
    kind: row.kind,
    ...(row.kind === 'files' ? { path: row.address } : { url: row.address }),
    title: row.given_title ?? row.title,
    selector: row.selector,
    fullText: row.full_text,
    minIntervalS: row.floor_s,
    maxIntervalS: row.cap_s,
    state: row.state,
    disabledWhy: row.disabled_why,
    createdAt: instant(row.created_at),
    nextAt: row.state === 'active' ? instant(row.next_at) : null,
    intervalS: row.interval_s === null ? null : Math.round(row.interval_s),
    itemsPerDay: row.per_day === null ? null : Math.round(row.per_day * 10) / 10,
    last: row.last,
    failures: row.failures,
    failingSince: row.failing_since && instant(row.failing_since),
    silent: row.empty_polls >= SILENT_POLLS,
  };
}

/** A source as it is put into the table. */
export interface Addition {
  readonly kind: SourceKind;
  readonly address: string;
  readonly title?: string | null | undefined;
  readonly selector?: string | null | undefined;
  readonly fullText?: string | undefined;
  readonly minIntervalS?: number | null | undefined;
  readonly maxIntervalS?: number | null | undefined;
}

/** All of them share one "host": files are read one folder after another. */
const FILES_HOST = 'files';

/** @returns those that are new, and those that were there already */
export async function addSources(
  query: Query,
  additions: readonly Addition[],
  now: Date,
): Promise<{ added: SourceRow[]; known: SourceRow[] }> {
  const rows = additions.map(({ kind, address, title, selector, fullText, minIntervalS, maxIntervalS }) => ({
    id: randomUUID(),
    kind,
    address,
    address_key: kind === 'files' ? keyOf(`file ${address}`) : urlKey(address),
    host: kind === 'files' ? FILES_HOST : hostOf(new URL(address)),
    given_title: title,
    selector,
    full_text: fullText ?? 'auto',
    floor_s: minIntervalS,
    cap_s: maxIntervalS,
  }));
  const inserted = await query<{ id: string }>(insertSources, [JSON.stringify(rows), now]);
  const added = await query<SourceRow>(selectSourcesById, [inserted.map(({ id }) => id)]);
  const isNew = new Set(added.map((row) => row.address_key));
  const others = rows.map((row) => row.address_key).filter((key) => !isNew.has(key));
  const known = others.length > 0 ? await query<SourceRow>(selectSourcesByAddress, [others]) : [];
  return { added, known };
}
