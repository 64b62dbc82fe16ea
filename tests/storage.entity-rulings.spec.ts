/** What people rule on who is who holds for what is stored and for what comes, until it is taken back. */
import { keyOf } from '#database';
import type { EnrichedArticle } from '#events';
import { writeArticles } from '../apps/storage/src/write/writer.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
const instances = new Set<StorageUnderTest>();
afterAll(() => Promise.all([...instances].map(stop)));
const stack = useStack();
beforeAll(async () => {
  storage = await start(stack.env);
}, 30_000);

async function start(env: Record<string, string>): Promise<StorageUnderTest> {
  const instance = await startStorage(env);
  instances.add(instance);
  return instance;
}
async function stop(instance: StorageUnderTest): Promise<void> {
  if (instances.delete(instance)) await instance.stop();
}

type Found = NonNullable<EnrichedArticle['entities']>[number];
const mention = (text: string, start = 0, field: 'headline' | 'articleBody' = 'articleBody') => ({
  field,
  start,
  end: start + text.length,
  text,
});
const person = (name: string, more: Partial<Found> = {}): Found => entity(name, { id: `x:${name}`, type: 'person', ...more });
const naming = (id: string, entities: Found[], more: Record<string, unknown> = {}) =>
  enriched({ id, headline: `On ${id}`, articleBody: `Text of ${id}.`, inLanguage: 'en', ...more }, { entities });

const entitiesOf = async ({ articleId }: EnrichedArticle) =>
  (await storage.get(`/v1/articles/${articleId}`)).body.entities as (Found & { ruling?: string })[];
const idsOf = async (event: EnrichedArticle) => (await entitiesOf(event)).map(({ id }) => id);

/** Makes a ruling and waits until all that is stored goes by it. */
async function rule(asked: object, of = storage): Promise<string> {
  const { status, body } = await of.post('/v1/entities/rulings', asked);
  expect([status, body]).toEqual([201, expect.objectContaining({ id: expect.any(String) })]);
  await settled(body.id, 'standing', of);
  return body.id;
}
const merge = (ids: string[], into: string) => rule({ kind: 'merge', ids, into });
const settled = (id: string, state: string, of = storage) =>
  until(async () => (await of.get(`/v1/entities/rulings/${id}`)).body.state === state, `ruling ${id} is ${state}`);
async function undo(id: string): Promise<void> {
  const response = await fetch(`${storage.url}/v1/entities/rulings/${id}`, { method: 'DELETE' });
  expect(await response.json()).toMatchObject({ id, state: expect.stringMatching(/^und/) });
  await settled(id, 'undone');
}

const clocks = ({ articleId }: EnrichedArticle) =>
  storage.store.reader.query(
    'select stored_at, updated_at, revised_at, revision, set_id from khabar.article where article_id = $1',
    [articleId],
  );

/** All that is known of entities, as rows; what was learnt from articles has no order of its own. */
async function rows(of: StorageUnderTest, like: string) {
  const { query } = of.store.reader;
  return {
    entities: await query(
      `select e.id, e.type, e.name, e.same_as, e.country, array(select unnest(e.keys) order by 1) as keys, e.words::text
       from khabar.entity e where e.id like $1 order by 1`,
      [like],
    ),
    articles: await query(
      `select ae.article_id, ae.position, ae.entity_key, ae.facts, ae.mentions, r.found, r.rulings
       from khabar.article_entity ae left join khabar.article_ruled r using (article_id)
       where ae.article_id in (select article_id from khabar.article_entity where facts->>'id' like $1) order by 1, 2`,
      [like],
    ),
    aliases: await query('select id, entity_key from khabar.entity_alias where id like $1 order by 1', [like]),
  };
}

