/** Statistics: the rollups count what the tables hold, whatever changes it and at any time; and what is answered from them. */
import pg from 'pg';
import type { EnrichedArticle } from '#events';
import { Retention } from '../apps/storage/src/keep/retention.ts';
import { locks } from '../apps/storage/src/locks.ts';
import { foldPage } from '../apps/storage/src/stats/lane.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
let hold: pg.Client;
const instances = new Set<StorageUnderTest>();
afterAll(async () => {
  await hold?.end();
  await Promise.all([...instances].map((instance) => instance.stop()));
});
const stack = useStack();
beforeAll(async () => {
  storage = await start();
  hold = new pg.Client({ connectionString: stack.databaseUrl });
  await hold.connect();
}, 30_000);

async function start(): Promise<StorageUnderTest> {
  const instance = await startStorage(stack.env);
  instances.add(instance);
  return instance;
}

/** While it does not hold still, changes are brought into the rollups at any moment. */
const holdLane = () => hold.query('select pg_advisory_lock($1)', [locks.rollups]);
const releaseLane = () => hold.query('select pg_advisory_unlock_all()');
const ask = <T extends object>(sql: string) => storage.store.reader.query<T>(sql);

async function folded(size?: number): Promise<void> {
  await until(async () => {
    await foldPage(storage.store.upkeep, size);
    return (await ask('select 1 from khabar.rollup_change limit 1')).length === 0;
  }, 'all changes are in the rollups');
}

