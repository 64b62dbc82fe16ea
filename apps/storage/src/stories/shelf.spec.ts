import type { Query } from '#database';
import type { Profile } from './profile.ts';
import { Shelf } from './shelf.ts';

const profile = (word: string): Profile => ({
  version: 1,
  language: 'en',
  published: 0,
  words: { [word]: 1 },
  entities: {},
  countries: {},
  numbers: [],
  days: [],
  topics: {},
});

/** The table, and what was asked of it. */
class Rows {
  readonly rows = new Map<string, { version: string; profile: Profile | null }>();
  asked: string[] = [];

  put(id: string, version: string, word: string | null): void {
    this.rows.set(id, { version, profile: word === null ? null : profile(word) });
  }

  readonly query = (async (_sql: string, [ids]: [string[]]) => {
    this.asked.push(...ids);
    return ids.map((id) => ({ article_id: id, ...this.rows.get(id)! })).filter((row) => row.profile !== null);
  }) as unknown as Query;

  async take(shelf: Shelf, ...ids: string[]): Promise<Record<string, string[]>> {
    this.asked = [];
    const places = ids.map((id) => ({ article_id: id, version: this.rows.get(id)!.version }));
    const taken = await shelf.take(this.query, places);
    return Object.fromEntries([...taken].map(([id, article]) => [id, Object.keys(article.profile.words)]));
  }
}

it('reads a profile once for each version of its row, and has none where there is none', async () => {
  const [shelf, rows] = [new Shelf(), new Rows()];
  rows.put('a', '1', 'quake');
  rows.put('b', '1', null);
  expect(await rows.take(shelf, 'a', 'b')).toEqual({ a: ['quake'] });
  rows.put('c', '2', 'opera');
  expect(await rows.take(shelf, 'a', 'c')).toEqual({ a: ['quake'], c: ['opera'] });
  expect(rows.asked).toEqual(['c']);
  rows.put('a', '3', 'rescue');
  rows.put('c', '3', null);
  expect(await rows.take(shelf, 'a', 'c')).toEqual({ a: ['rescue'] });
  expect(rows.asked).toEqual(['a', 'c']);
  shelf.drop(['a', 'b']);
  expect(await rows.take(shelf, 'a')).toEqual({ a: ['rescue'] });
  expect(rows.asked).toEqual(['a']);
});

it('keeps what was asked for last, and hands on all that is asked for', async () => {
  const [shelf, rows] = [new Shelf(), new Rows()];
  const ids = Array.from({ length: 2_001 }, (_, at) => `${at}`);
  for (const id of ids) rows.put(id, '1', 'quake');
  await rows.take(shelf, '0', '1');
  await rows.take(shelf, '0');
  expect(Object.keys(await rows.take(shelf, ...ids))).toHaveLength(2_001);
  expect(rows.asked).toHaveLength(1_999);
  await rows.take(shelf, '0', '2000');
  expect(rows.asked).toEqual(['0']);
});