describe('a merge', () => {
  const tokaev = person('Tokayev', { sameAs: ['wikidata:Q1'], salience: 0.8, role: 'President', mentionCount: 2 });
  const other = person('Tokaev', { sameAs: ['y:1'], country: 'KZ', salience: 0.3, mentions: [mention('Tokaev', 30)] });
  const before = naming('m1', [other]);
  const both = naming('m2', [tokaev, other, person('Else', { salience: 0.5 })]);
  const after = naming('m3', [other]);
  let ruling: string;

  it('moves what is stored, and no clock', async () => {
    await storage.write(before, both);
    const at = await clocks(before);
    ruling = await rule({ kind: 'merge', ids: ['x:Tokaev'], into: 'x:Tokayev', reason: 'one man, two spellings', by: 'desk' });
    expect(await entitiesOf(before)).toEqual([
      { ...other, id: 'x:Tokayev', name: 'Tokayev', sameAs: ['wikidata:Q1', 'y:1'], ruling },
    ]);
    expect(await entitiesOf(both)).toEqual([
      {
        ...tokaev,
        sameAs: ['wikidata:Q1', 'y:1'],
        country: 'KZ',
        mentionCount: 3,
        mentions: [...tokaev.mentions, ...other.mentions],
        ruling,
      },
      person('Else', { salience: 0.5 }),
    ]);
    expect(await clocks(before)).toEqual(at);
    expect((await storage.get(`/v1/entities/rulings/${ruling}`)).body).toEqual({
      id: ruling,
      kind: 'merge',
      ids: ['x:Tokaev'],
      into: { id: 'x:Tokayev', type: 'person', name: 'Tokayev' },
      reason: 'one man, two spellings',
      by: 'desk',
      state: 'standing',
      articles: { total: 2, looked: 2, moved: 2 },
      createdAt: expect.any(String),
    });
  });

  it('holds for what comes, and for what is found anew by other steps; a redelivery changes nothing', async () => {
    expect(await storage.write(after)).toEqual(['stored']);
    expect(await idsOf(after)).toEqual(['x:Tokayev']);
    const anew = { ...naming('m1', [other, person('New')]), rawEventId: 'rerun', reenrichment: 'set-2' };
    anew.enrichment = { ...anew.enrichment, setId: 'set-2' };
    expect(await storage.write(anew)).toEqual(['reenriched']);
    expect((await idsOf(before)).toSorted()).toEqual(['x:New', 'x:Tokayev']);
    const stands = await rows(storage, 'x:Tok%');
    expect(await storage.write(before, both, after, anew)).toEqual(Array(4).fill('duplicate'));
    expect(await rows(storage, 'x:Tok%')).toEqual(stands);
  });

  it('leaves what was found as it came', async () => {
    const { data } = (await storage.get(`/v1/articles/${before.articleId}/findings`)).body;
    expect(data).toMatchObject([
      { setId: 'set-2', current: true, entities: [{ id: 'x:Tokaev', name: 'Tokaev' }, { id: 'x:New' }] },
      { setId: 'set-1', current: false, entities: [{ id: 'x:Tokaev', name: 'Tokaev' }] },
    ]);
    for (const { entities } of data) for (const one of entities) expect(one).not.toHaveProperty('ruling');
    const stale = (await storage.get('/v1/articles/stale?set=set-9&entity=x:Tokaev')).body.data;
    expect(stale.find(({ articleId }: EnrichedArticle) => articleId === before.articleId).entities[0].id).toBe('x:Tokaev');
  });

  it.each(['x:Tokaev', 'Tokaev', 'y:1', 'x:Tokayev', 'tokayev', 'Q1'])('is found by %s', async (asked) => {
    expect((await storage.get(`/v1/entities/${asked}`)).body).toEqual({
      id: 'x:Tokayev',
      type: 'person',
      name: 'Tokayev',
      sameAs: ['wikidata:Q1', 'y:1'],
      articleCount: 3,
      merged: ['x:Tokaev'],
    });
    const { data, query } = (await storage.get(`/v1/articles?entity=${asked}`)).body;
    expect([data.length, query.warnings]).toEqual([3, []]);
  });

  it('is listed as one', async () => {
    for (const q of ['Tokaev', 'Tokayev', 'Tok'])
      expect((await storage.get(`/v1/entities?q=${q}`)).body.data).toMatchObject([{ id: 'x:Tokayev', articleCount: 3 }]);
  });

  it('is found by the names that it lost once an article is forgotten, and is taken back whole', async () => {
    await storage.post(`/v1/articles/${after.articleId}/forget`, { why: 'test' });
    expect((await storage.get('/v1/entities/Tokaev')).body).toMatchObject({ id: 'x:Tokayev', articleCount: 2 });
    const at = await clocks(both);
    await undo(ruling);
    expect(await entitiesOf(both)).toEqual(both.entities);
    expect(await clocks(both)).toEqual(at);
    expect((await storage.get('/v1/entities/y:1')).body).toEqual({
      id: 'x:Tokaev',
      type: 'person',
      name: 'Tokaev',
      sameAs: ['y:1'],
      country: 'KZ',
      articleCount: 2,
    });
    expect((await storage.get('/v1/entities/Tokayev')).body).toMatchObject({ sameAs: ['wikidata:Q1'], articleCount: 1 });
    expect(await rows(storage, 'x:Tok%')).toMatchObject({ aliases: [] });
    expect(await storage.store.reader.query('select from khabar.article_ruled')).toEqual([]);
    const late = naming('m4', [other]);
    await storage.write(late);
    expect(await idsOf(late)).toEqual(['x:Tokaev']);
    expect((await storage.get('/v1/entities/rulings?entity=x:Tokaev')).body.data).toMatchObject([
      { id: ruling, state: 'undone', undoneAt: expect.any(String) },
    ]);
    await undo(ruling);
  });
});