type Counts = Record<string, number>;
const tally = (keys: Iterable<string>): Counts => {
  const counts: Counts = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

interface Row {
  article_id: string;
  published: Date;
  language: string;
  publisher_country: string | null;
  domain: string | null;
  name: string | null;
  infosources: { id: string }[] | null;
  entities: { key: string; type: string }[] | null;
  codes: string[] | null;
}

/** Articles by dimension, value and hour or day, out of the tables. */
async function truth(span: 'hour' | 'day'): Promise<Counts> {
  const rows = await ask<Row>(`
    select a.article_id, a.published, a.language, a.publisher_country, a.publisher_domain_key as domain, a.publisher_name_key as name,
           a.findings->'infosources' as infosources,
           (select json_agg(json_build_object('key', e.entity_key, 'type', e.facts->>'type')) from khabar.article_entity e
            where e.article_id = a.article_id) as entities,
           (select json_agg(distinct c) from khabar.article_topic t, unnest(t.path) c where t.article_id = a.article_id) as codes
    from khabar.article a`);
  return tally(
    rows.flatMap((row) => {
      const start = `${row.published.toISOString().slice(0, span === 'hour' ? 13 : 10)}`;
      const keys = [
        'all:',
        `language:${row.language}`,
        ...(row.publisher_country ? [`country:${row.publisher_country}`] : []),
        ...(row.domain || row.name ? [`source:${row.domain ?? ''}/${row.name ?? ''}`] : []),
        ...(row.infosources ?? []).map(({ id }) => `agency:${id}`),
        ...(row.entities ?? []).flatMap(({ key, type }) => [`entity:${key}`, `type:${type}`]),
        ...(row.codes ?? []).map((code) => `topic:${code}`),
      ];
      return [...new Set(keys)].map((key) => `${key} ${start}`);
    }),
  );
}

/** The same out of the rollups, and what waits beside them. */
async function counted(span: 'hour' | 'day'): Promise<Counts> {
  const rows = await ask<{ key: string; start: Date; count: number }>(`
    select key, start, sum(count)::integer as count from (
      select k.dimension || ':' || k.value as key, r.start, r.count from khabar.rollup r join khabar.rollup_key k on k.id = r.key_id
      where r.span = '${span}' and r.dimension = k.dimension
      union all
      select key, date_trunc('${span}', hour, 'UTC'), change from khabar.rollup_change, unnest(keys) as key) as c
    group by 1, 2 having sum(count) <> 0`);
  return Object.fromEntries(
    rows.map(({ key, start, count }) => [`${key} ${start.toISOString().slice(0, span === 'hour' ? 13 : 10)}`, count]),
  );
}

async function expectExact(): Promise<void> {
  for (const span of ['hour', 'day'] as const) expect(await counted(span)).toEqual(await truth(span));
}

async function expectFolded(): Promise<void> {
  await expectExact();
  expect(await ask('select * from khabar.rollup where count <= 0')).toEqual([]);
  const totals = await ask(`
    select k.id, k.total from khabar.rollup_key k left join khabar.rollup r on r.key_id = k.id and r.span = 'hour'
    group by k.id having k.total is distinct from sum(r.count)::integer`);
  expect(totals).toEqual([]);
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

afterEach(releaseLane);

describe('rollups', () => {
  const random = seeded(20_261_130);
  const below = (most: number): number => Math.floor(random() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)]!;
  const some = <T>(of: readonly T[], most: number): T[] => [...new Set(Array.from({ length: below(most + 1) }, () => one(of)))];

  const people = Array.from({ length: 8 }, (_, n) =>
    entity(`Person ${n}`, { id: `x:p${n}`, type: n % 3 === 0 ? 'organisation' : 'person' }),
  );
  const topics = [
    topic('medtop:11000000', 'politics'),
    topic('medtop:20000574', 'election', ['medtop:11000000']),
    topic('desk:lima', 'Lima desk'),
  ];
  const publishers = [
    { name: 'One', domain: 'one.example', country: 'KZ' },
    { name: 'Two' },
    { domain: 'www.three.example', country: 'BR' },
    undefined,
  ];
  const agencies = ['reuters', 'afp', 'tass'].map((id) => ({
    id,
    name: id.toUpperCase(),
    role: 'agency' as const,
    via: 'credit' as const,
    evidence: [],
  }));

  function event(id = `r${below(40)}`): EnrichedArticle {
    const at = new Date(Date.UTC(2026, 2, 1 + below(4), below(24), below(60))).toISOString();
    const given = {
      id,
      headline: `On ${id} ${below(1000)}`,
      articleBody: 'Text.',
      inLanguage: one(['en', 'ru', 'pt-BR', 'kk']),
      datePublished: at,
      publisher: one(publishers),
      pubStatus: one(['usable', 'usable', 'usable', 'canceled', 'withheld']),
    };
    const found = {
      entities: some(people, 4),
      topics: some(topics, 2),
      infosources: some(agencies, 2),
      setId: `set-${below(3)}`,
    };
    return { ...enriched(given, found), articleId: enriched({ id, headline: 'x' }).articleId };
  }

  const reenriched = (of: EnrichedArticle): EnrichedArticle => ({
    ...of,
    rawEventId: `again ${below(1e9)}`,
    entities: some(people, 4),
    topics: some(topics, 2),
    enrichment: { ...of.enrichment, setId: `set-${below(1e9)}` },
  });

  const rule = async (asked: object): Promise<string> => {
    const { status, body } = await storage.post('/v1/entities/rulings', asked);
    expect([status, body.id]).toEqual([201, expect.any(String)]);
    return body.id as string;
  };
  const ruled = (id: string, state: string) =>
    until(async () => (await storage.get(`/v1/entities/rulings/${id}`)).body.state === state, `the ruling is ${state}`);

  it('are exact after all that may happen to articles', async () => {
    await holdLane();
    const known = [enriched({ id: 'all', headline: 'All of them', datePublished: '2026-03-02' }, { entities: people, topics })];
    await storage.write(...known);
    for (let round = 0; round < 12; round++) {
      const batch = Array.from({ length: 8 }, () => (known.length > 0 && random() < 0.3 ? reenriched(one(known)) : event()));
      known.push(...batch);
      await storage.write(...batch);
      if (round % 3 === 0) {
        await expectExact();
        await releaseLane();
        await folded(7);
        await expectFolded();
        await holdLane();
      }
      if (round % 4 === 1) await storage.post(`/v1/articles/${known.at(-1)!.articleId}/forget`, { why: 'asked for' });
    }
    await expectExact();

    const merge = await rule({ kind: 'merge', ids: ['x:p1'], into: 'x:p2' });
    await ruled(merge, 'standing');
    await ruled(
      await rule({ kind: 'split', id: 'x:p3', mention: 'Person 3', into: 'Person 3 of Oslo', type: 'person' }),
      'standing',
    );
    await expectExact();
    await storage.write(...Array.from({ length: 8 }, () => event()));
    await fetch(`${storage.url}/v1/entities/rulings/${merge}`, { method: 'DELETE' });
    await ruled(merge, 'undone');
    await expectExact();

    await storage.store.writer.query(
      `update khabar.article set revised_at = now() - interval '9 days' where article_id in (select article_id from khabar.article order by article_id limit 7)`,
    );
    expect((await new Retention(storage.store, { articles: 8 }).run())['articles']).toBe(7);
    await expectExact();
    await releaseLane();
    await folded();
    await expectFolded();
    expect(Object.keys(await truth('hour')).length).toBeGreaterThan(100);
  }, 60_000);

  it('are exact under two writers and the lane at once', async () => {
    const write = async (): Promise<void> => {
      for (let round = 0; round < 10; round++)
        await storage.write(...Array.from({ length: 10 }, () => (random() < 0.5 ? event() : event(`w${below(1e6)}`))));
    };
    const folding = async (): Promise<void> => {
      for (let page = 0; page < 30; page++) await foldPage(storage.store.upkeep, 5);
    };
    await Promise.all([write(), write(), folding()]);
    expect(Object.keys(await counted('hour')).length).toBeGreaterThan(100);
    await expectExact();
    await folded();
    await expectFolded();
  }, 60_000);

  it('are made of what is stored already', async () => {
    await storage.stop();
    instances.delete(storage);
    await hold.query(`
      drop table khabar.rollup, khabar.rollup_key, khabar.rollup_change;
      drop function khabar.note_article, khabar.note_article_entity, khabar.note_article_topic_code, khabar.note_nothing_left cascade;
      drop function khabar.rollup_keys;
      drop type khabar.dimension, khabar.span;
      delete from khabar.migration where name like 'Rollups%'`);
    storage = await start();
    await expectFolded();
    expect(
      await ask(`select value, label->>'name' as name from khabar.rollup_key where dimension = 'agency' order by 1`),
    ).toEqual(agencies.map(({ id, name }) => ({ value: id, name })).toSorted((a, b) => (a.value < b.value ? -1 : 1)));
  }, 60_000);

  it('end with the articles', async () => {
    await storage.write(event());
    await storage.truncate('article');
    for (const table of ['rollup', 'rollup_key', 'rollup_change']) expect(await ask(`select * from khabar.${table}`)).toEqual([]);
  });
});

const kazakhstan = entity('Kazakhstan', { id: 'wikidata:Q232', country: 'KZ' });
const osce = entity('OSCE', { id: 'wikidata:Q81299', type: 'organisation' });
const tokayev = entity('Tokayev', { id: 'x:tokayev', type: 'person' });
const politics = topic('medtop:11000000', 'politics');
const election = topic('medtop:20000574', 'election', ['medtop:11000000']);
const daily = { name: 'A Daily', domain: 'www.a.example', country: 'KZ' };
const reuters = { id: 'reuters', name: 'Reuters', role: 'agency' as const, via: 'credit' as const, evidence: [] };

const at = (datePublished: string, inLanguage: string, publisher: object | undefined, found: object, more: object = {}) =>
  enriched({ id: datePublished, headline: `Granary ${datePublished}`, datePublished, inLanguage, publisher, ...more }, found);

const last = '2026-03-30T19:00:00Z';
const articles = [
  at('2026-03-28T10:00:00Z', 'en', daily, { entities: [kazakhstan, osce], topics: [election] }),
  at('2026-03-28T23:30:00Z', 'en', daily, { entities: [osce], topics: [politics] }),
  at('2026-03-29T00:30:00Z', 'ru', { name: 'B Wire', country: 'RU' }, { entities: [kazakhstan, tokayev] }),
  at('2026-03-29T12:00:00Z', 'pt-BR', { domain: 'c.example', country: 'BR' }, { entities: [osce, kazakhstan] }),
  at('2026-03-30T18:29:59.999Z', 'en', daily, { infosources: [reuters] }),
  at('2026-03-30T18:30:00Z', 'pt', undefined, { entities: [kazakhstan], topics: [election, politics] }),
  at(last, 'en', daily, { entities: [osce] }),
];
const canceled = at(last, 'en', daily, { entities: [osce] }, { pubStatus: 'canceled' });

const get = async (path: string) => {
  const { status, body } = await storage.get(`/v1/stats/${path}`);
  expect([status, body.errors]).toEqual([200, undefined]);
  return body;
};
/** The days of March, with what there was of them. */
const timeline = async (query: string): Promise<[start: string, count: number, total: number][]> =>
  (await get(`timeline?${query}`)).data.map(({ start, count, total }: { start: string; count: number; total: number }) => [
    start.replace('2026-03-', ''),
    count,
    total,
  ]);

/** An answer is the same, wherever its numbers come from. */
describe.each(['while changes wait', 'once they are in the rollups'])('%s', (when) => {
  beforeAll(async () => {
    await storage.truncate('article', 'entity', 'weighed_event');
    await holdLane();
    await storage.write(...articles);
    await storage.write(canceled);
    if (when === 'while changes wait') return;
    await releaseLane();
    await folded();
  }, 60_000);
  beforeEach(() => (when === 'while changes wait' ? holdLane() : undefined));

  it.each<[query: string, expected: [string, number, number][]]>([
    [
      '',
      [
        ['28T00:00:00Z', 2, 2],
        ['29T00:00:00Z', 2, 2],
        ['30T00:00:00Z', 3, 3],
      ],
    ],
    [
      'tz=Europe/Berlin',
      [
        ['28T00:00:00+01:00', 1, 1],
        ['29T00:00:00+01:00', 3, 3],
        ['30T00:00:00+02:00', 3, 3],
      ],
    ],
    [
      'tz=Asia/Kolkata',
      [
        ['28T00:00:00+05:30', 1, 1],
        ['29T00:00:00+05:30', 3, 3],
        ['30T00:00:00+05:30', 1, 1],
        ['31T00:00:00+05:30', 2, 2],
      ],
    ],
    [
      'tz=Asia/Kathmandu&language=pt',
      [
        ['29T00:00:00+05:45', 1, 3],
        ['30T00:00:00+05:45', 0, 0],
        ['31T00:00:00+05:45', 1, 3],
      ],
    ],
    [
      'entity=OSCE',
      [
        ['28T00:00:00Z', 2, 2],
        ['29T00:00:00Z', 1, 2],
      ],
    ],
    [
      'entity=OSCE&from=2026-03-27&to=2026-03-30',
      [
        ['27T00:00:00Z', 0, 0],
        ['28T00:00:00Z', 2, 2],
        ['29T00:00:00Z', 1, 2],
        ['30T00:00:00Z', 0, 3],
      ],
    ],
    [
      'entity=Kazakhstan&entity=OSCE',
      [
        ['28T00:00:00Z', 1, 2],
        ['29T00:00:00Z', 1, 2],
      ],
    ],
    ['topic=politics&interval=month', [['01T00:00:00Z', 3, 7]]],
    [
      'topic=election&interval=week',
      [
        ['23T00:00:00Z', 1, 4],
        ['30T00:00:00Z', 1, 3],
      ],
    ],
    ['country=KZ&interval=year', [['2026-01-01T00:00:00Z', 4, 7]]],
    [
      'source=a.example',
      [
        ['28T00:00:00Z', 2, 2],
        ['29T00:00:00Z', 0, 2],
        ['30T00:00:00Z', 2, 3],
      ],
    ],
    ['source=a%20daily&language=en&to=2026-03-28', [['28T00:00:00Z', 2, 2]]],
    [
      'language=pt',
      [
        ['29T00:00:00Z', 1, 2],
        ['30T00:00:00Z', 1, 3],
      ],
    ],
    ['q=granary&language=ru', [['29T00:00:00Z', 1, 2]]],
    [
      'interval=hour&tz=Europe/Berlin&from=2026-03-29T00:30:00Z&to=2026-03-29T01:59:59Z',
      [
        ['29T01:00:00+01:00', 1, 1],
        ['29T03:00:00+02:00', 0, 0],
      ],
    ],
    [
      'interval=hour&tz=Asia/Kolkata&from=2026-03-30T18:29:59.999Z',
      [
        ['30T23:00:00+05:30', 1, 1],
        ['31T00:00:00+05:30', 2, 2],
      ],
    ],
    ['from=2026-03-30T18:30:00.000Z&to=2026-03-30T18:59:59.999Z&interval=hour', [['30T18:00:00Z', 1, 1]]],
    ['entity=Atlantis&from=2026-03-28&to=2026-03-28', [['28T00:00:00Z', 0, 2]]],
    ['from=2027-01-01', []],
  ])('timeline?%s', async (query, expected) => expect(await timeline(query)).toEqual(expected));

  it('a timeline tells shares and totals', async () => {
    const { data, page, query } = await get('timeline?entity=OSCE&from=2026-03-29&to=2026-03-29');
    expect(data).toEqual([{ start: '2026-03-29T00:00:00Z', end: '2026-03-30T00:00:00Z', count: 1, share: 0.5, total: 2 }]);
    expect(page.total).toEqual({ value: 1, relation: 'eq' });
    expect(query).toEqual({
      normalised: expect.objectContaining({ from: '2026-03-29T00:00:00Z', interval: 'day', tz: 'UTC', entity: ['OSCE'] }),
      warnings: [],
    });
  });

  const valuesOf = ({ values }: { values: Record<string, unknown>[] }) => values.map(({ value, count }) => [value, count]);
  const facet = async (query: string) => (await get(`facets?${query}`)).data[0];

  it.each<[query: string, expected: [string, number][]]>([
    [
      'facet=language',
      [
        ['en', 4],
        ['pt', 1],
        ['pt-BR', 1],
        ['ru', 1],
      ],
    ],
    [
      'facet=country',
      [
        ['KZ', 4],
        ['BR', 1],
        ['RU', 1],
      ],
    ],
    [
      'facet=source',
      [
        ['www.a.example', 4],
        ['c.example', 1],
        ['B Wire', 1],
      ],
    ],
    ['facet=agency', [['reuters', 1]]],
    [
      'facet=type',
      [
        ['place', 4],
        ['organisation', 3],
        ['person', 1],
      ],
    ],
    [
      'facet=topic',
      [
        ['medtop:11000000', 3],
        ['medtop:20000574', 2],
      ],
    ],
    [
      'facet=entity',
      [
        ['wikidata:Q232', 4],
        ['wikidata:Q81299', 3],
        ['x:tokayev', 1],
      ],
    ],
    [
      'facet=entity&type=person,organisation',
      [
        ['wikidata:Q81299', 3],
        ['x:tokayev', 1],
      ],
    ],
    [
      'facet=entity&from=2026-03-29',
      [
        ['wikidata:Q232', 3],
        ['wikidata:Q81299', 1],
        ['x:tokayev', 1],
      ],
    ],
    [
      'facet=entity&from=2026-03-29T00:30:00.001Z&to=2026-03-29T12:00:00Z',
      [
        ['wikidata:Q232', 1],
        ['wikidata:Q81299', 1],
      ],
    ],
    ['facet=entity&size=1&from=2020-01-01&to=2030-01-01', [['wikidata:Q232', 4]]],
    [
      'facet=topic&to=2026-03-28',
      [
        ['medtop:11000000', 2],
        ['medtop:20000574', 1],
      ],
    ],
    [
      'facet=language&entity=OSCE',
      [
        ['en', 2],
        ['pt-BR', 1],
      ],
    ],
    ['facet=source&language=en', [['www.a.example', 4]]],
    [
      'facet=type&topic=election',
      [
        ['place', 2],
        ['organisation', 1],
      ],
    ],
    ['facet=agency&country=KZ', [['reuters', 1]]],
    ['facet=country&entity=Atlantis', []],
  ])('facets?%s', async (query, expected) => {
    const values = valuesOf(await facet(query));
    expect(values.map(([, count]) => count)).toEqual(expected.map(([, count]) => count));
    expect(values).toEqual(expect.arrayContaining(expected)); // those with equal counts have an order of their own
  });

  it('facets tell names, shares, and what was left out', async () => {
    const { data, page } = await get('facets?facet=source,entity,topic&size=1');
    expect(page.total).toEqual({ value: 7, relation: 'eq' });
    expect(data).toEqual([
      {
        facet: 'source',
        values: [{ value: 'www.a.example', name: 'A Daily', count: 4, share: 0.571429 }],
        more: true,
        other: 2,
        missing: 1,
      },
      {
        facet: 'entity',
        values: [{ value: 'wikidata:Q232', name: 'Kazakhstan', type: 'place', country: 'KZ', count: 4, share: 0.571429 }],
        more: true,
      },
      { facet: 'topic', values: [{ value: 'medtop:11000000', name: 'politics', count: 3, share: 0.428571 }], more: true },
    ]);
    expect(await facet('facet=entity&size=3')).toMatchObject({ more: false });
  });

  it('entities that are named together', async () => {
    const { data } = await get('cooccurrence?minCount=1');
    expect(data.articles).toEqual({ value: 7, relation: 'eq' });
    expect(data.nodes.map(({ id, count }: Record<string, unknown>) => [id, count])).toEqual([
      ['wikidata:Q232', 4],
      ['wikidata:Q81299', 3],
      ['x:tokayev', 1],
    ]);
    // ln(2 * 7 / (4 * 3)) / -ln(2 / 7), ln(1 * 7 / (4 * 1)) / -ln(1 / 7)
    expect(data.edges).toEqual([
      { source: 'wikidata:Q232', target: 'wikidata:Q81299', count: 2, npmi: 0.123 },
      { source: 'wikidata:Q232', target: 'x:tokayev', count: 1, npmi: 0.288 },
    ]);
    expect(data.leftOut).toEqual({ nodes: 0, edges: 0 });

    const matrix = (await get('cooccurrence?shape=matrix&size=2&from=2026-03-28&to=2026-03-29')).data;
    expect(matrix).toMatchObject({
      counts: [
        [3, 2],
        [2, 3],
      ],
      npmi: [
        [null, expect.any(Number)],
        [expect.any(Number), null],
      ],
    });
    expect(matrix.leftOut).toEqual({ nodes: 1, edges: 0 });
    expect((await get('cooccurrence')).data.leftOut).toEqual({ nodes: 0, edges: 1 });
    const places = (await get('cooccurrence?entity=OSCE&type=place&minCount=1')).data;
    expect(places).toMatchObject({ articles: { value: 3 }, nodes: [{ id: 'wikidata:Q232', count: 2 }], edges: [] });
  });

  it('what is named more than before', async () => {
    // window: 29 March 13:00 to 30 March 19:00, rounded up to the hour; baseline: the 48 hours before it
    const query = 'window=29h&baseline=2d&minCount=1&at=2026-03-30T18:30:00Z';
    const { data, window, baseline, query: told } = await get(`trending?${query}`);
    expect(window).toEqual({ from: '2026-03-29T14:00:00Z', to: '2026-03-30T19:00:00Z', articles: 2 });
    expect(baseline).toEqual({ from: '2026-03-27T14:00:00Z', to: '2026-03-29T14:00:00Z', articles: 4 });
    expect(told.normalised).toMatchObject({ window: '29h', baseline: '48h', at: '2026-03-30T19:00:00Z' });
    // Kazakhstan: 1 of 2, before 3 of 4, so 3.5 / 5 * 2 are to be expected: it does not rise
    expect(data).toEqual([]);
    // politics: 1 of 2, before 2 of 4, expected 2.5 / 5 * 2 = 1; election: before 1 of 4, expected 1.5 / 5 * 2
    const rising = {
      value: 'medtop:20000574',
      name: 'election',
      count: 1,
      baselineCount: 1,
      expected: 0.6,
      ratio: 1.667,
      score: 0.222,
    };
    expect((await get(`trending?of=topic&${query}`)).data).toEqual([rising]);
    // among those in Portuguese: 1 of 1, before 0 of 1
    const ofThose = { ...rising, baselineCount: 0, expected: 0.25, ratio: 4, score: 1.273 };
    expect((await get(`trending?of=topic&language=pt&${query}`)).data).toContainEqual(ofThose);
    expect((await get(`trending?of=topic&minCount=2&window=29h&baseline=2d&at=2026-03-30T18:30:00Z`)).data).toEqual([]);
    const lone = await get('trending?at=2026-03-28T12:00:00Z&minCount=1');
    expect([lone.data, lone.query.warnings]).toEqual([[], [expect.objectContaining({ parameter: 'baseline' })]]);
  });

  it('two questions side by side', async () => {
    const body = await get('compare?a.entity=OSCE&b.entity=Kazakhstan&from=2026-03-28&to=2026-03-30');
    expect(body.data).toEqual([
      expect.objectContaining({
        start: '2026-03-28T00:00:00Z',
        a: { count: 2, share: 1 },
        b: { count: 1, share: 0.5 },
        total: 2,
      }),
      expect.objectContaining({ a: { count: 1, share: 0.5 }, b: { count: 2, share: 1 }, total: 2 }),
      expect.objectContaining({ a: { count: 0, share: 0 }, b: { count: 1, share: 0.333333 }, total: 3 }),
    ]);
    expect(body).toMatchObject({
      a: { articles: { value: 3, relation: 'eq' }, share: 0.428571 },
      b: { articles: { value: 4, relation: 'eq' }, share: 0.571429 },
      overlap: { articles: { value: 2, relation: 'eq' }, ofA: 0.666667, ofB: 0.5, jaccard: 0.4 },
    });
    expect((await get('compare?language=en&a.q=granary&b.language=ru')).overlap.articles.value).toBe(0);
    expect((await get('compare?language=en&a.topic=politics&b.entity=OSCE')).overlap.articles.value).toBe(2);
  });
});

describe('bad questions', () => {
  it.each([
    ['timeline?interval=minute', 'interval'],
    ['timeline?interval=day&interval=day', 'interval'],
    ['timeline?tz=Mars/Olympus', 'tz'],
    ['timeline?tz=%2B05:30', 'tz'],
    ['timeline?tz=', 'tz'],
    ['timeline?from=2026-02-30', 'from'],
    ['timeline?from=0001-01-01&to=9999-12-31&interval=hour', 'interval'],
    ['timeline?from=2026-01-01&to=2026-12-31&interval=hour', 'interval'],
    ['timeline?colour=red', 'colour'],
    ['timeline?limit=10', 'limit'],
    ['facets?facet=colour', 'facet'],
    ['facets?facet=language,', 'facet'],
    ['facets?size=0', 'size'],
    ['facets?size=201', 'size'],
    ['facets?size=1e2', 'size'],
    ['facets?type=ghost', 'type'],
    ['cooccurrence?shape=round', 'shape'],
    ['cooccurrence?size=99999999999999999999', 'size'],
    ['cooccurrence?edges=-1', 'edges'],
    ['trending?window=5', 'window'],
    ['trending?window=999999d', 'window'],
    ['trending?baseline=1m', 'baseline'],
    ['trending?at=yesterday', 'at'],
    ['trending?from=2026-03-01', 'from'],
    ['trending?of=mood', 'of'],
    ['compare?a.colour=red', 'a.colour'],
    ['compare?b.language=%%%'.replace('%%%', 'x_y_z_'), 'b.language'],
    ['compare?a.from=2026-03-01', 'a.from'],
    ['compare?c.q=x', 'c.q'],
  ])('%s', async (path, parameter) => {
    const { status, body } = await storage.get(`/v1/stats/${path}`);
    expect([status, body.code, body.errors?.map((fault: { parameter: string }) => fault.parameter)]).toEqual([
      400,
      'invalid_query',
      [parameter],
    ]);
  });

  it.each([
    'timeline?from=0001-01-01&to=0001-01-02&interval=week',
    'timeline?from=9999-12-30&to=9999-12-31&interval=year&tz=Pacific/Kiritimati',
    'trending?at=9999-12-31',
    'trending?at=0001-01-01&baseline=3650d',
    'facets?from=0001-01-01&to=9999-12-31',
    'timeline?interval=hour&tz=Australia/Lord_Howe&from=2026-04-04&to=2026-04-05',
    'timeline?tz=America/Sao_Paulo&from=2018-11-01&to=2018-11-10',
    'timeline?tz=Pacific/Apia&from=2011-12-25&to=2012-01-02',
  ])('%s is none', async (path) => {
    const { status, body } = await storage.get(`/v1/stats/${path}`);
    expect([status, body.errors]).toEqual([200, undefined]);
    const buckets = (body.data as { start?: string; end?: string }[]).filter(({ start }) => start !== undefined);
    expect(buckets.slice(1).map(({ start }) => start)).toEqual(buckets.slice(0, -1).map(({ end }) => end));
    for (const { start, end } of buckets) expect(Date.parse(end!)).toBeGreaterThanOrEqual(Date.parse(start!));
  });

  it('shows the last ones, where no time is given and there are too many', async () => {
    await storage.write(at('1999-12-31T23:00:00Z', 'en', daily, {}));
    const { data, query } = await get('timeline?to=2026-03-30');
    expect(query.warnings).toEqual([expect.objectContaining({ parameter: 'from' })]);
    expect(data.map(({ count }: { count: number }) => count)).toEqual([2, 2, 3]);
    expect(await timeline('interval=year&language=en')).toHaveLength(28);
    const compared = await storage.get('/v1/stats/compare?interval=hour');
    expect(compared.body.overlap).toEqual({ articles: compared.body.a.articles, ofA: 1, ofB: 1, jaccard: 1 });
  });
});
