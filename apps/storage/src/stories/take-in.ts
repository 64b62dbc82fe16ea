import { isDeepStrictEqual } from 'node:util';
import { Logger } from '@nestjs/common';
import type { Query } from '#database';
import type { Entity } from '#events';
import { othersToo } from '../others-too.ts';
import {
  deleteFeatures,
  deleteStoryArticles,
  insertFeatures,
  selectStanding,
  selectToProfile,
  upsertStoryArticles,
} from '../tables/story.ts';
import { placesOf } from './places.ts';
import { MOST_CHARACTERS, type Profile, type Profiled, profileOf } from './profile.ts';

const logger = new Logger('Stories');

/** An article as its row has it. */
interface Standing {
  readonly article_id: string;
  readonly seen_ms: number;
  readonly published_ms: number;
  /** The first article of its set of copies; another than itself: it follows that one and is compared with none. */
  readonly set_id: string;
  readonly profile: Profile | null;
  /** As Postgres writes an array. */
  readonly features: string;
  readonly bucket: number;
  readonly root_id: string;
}

type Row = Omit<Standing, 'root_id'>;

interface ToProfile {
  readonly article_id: string;
  readonly seen_ms: number;
  readonly published_ms: number;
  readonly language: string;
  readonly headline: string | null;
  readonly description: string | null;
  readonly body: string | null;
  readonly dates: NonNullable<Profiled['dates']> | null;
  readonly embedding: unknown;
  readonly set_id: string;
  readonly entities: Entity[] | null;
  readonly topics: NonNullable<Profiled['topics']> | null;
}

/** What has changed about articles since the last look, before any of it is written. */
export interface TakingIn {
  /** Rows that are new or other than those that stand. */
  readonly changed: readonly Row[];
  /** Ids of those that have gone, or must not be shown. */
  readonly gone: readonly string[];
  readonly before: ReadonlyMap<string, Standing>;
}

export async function look(query: Query, ids: readonly string[]): Promise<TakingIn> {
  const standings = await query<Standing>(selectStanding, [ids]);
  const before = new Map(standings.map((standing) => [standing.article_id, standing]));
  const rows: Row[] = [];
  for (const given of await query<ToProfile>(selectToProfile, [ids, MOST_CHARACTERS])) {
    const row = rowOf(given);
    if (row) rows.push(row);
    await othersToo();
  }
  const here = new Set(rows.map(({ article_id }) => article_id));
  return {
    changed: rows.filter((row) => !stands(before.get(row.article_id), row)),
    gone: [...before.keys()].filter((id) => !here.has(id)),
    before,
  };
}

export async function write(query: Query, { changed, gone }: TakingIn): Promise<void> {
  const touched = [...changed.map(({ article_id }) => article_id), ...gone];
  if (touched.length === 0) return;
  await query(deleteFeatures, [touched]);
  if (gone.length > 0) await query(deleteStoryArticles, [gone]);
  if (changed.length === 0) return;
  await query(upsertStoryArticles, [JSON.stringify(changed)]);
  await query(insertFeatures, [changed.map(({ article_id }) => article_id)]);
}

/** @returns undefined for findings that can't be read: such an article is in no story, and its neighbours are none the worse */
function rowOf(given: ToProfile): Row | undefined {
  const { article_id, seen_ms, published_ms, set_id } = given;
  const row = { article_id, seen_ms, published_ms, set_id };
  if (set_id !== article_id) return { ...row, profile: null, features: '{}', bucket: 0 };
  try {
    const profile = profileOf(profiled(given), given.language, published_ms);
    const { features, bucket } = placesOf(profile);
    return { ...row, profile, features: `{${features.join(',')}}`, bucket };
  } catch (error) {
    logger.error(`article ${article_id} is in no story, its findings can't be read: ${(error as Error).message}`);
    return undefined;
  }
}

function profiled({ headline, description, body, entities, topics, dates, embedding }: ToProfile): Profiled {
  return {
    article: {
      headline: headline ?? undefined,
      description: description ?? undefined,
      articleBody: body ?? undefined,
    },
    entities: entities ?? [],
    topics: topics ?? [],
    dates: dates ?? [],
    embedding: embedding ?? undefined,
  };
}

function stands(before: Standing | undefined, row: Row): boolean {
  if (!before) return false;
  const { article_id, seen_ms, published_ms, set_id, profile, features, bucket } = before;
  const asStored: unknown = JSON.parse(JSON.stringify(row));
  return isDeepStrictEqual({ article_id, seen_ms, published_ms, set_id, profile, features, bucket }, asStored);
}