describe('several rulings', () => {
  const names = ['a', 'b', 'c', 'd'];
  const each = names.map((name) => naming(`chain-${name}`, [person(`chain ${name}`)]));
  const [a, b, c, d] = names.map((name) => `x:chain ${name}`) as [string, string, string, string];
  const where = () => Promise.all(each.map(async (event) => (await idsOf(event)).join()));
  let ab: string;
  let bc: string;

  it('a chain leads to its end, in whatever order it was made', async () => {
    await storage.write(...each);
    bc = await merge([b], c);
    ab = await merge([a], b);
    expect(await where()).toEqual([c, c, c, d]);
    expect((await storage.get(`/v1/entities/${a}`)).body).toMatchObject({ id: c, articleCount: 3, merged: [a, b] });
    expect((await entitiesOf(each[0]!))[0]).toMatchObject({ name: 'chain c', ruling: bc });
  });

  it('no ring is made', async () => {
    expect(await storage.post('/v1/entities/rulings', { kind: 'merge', ids: [c], into: a })).toMatchObject({
      status: 409,
      body: { code: 'ring', detail: expect.stringContaining(ab), errors: [{ pointer: '/into' }] },
    });
    expect(await storage.post('/v1/entities/rulings', { kind: 'merge', ids: [d, a], into: d + 'x' })).toMatchObject({
      status: 404,
    });
    expect(await storage.post('/v1/entities/rulings', { kind: 'merge', ids: [a], into: d })).toMatchObject({
      status: 409,
      body: { code: 'merged_already', detail: expect.stringContaining(ab), errors: [{ pointer: '/ids/0' }] },
    });
  });

  it('whichever is taken back, the others hold', async () => {
    await undo(bc);
    expect(await where()).toEqual([b, b, c, d]);
    expect((await storage.get(`/v1/entities/${a}`)).body).toMatchObject({ id: b });
    const cd = await merge([c, b], d);
    expect(await where()).toEqual([d, d, d, d]);
    await undo(ab);
    expect(await where()).toEqual([a, d, d, d]);
    await undo(cd);
    expect(await where()).toEqual([a, b, c, d]);
  });
});

