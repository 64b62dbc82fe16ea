/** What users ask, each kind in several wordings, so that no single page of it is all that is measured. */
import { type Corpus, END } from './corpus.ts';

/** What DESIGN's users may expect, p99 in milliseconds, one client, warm, idle machine. */
const GOALS = { list: 10, search: 10, relevance: 50, numbers: 10, cooccurrence: 25, single: 3 } as const;

export interface Question {
  readonly name: string;
  /** p99 in milliseconds; undefined: measured, but nobody set one. */
  readonly goalMs?: number;
  /** Asked in turn. */
  readonly paths: readonly string[];
}

/** Words and names by how often they come: the first ones stand in half of all texts, those of `rare` in a few dozen of 200,000. */
const RANKS = {
  common: [0, 2, 5, 9, 14],
  medium: [400, 700, 1_000, 1_500, 2_500],
  rare: [15_000, 20_000, 25_000, 30_000, 35_000],
};
/** Of names. */
const NAMED = { frequent: [0, 1, 2, 4, 7], medium: [150, 250, 400, 600, 900], rare: [20_000, 25_000, 30_000, 40_000, 50_000] };

const day = (before: number): string => new Date(END - before * 86_400_000).toISOString().slice(0, 10);
/** Months, the newest first: the first days and the last. */
const MONTHS = [0, 60, 120, 200, 300].map((before) => `from=${day(before + 30)}&to=${day(before)}`);

