import { type Query, Where } from '#database';
import { type ArticleAnswer, articleAnswer, type ArticleRow, withoutMentions } from '../answers/article-answer.ts';
import { narrow } from '../answers/narrow-articles.ts';
import { selectShown } from '../tables/article-answers.ts';
import { selectEvent, selectFeed, selectFirst, selectFitting, selectLast } from '../tables/feed.ts';
import { selectForgotten } from '../tables/forgotten.ts';
import { AtMost } from './at-most.ts';
import { type EventName, type FeedQuery } from './feed-query.ts';
import { type Position, positionOf, start } from './position.ts';
import { Shared } from './shared.ts';

/** Events that are looked through at a time. */
const PAGE = 500;
/** Articles that are in memory at a time for each stream and webhook; with their texts, which may have a megabyte each. */
const SLICE = 20;
const SLICE_WITH_TEXTS = 4;
/** Streams and webhooks together never hold more connections of the pool that answers. */
const MAX_QUESTIONS = 3;

/** Something happened to an article. */
export interface FeedEvent {
  readonly position: Position;
  readonly eventId: string;
  readonly name: EventName;
  readonly articleId: string;
  readonly at: Date;
}

/** A stretch of the feed. */
export interface Page {
  /** Those that fit, in their order. */
  readonly events: readonly FeedEvent[];
  /** The last event that was looked at. */
  readonly last: Position;
  /** Events that had been given up before they were looked at. */
  readonly missed: number;
}

/** What is told of an article that is not here any more. */
type Gone = Pick<ArticleAnswer, 'articleId' | 'pubStatus'> & { forgotten?: true };

/** An event with its article as it stands when it is told. */
export interface Telling extends FeedEvent {
  readonly article: ArticleAnswer | Gone;
}

interface FeedRow {
  seq: number;
  event_id: string;
  type: EventName;
  article_id: string;
  at: Date;
}

/**
 * Reads the feed for streams and webhooks. A few questions at a time, and the same question once for all who ask it at the same time: a
 * hundred followers of one query are woken together.
 */
export class FeedReader {
  readonly #query: Query;
  readonly #pages = new Shared<Page | undefined>();
  readonly #slices = new Shared<Telling[]>();

  constructor(query: Query) {
    const atMost = new AtMost(MAX_QUESTIONS);
    this.#query = (sql, parameters) => atMost.run(() => query(sql, parameters));
  }

  /** The place after the last event. @throws what pg throws, as all of these do */
  async end(): Promise<Position> {
    const [last] = await this.#query<Pick<FeedRow, 'seq' | 'event_id'>>(selectLast);
    return last ? positionOf(last.seq, last.event_id) : start;
  }

  /** The place before the first event that is kept. */
  async beginning(): Promise<Position> {
    return { ...start, seq: (await this.#first()) - 1 };
  }

  /** @returns whether what comes after it can be told without a gap; unknown: no event of this feed has this id */
  async standing(position: Position): Promise<'kept' | 'gone' | 'unknown'> {
    const [row] = await this.#query<Pick<FeedRow, 'seq' | 'event_id'>>(selectEvent, [position.seq]);
    if (row) return positionOf(row.seq, row.event_id).check === position.check ? 'kept' : 'unknown';
    const first = await this.#first();
    if (position.seq >= first) return 'unknown';
    return position.seq === 0 && first === 1 ? 'kept' : 'gone';
  }

  /** The next stretch after a number. @returns undefined if there is nothing yet */
  next(asked: FeedQuery, names: readonly EventName[], after: number): Promise<Page | undefined> {
    return this.#pages.ask([asked, names, after], () => this.#page(asked, names, after));
  }

  /** With their articles, a few at a time. */
  async *told(events: readonly FeedEvent[], include: FeedQuery['include']): AsyncGenerator<Telling, void, void> {
    const size = include.length > 0 ? SLICE_WITH_TEXTS : SLICE;
    for (let from = 0; from < events.length; from += size) {
      const slice = events.slice(from, from + size);
      const key = [slice.map(({ position }) => position.seq), include];
      yield* await this.#slices.ask(key, () => this.#fill(slice, include));
    }
  }

  async #first(): Promise<number> {
    const [first] = await this.#query<{ seq: number }>(selectFirst);
    return first?.seq ?? 1;
  }

  async #page(asked: FeedQuery, names: readonly EventName[], after: number): Promise<Page | undefined> {
    const rows = await this.#query<FeedRow>(selectFeed, [after, PAGE]);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return undefined;
    const named = rows.filter(({ type }) => names.includes(type));
    const fitting = await this.#fitting(
      asked,
      named.filter(({ type }) => type !== 'withdrawn').map(({ article_id }) => article_id),
    );
    return {
      // What was withdrawn fits no words and no names any more: all are told, since any of them may have it.
      events: named.filter(({ type, article_id }) => type === 'withdrawn' || fitting.has(article_id)).map(eventOf),
      last: positionOf(last.seq, last.event_id),
      missed: first.seq - after - 1,
    };
  }

  async #fitting({ include: _include, ...filters }: FeedQuery, articleIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (articleIds.length === 0) return new Set();
    const where = new Where();
    where.and(`a.article_id = any(${where.value([...new Set(articleIds)])}::uuid[])`);
    const warnings = await narrow(this.#query, where, filters);
    if (warnings.some(({ nothing }) => nothing)) return new Set();
    const rows = await this.#query<{ article_id: string }>(selectFitting(String(where)), where.parameters);
    return new Set(rows.map(({ article_id }) => article_id));
  }

  async #fill(events: readonly FeedEvent[], include: FeedQuery['include']): Promise<Telling[]> {
    const ids = [...new Set(events.map(({ articleId }) => articleId))];
    const parts = {
      body: include.includes('body'),
      mentions: include.includes('entities'),
      evidence: include.includes('topics'),
    };
    const rows = await this.#query<ArticleRow>(selectShown(parts), [ids]);
    const articles = new Map(
      rows.map((row): [string, ArticleAnswer | Gone] => {
        const answer = articleAnswer(row);
        return [row.article_id, parts.mentions ? answer : withoutMentions(answer)];
      }),
    );
    const absent = ids.filter((id) => !articles.has(id));
    const forgotten = absent.length === 0 ? [] : await this.#query<{ article_id: string }>(selectForgotten, [absent]);
    const isForgotten = new Set(forgotten.map(({ article_id }) => article_id));
    return events.flatMap((event): Telling[] => {
      const { articleId } = event;
      const stands = articles.get(articleId);
      if (stands) return [{ ...event, article: stands }];
      if (event.name !== 'withdrawn') return []; // erased since; that it is gone has an event of its own
      const gone: Gone = { articleId, pubStatus: 'canceled', ...(isForgotten.has(articleId) && { forgotten: true }) };
      return [{ ...event, article: gone }];
    });
  }
}

function eventOf({ seq, event_id, type, article_id, at }: FeedRow): FeedEvent {
  return { position: positionOf(seq, event_id), eventId: event_id, name: type, articleId: article_id, at };
}