describe('a split', () => {
  const id = 'x:Washington';
  const washington = (...texts: string[]) =>
    person('Washington', {
      id,
      type: 'place',
      sameAs: ['wikidata:Q61'],
      country: 'US',
      role: 'capital',
      salience: 0.8,
      mentionCount: texts.length,
      mentions: texts.map((text, at) => mention(text, at * 40)),
    });
  const mixed = naming('s1', [washington('Washington', 'President  WASHINGTON', 'Washington', 'Washington')]);
  const all = naming('s2', [washington('President Washington')]);
  const none = naming('s3', [washington('Washington')]);
  const after = naming('s4', [washington('President Washington', 'Washington')]);
  const asked = { kind: 'split', id, mention: 'president washington', into: 'George Washington', type: 'person' };
  const george = 'khabar:person/george-washington';
  let ruling: string;

  it('moves the mentions of a text, and what comes later', async () => {
    await storage.write(mixed, all, none);
    const at = await clocks(mixed);
    ruling = await rule(asked);
    await storage.write(after);
    expect(await entitiesOf(mixed)).toEqual([
      {
        ...mixed.entities![0],
        salience: 0.6,
        mentionCount: 3,
        mentions: mixed.entities![0]!.mentions.toSpliced(1, 1),
        ruling,
      },
      {
        id: george,
        type: 'person',
        name: 'George Washington',
        sameAs: [],
        salience: 0.2,
        confidence: 0.9,
        mentionCount: 1,
        mentions: [mention('President  WASHINGTON', 40)],
        method: 'test',
        ruling,
      },
    ]);
    expect(await entitiesOf(all)).toMatchObject([{ id: george, salience: 0.8, role: 'capital', sameAs: [], ruling }]);
    expect(await entitiesOf(none)).toEqual(none.entities);
    expect((await idsOf(after)).toSorted()).toEqual([george, id]);
    expect(await clocks(mixed)).toEqual(at);
    expect((await storage.get('/v1/entities/George%20Washington')).body).toMatchObject({ id: george, articleCount: 3 });
    expect((await storage.get('/v1/entities/Q61')).body).toMatchObject({ id, articleCount: 3 });
  });

  it('holds when the article is enriched anew or revised', async () => {
    const rerun = { ...mixed, rawEventId: 'rerun', reenrichment: 'r', enrichment: { ...mixed.enrichment, setId: 'set-2' } };
    expect(await storage.write(rerun)).toEqual(['reenriched']);
    expect((await idsOf(mixed)).toSorted()).toEqual([george, id]);
    expect(await storage.write(naming('s2', [washington('Washington')], { articleBody: 'Revised.' }))).toEqual(['revised']);
    expect(await idsOf(all)).toEqual([id]);
  });

  it('what was said already, or leads back, is refused', async () => {
    expect(await storage.post('/v1/entities/rulings', { ...asked, language: 'en' })).toMatchObject({
      status: 409,
      body: { code: 'ruled_already', errors: [{ pointer: '/mention' }] },
    });
    const back = { ...asked, id: george, into: id, type: undefined };
    expect(await storage.post('/v1/entities/rulings', back)).toMatchObject({ status: 409, body: { code: 'ring' } });
    expect(await storage.post('/v1/entities/rulings', { ...back, id, mention: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'ring' },
    });
  });

  it('is taken back', async () => {
    await undo(ruling);
    for (const event of [mixed, none, after]) expect(await entitiesOf(event)).toEqual(event.entities);
    expect((await storage.get('/v1/entities?q=George')).body.data).toEqual([]);
  });

  it('takes a language, a publisher or an article alone', async () => {
    const events = {
      en: naming('scope-en', [washington('Vernon')]),
      pt: naming('scope-pt', [washington('Vernon')], { inLanguage: 'pt-BR' }),
      wire: naming('scope-wire', [washington('Vernon')], { publisher: { name: 'Wire', domain: 'www.wire.example' } }),
    };
    await storage.write(...Object.values(events));
    const moved = async () => {
      const ids = await Promise.all(Object.entries(events).map(async ([key, event]) => [key, (await idsOf(event))[0]] as const));
      return ids.filter(([, one]) => one !== id).map(([key]) => key);
    };
    const split = { ...asked, mention: 'Vernon' };
    for (const [scope, key] of [
      [{ language: 'pt' }, 'pt'],
      [{ source: 'wire.example' }, 'wire'],
      [{ source: 'WIRE' }, 'wire'],
      [{ articleId: events.en.articleId.toUpperCase() }, 'en'],
    ] as const) {
      const one = await rule({ ...split, ...scope });
      expect(await moved()).toEqual([key]);
      for (const event of Object.values(events)) {
        const anew = { ...event, rawEventId: one, reenrichment: one, enrichment: { ...event.enrichment, setId: one } };
        expect(await storage.write(anew)).toEqual(['reenriched']);
      }
      expect(await moved()).toEqual([key]);
      await undo(one);
      expect(await moved()).toEqual([]);
    }
  });

  it('on one article is forgotten with it', async () => {
    const event = naming('forgotten', [washington('Zyzzyva Vernon')]);
    await storage.write(event);
    await rule({ ...asked, mention: 'Zyzzyva Vernon', articleId: event.articleId });
    await storage.post(`/v1/articles/${event.articleId}/forget`, { why: 'x' });
    const kept = await storage.store.reader.query('select t::text from khabar.entity_ruling t');
    expect(JSON.stringify(kept)).not.toMatch(/zyzzyva/i);
  });

  it('and a merge go together: what was merged is split, too', async () => {
    const found = naming('sm1', [person('Old W', { mentions: [mention('President Washington')] })]);
    await storage.write(found);
    const [one, two] = [
      await rule({ kind: 'merge', ids: ['x:Old W'], into: id, force: true }),
      await rule({ ...asked, into: 'wikidata:Q23', name: 'George W.' }),
    ];
    expect(await entitiesOf(found)).toMatchObject([{ id: 'wikidata:Q23', name: 'George W.', type: 'person', ruling: two }]);
    await undo(one);
    expect(await entitiesOf(found)).toEqual(found.entities);
    await undo(two);
  });
});