export async function makeQuestions(
  { entities, languages, sources, topics, article }: Corpus,
  articles: number,
  ask: (path: string) => Promise<Page>,
): Promise<Question[]> {
  const words = languages[0]!.words;
  const q = (rank: number): string => `q=${encodeURIComponent(words[rank]!)}`;
  const entity = (rank: number): string => `entity=${encodeURIComponent(entities[rank]!.id)}`;
  const list = (...queries: string[]): string[] => queries.map((query) => `/v1/articles?${query}`);
  const each = (ranks: readonly number[], of: (rank: number, at: number) => string): string[] => list(...ranks.map(of));
  const some = [0.1, 0.3, 0.5, 0.7, 0.95].map((share) => article(Math.floor(share * articles), articles));
  const deep = await cursorsDownTo(30, ask);

  return [
    { name: 'list, newest', goalMs: GOALS.list, paths: list('') },
    { name: 'list, fifty', paths: list('limit=50') },
    { name: 'list, deep page', goalMs: GOALS.list, paths: deep },
    { name: 'list, a month', goalMs: GOALS.list, paths: list(...MONTHS) },
    { name: 'list, last stored', goalMs: GOALS.list, paths: list('sort=stored') },
    { name: 'entity, frequent', goalMs: GOALS.list, paths: each(NAMED.frequent, entity) },
    { name: 'entity, medium', goalMs: GOALS.list, paths: each(NAMED.medium, entity) },
    { name: 'entity, rare', goalMs: GOALS.list, paths: each(NAMED.rare, entity) },
    { name: 'entity, by name', goalMs: GOALS.list, paths: each(NAMED.frequent, (rank) => `entity=${encodeURIComponent(entities[rank]!.name)}`) },
    { name: 'two entities, both', goalMs: GOALS.list, paths: [...each(NAMED.frequent, (rank) => `${entity(rank)}&${entity(rank + 1)}`), ...each(NAMED.medium, (rank) => `${entity(rank)}&${entity(3)}`)] },
    { name: 'two entities, either', goalMs: GOALS.list, paths: each(NAMED.frequent, (rank, at) => `${entity(rank)}&${entity(NAMED.medium[at]!)}&entityOp=or`) },
    { name: 'entity, a month', goalMs: GOALS.list, paths: each(NAMED.frequent, (rank, at) => `${entity(rank)}&${MONTHS[at]}`) },
    { name: 'topic, broad', goalMs: GOALS.list, paths: list(...[1, 2, 5, 11, 15].map((top) => `topic=medtop:${String(top).padStart(2, '0')}000000`)) },
    { name: 'topic, narrow', goalMs: GOALS.list, paths: list(...[20, 50, 90, 120, 160].map((at) => `topic=${topics[at]!.code}`)) },
    { name: 'source', goalMs: GOALS.list, paths: list(...[0, 10, 100, 399].map((at) => `source=${sources[at]!.domain}`)) },
    { name: 'language', goalMs: GOALS.list, paths: list('language=en', 'language=kk', 'language=ru', 'language=sw') },
    { name: 'country', goalMs: GOALS.list, paths: list('country=US', 'country=KZ', 'country=BR', 'country=SE') },
    { name: 'search, rare', goalMs: GOALS.search, paths: each(RANKS.rare, q) },
    { name: 'search, medium', goalMs: GOALS.search, paths: each(RANKS.medium, q) },
    { name: 'search, common', goalMs: GOALS.search, paths: each(RANKS.common, q) },
    { name: 'search, rare, a month', goalMs: GOALS.search, paths: each(RANKS.rare, (rank, at) => `${q(rank)}&${MONTHS[at]}`) },
    { name: 'search, medium, a month', goalMs: GOALS.search, paths: each(RANKS.medium, (rank, at) => `${q(rank)}&${MONTHS[at]}`) },
    { name: 'search, common, a month', goalMs: GOALS.search, paths: each(RANKS.common, (rank, at) => `${q(rank)}&${MONTHS[at]}`) },
    { name: 'search, two words', goalMs: GOALS.search, paths: each(RANKS.medium, (rank, at) => `q=${words[rank]}+${words[RANKS.common[at]!]}`) },
    { name: 'search, a phrase', goalMs: GOALS.search, paths: list(...some.map(({ article: { headline } }) => `q=${encodeURIComponent(`"${headline!.split(' ').slice(0, 3).join(' ')}"`)}`)) },
    { name: 'search, a prefix', goalMs: GOALS.search, paths: each(RANKS.medium, (rank) => `q=${words[rank]!.slice(0, 6)}*`) },
    { name: 'search and entity', goalMs: GOALS.search, paths: each(RANKS.common, (rank, at) => `${q(rank)}&${entity(NAMED.medium[at]!)}`) },
    { name: 'relevance, rare', goalMs: GOALS.relevance, paths: each(RANKS.rare, (rank) => `${q(rank)}&sort=relevance`) },
    { name: 'relevance, a month', goalMs: GOALS.relevance, paths: each(RANKS.common, (rank, at) => `${q(rank)}&sort=relevance&${MONTHS[at]}`) },
    { name: 'relevance, everything', paths: each(RANKS.common, (rank) => `${q(rank)}&sort=relevance`) },
    { name: 'copies collapsed', goalMs: GOALS.list, paths: list('duplicates=collapse', `duplicates=collapse&${entity(0)}`, `duplicates=collapse&${q(5)}`) },
    { name: 'article, by id', goalMs: GOALS.single, paths: some.map(({ articleId }) => `/v1/articles/${articleId}`) },
    { name: 'article, by URL', goalMs: GOALS.single, paths: some.map(({ article: { url } }) => `/v1/articles/by-url?url=${encodeURIComponent(url!)}`) },
    { name: 'entities, by words', goalMs: GOALS.list, paths: NAMED.frequent.map((rank) => `/v1/entities?q=${encodeURIComponent(entities[rank]!.name)}`) },
    { name: 'entities, by a letter', paths: ['b', 's', 'tr'].map((start) => `/v1/entities?q=${start}`) },
    { name: 'entities, most named', paths: ['/v1/entities', '/v1/entities?type=place'] },
    { name: 'topics', paths: ['/v1/topics'] },
    { name: 'stories', goalMs: GOALS.list, paths: ['/v1/stories', '/v1/stories?sort=size', `/v1/stories?${MONTHS[1]}`] },
    { name: 'timeline', goalMs: GOALS.numbers, paths: ['', `&${entity(0)}`, '&language=en', `&${MONTHS[2]}`].map((more) => `/v1/stats/timeline?interval=day${more}`) },
    { name: 'facets', goalMs: GOALS.numbers, paths: ['language', 'source', 'topic', 'country'].map((facet) => `/v1/stats/facets?facet=${facet}`) },
    { name: 'co-occurrence', goalMs: GOALS.cooccurrence, paths: NAMED.frequent.map((rank) => `/v1/stats/cooccurrence?${entity(rank)}`) },
  ]; // prettier-ignore
}

export interface Page {
  readonly page: { readonly nextCursor: string | null };
}

/** Pages of 20 that lie thousands of articles down. A hundred thousand readers never turn that many; a script does. */
async function cursorsDownTo(pages: number, ask: (path: string) => Promise<Page>): Promise<string[]> {
  const cursors: string[] = [];
  for (let page = 0; page < pages; page++) {
    const { nextCursor }: Page['page'] = (await ask(`/v1/articles?limit=200${cursors.length ? `&cursor=${cursors.at(-1)}` : ''}`))
      .page;
    if (nextCursor === null) break;
    cursors.push(nextCursor);
  }
  return cursors.slice(-5).map((cursor) => `/v1/articles?cursor=${cursor}`);
}