describe('a replay into an empty database', () => {
  let other: StorageUnderTest;
  afterAll(() => stop(other));
  const elsewhere = useStack();
  beforeAll(async () => {
    other = await start(elsewhere.env);
  }, 30_000);
  const events = ['one', 'two', 'three'].map((name, n) =>
    naming(`replay-${name}`, [
      person('re A', { mentions: [mention('A'), mention('Odd', 50)], mentionCount: 2 }),
      person(`re ${n}`, { sameAs: [`y:${n}`] }),
    ]),
  );
  const [one, two] = [
    { kind: 'merge', ids: ['x:re 0', 'x:re 1'], into: 'x:re A' },
    { kind: 'split', id: 'x:re A', mention: 'odd', into: 're Odd', type: 'person' },
  ];
  /** The same ruling has another id when it is made again. */
  const without = (rulings: string[], all: unknown) =>
    JSON.parse(rulings.reduce((text, id, n) => text.replaceAll(id, `ruling ${n}`), JSON.stringify(all))) as unknown;
  let rulings: string[];
  let before: Awaited<ReturnType<typeof rows>>;

  it('makes the same rows, with the rulings kept', async () => {
    await storage.write(...events);
    rulings = [await rule(one), await rule(two)];
    before = await rows(storage, '%re%');
    expect(before.articles.length).toBeGreaterThan(3);
    await storage.truncate('article', 'entity');
    for (const event of events.toReversed()) expect(await storage.write(event)).toEqual(['stored']);
    expect(await rows(storage, '%re%')).toEqual(before);
  });

  it('makes the same rows, with the rulings made again', async () => {
    await other.write(...events.slice(0, 2));
    const again = [await rule(one, other), await rule(two, other)];
    await other.write(events[2]!);
    expect(without(again, await rows(other, '%re%'))).toEqual(without(rulings, before));
  });
});

it('beside writers of two instances, each article goes by the ruling, and nothing deadlocks', async () => {
  const other = await start(stack.env);
  const [from, into] = [person('busy from'), person('busy into')];
  const event = (n: number) =>
    naming(`busy-${n}`, n % 2 ? [from, into, person(`busy ${n % 7}`)] : [person(`busy ${n % 5}`), from]);
  const events = Array.from({ length: 900 }, (_, n) => event(n));
  const batches = Array.from({ length: 30 }, (_, n) => events.slice(600 + n * 10, 610 + n * 10));
  const anew = events.slice(100, 600).map((one, n) => {
    const found = {
      ...naming(`busy-${n + 100}`, [...one.entities!, person('busy anew')]),
      rawEventId: 'anew',
      reenrichment: 'r',
    };
    return { ...found, enrichment: { ...found.enrichment, setId: 'set-2' } };
  });
  for (let at = 0; at < 600; at += 100) await storage.write(...events.slice(at, at + 100));
  let ruling = '';
  await Promise.all([
    ...batches.map((batch, n) => (n % 2 ? storage : other).write(...batch.toSorted(() => (n % 3 ? 1 : -1)))),
    (async () => {
      ruling = (await other.post('/v1/entities/rulings', { kind: 'merge', ids: ['x:busy from'], into: 'x:busy into' })).body.id;
      // while stored articles are moved
      for (let from = 0; from < 100; from += 20)
        await Promise.all(
          Array.from({ length: 20 }, (_, n) => from + n).map((n) =>
            (n % 2 ? storage : other).write(...anew.slice(n * 5, n * 5 + 5)),
          ),
        );
    })(),
    ...events.slice(0, 5).map(({ articleId }) => storage.post(`/v1/articles/${articleId}/forget`, { why: 'x' })),
  ]);
  await settled(ruling, 'standing');
  const [left] = await storage.store.reader.query<{ count: number }>(
    `select count(*)::int from khabar.article_entity where facts->>'id' = 'x:busy from'`,
  );
  expect(left).toEqual({ count: 0 });
  expect((await storage.get('/v1/entities/x:busy%20anew')).body).toMatchObject({ articleCount: 500 });
  expect((await storage.get('/v1/entities/x:busy%20from')).body).toMatchObject({ id: 'x:busy into', articleCount: 895 });
  // the one that began it is gone before it is done: the other goes on
  await fetch(`${other.url}/v1/entities/rulings/${ruling}`, { method: 'DELETE' });
  await stop(other);
  await settled(ruling, 'undone');
  expect((await storage.get('/v1/entities/x:busy%20from')).body).toMatchObject({ id: 'x:busy from', articleCount: 895 });
  const [row] = await storage.store.reader.query<{ deadlocks: number }>(
    'select deadlocks::int from pg_stat_database where datname = current_database()',
  );
  expect(row!.deadlocks).toBe(0);
}, 120_000);

it('waits for a batch in hand, which does not know of it, and the next one does', async () => {
  const [one, two] = ['1', '2'].map((n) => naming(`hand-${n}`, [person('hand from')]));
  await storage.write(naming('hand-0', [person('hand from'), person('hand into')]));
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const { promise: inHand, resolve: begun } = Promise.withResolvers<void>();
  const batch = writeArticles(storage.store.writer, [one!], async () => {
    begun();
    await gate;
  });
  await inHand;
  let made = false;
  const ruling = storage
    .post('/v1/entities/rulings', { kind: 'merge', ids: ['x:hand from'], into: 'x:hand into' })
    .then(({ body }) => ((made = true), body.id as string));
  const waiting = `select from pg_locks where locktype = 'advisory' and not granted`;
  await until(async () => (await storage.store.reader.query(waiting)).length > 0, 'the ruling waits').finally(open);
  expect(made).toBe(false);
  await batch;
  await settled(await ruling, 'standing');
  await storage.write(two!);
  expect([await idsOf(one!), await idsOf(two!)]).toEqual([['x:hand into'], ['x:hand into']]);
});

it('an article that is enriched anew while it is moved stands as it was found last', async () => {
  const { writer } = storage.store;
  const before = naming('meanwhile', [person('mw', { mentions: [mention('Odd')] })]);
  const anew = { ...naming('meanwhile', [person('mw else')]), rawEventId: 'anew', reenrichment: 'r' };
  await storage.write(before);
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  // whoever writes the new entity waits for this transaction: the one that moves, after it has read what was found
  const held = writer.transaction(async (hold) => {
    await hold(
      `insert into khabar.entity (entity_key, id, type, name, same_as, keys, words) values ($1, 'x', 'person', 'x', '{}', '{}', '')`,
      [keyOf('khabar:person/mw-odd')],
    );
    await gate;
    throw new Error('rolled back');
  });
  const waiting = async () => (await writer.query('select from pg_locks where not granted')).length;
  const { body } = await storage.post('/v1/entities/rulings', { kind: 'split', id: 'x:mw', mention: 'odd', into: 'mw odd' });
  await until(async () => (await waiting()) === 1, 'it is being moved').catch(open);
  let written = false;
  const batch = storage.write({ ...anew, enrichment: { ...anew.enrichment, setId: 'set-2' } }).then(() => (written = true));
  await until(async () => written || (await waiting()) > 1, 'it is being written').finally(open);
  await expect(held).rejects.toThrow('rolled back');
  await batch;
  await settled(body.id, 'standing');
  expect(await idsOf(before)).toEqual(['x:mw else']);
});

describe('what is refused, and where', () => {
  const [one, two] = [person('refused one'), person('refused two')];
  const place = entity('refused place', { id: 'x:refused place' });
  beforeAll(() => storage.write(naming('refused', [one, two, place])));
  const merging = { kind: 'merge', ids: [one.id], into: two.id };
  const splitting = { kind: 'split', id: one.id, mention: 'x', into: two.id };

  it.each<[string, object, number, string, string]>([
    ['no kind', {}, 400, 'invalid_body', '/kind'],
    ['another kind', { ...merging, kind: 'join' }, 400, 'invalid_body', '/kind'],
    ['no ids', { ...merging, ids: undefined }, 400, 'invalid_body', '/ids'],
    ['an empty list', { ...merging, ids: [] }, 400, 'invalid_body', '/ids'],
    ['a blank id', { ...merging, ids: [' '] }, 400, 'invalid_body', '/ids/0'],
    ['an id twice', { ...merging, ids: [one.id, one.id] }, 400, 'invalid_body', '/ids/1'],
    ['itself', { ...merging, into: one.id }, 400, 'invalid_body', '/ids/0'],
    ['a NUL', { ...merging, into: 'a\0b' }, 400, 'invalid_body', '/into'],
    ['half a character', { ...splitting, mention: 'a\ud800' }, 400, 'invalid_body', '/mention'],
    ['too long', { ...splitting, mention: 'x'.repeat(1_001) }, 400, 'invalid_body', '/mention'],
    ['too long a reason', { ...merging, reason: 'x'.repeat(1_001) }, 400, 'invalid_body', '/reason'],
    ['more than that', { ...merging, mention: 'x' }, 400, 'invalid_body', ''],
    ['no language', { ...splitting, language: 'klingon language' }, 400, 'invalid_body', '/language'],
    ['no article id', { ...splitting, articleId: 'x' }, 400, 'invalid_body', '/articleId'],
    ['no type', { ...splitting, type: 'thing' }, 400, 'invalid_body', '/type'],
    ['an unknown id', { ...merging, ids: [one.id, 'x:none'] }, 404, 'entity_not_found', '/ids/1'],
    ['a name for an id', { ...merging, into: two.name }, 404, 'entity_not_found', '/into'],
    ['to split an unknown id', { ...splitting, id: 'x:none' }, 404, 'entity_not_found', '/id'],
    ['to split into an unknown id', { ...splitting, into: 'x:none' }, 404, 'entity_not_found', '/into'],
    [
      'an unknown article',
      { ...splitting, articleId: '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f' },
      404,
      'article_not_found',
      '/articleId',
    ],
    ['another type', { ...merging, ids: [one.id, place.id] }, 409, 'types_differ', '/ids/1'],
    ['another type than is known', { ...splitting, type: 'place' }, 409, 'types_differ', '/type'],
  ])('%s', async (_, body, status, code, pointer) =>
    expect(await storage.post('/v1/entities/rulings', body)).toMatchObject({
      status,
      body: { status, code, errors: [{ pointer, message: expect.any(String) }] },
    }),
  );

  it('nothing of it was kept; a ruling that is not there is told', async () => {
    expect((await storage.get(`/v1/entities/rulings?entity=${one.id}`)).body.data).toEqual([]);
    expect(await storage.get('/v1/entities/rulings/x')).toMatchObject({ status: 404, body: { code: 'ruling_not_found' } });
    const gone = await fetch(`${storage.url}/v1/entities/rulings/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f`, { method: 'DELETE' });
    expect(gone.status).toBe(404);
    expect((await storage.get('/v1/entities/rulings?limit=0')).status).toBe(400);
  });
});

it('pages through the rulings, newest first', async () => {
  const all = (await storage.get('/v1/entities/rulings?limit=200')).body.data as { id: string }[];
  const first = (await storage.get('/v1/entities/rulings?limit=2')).body;
  const second = (await storage.get(`/v1/entities/rulings?limit=2&cursor=${first.page.nextCursor}`)).body;
  expect([...first.data, ...second.data]).toEqual(all.slice(0, 4));
});
