/** Articles on one event come together, the same ones in whatever order they reach the store, and what becomes of a story is told. */
import type { EnrichedArticle } from '#events';
import { fingerprint } from '../apps/enrichment/src/steps/fingerprint/fingerprint.ts';
import { type Group, grouping } from '../apps/storage/src/grouping/group.ts';
import { groupPage } from '../apps/storage/src/grouping/lane.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest } from './storage.support.ts';

let storage: StorageUnderTest;
/** With what each keeps from one page to the next. */
const instances = new Map<StorageUnderTest, Group>();
afterAll(() => Promise.all([...instances.keys()].map((instance) => instance.stop())));
const stack = useStack();
beforeAll(async () => {
  storage = await start();
}, 30_000);

async function start(): Promise<StorageUnderTest> {
  const instance = await startStorage(stack.env);
  instances.set(instance, grouping());
  return instance;
}

const person = (name: string) =>
  entity(name, { id: `khabar:person/${name.toLowerCase().replace(' ', '-')}`, type: 'person', name });

interface Report {
  readonly id: string;
  readonly paper: string;
  readonly headline: string;
  readonly text: string;
  readonly people: readonly string[];
  readonly at?: string;
  readonly language?: string;
  readonly pubStatus?: string;
}

const BEGIN = Date.parse('2026-05-04T08:00:00Z');

/** @param seen minutes after the first, on the log */
function report({ id, paper, headline, text, people, at, language = 'en', pubStatus }: Report, seen: number): EnrichedArticle {
  const published = at ?? new Date(BEGIN + seen * 60_000).toISOString();
  const given = { id, headline, articleBody: text, inLanguage: language, datePublished: published, pubStatus };
  const event = enriched({ ...given, publisher: { name: paper, domain: `${paper}.example` } }, { entities: people.map(person) });
  const found = fingerprint.run(event.article, {});
  const timestamp = String(BEGIN + seen * 60_000);
  const origin = { topic: 'raw', partition: 0, offset: String(seen), timestamp };
  return { ...event, ...(typeof found === 'string' ? {} : (found as Partial<EnrichedArticle>)), origin };
}

const page = (of: StorageUnderTest, size: number) => groupPage(of.store.upkeep, size, instances.get(of));

/** Until nothing waits to be grouped. */
async function grouped(of = storage): Promise<void> {
  await until(async () => {
    await page(of, 200);
    const [row] = await of.store.reader.query<{ count: number }>('select count(*)::int as count from khabar.grouping_queue');
    return row!.count === 0;
  }, 'all is grouped');
}

async function write(...events: EnrichedArticle[]): Promise<void> {
  await storage.write(...events);
  await grouped();
}

const article = async ({ articleId }: EnrichedArticle) => (await storage.get(`/v1/articles/${articleId}`)).body;
const storyOf = async (event: EnrichedArticle) => (await article(event)).story;
const whole = async (id: string) => (await storage.get(`/v1/stories/${id}`)).body;

/** All that is known of stories but their history, as rows. */
async function rows(of = storage) {
  const { query } = of.store.reader;
  return {
    articles: await query('select article_id, set_id, parent_id, score, evidence, root_id from khabar.story_article order by 1'),
    stories: await query(
      `select story_id, root_id, title_id, first_published, last_published, article_count, copy_count, source_count
       from khabar.story order by 1`,
    ),
    features: await query('select feature, bucket, seen, article_id from khabar.story_feature order by 1, 2, 3, 4'),
  };
}

const ARTICLES = ['article', 'article_body', 'article_entity', 'article_revision', 'weighed_event', 'forgotten'];
const COPIES = ['copy', 'copy_key', 'fingerprint', 'grouping_queue'];
const STORIES = ['story_article', 'story_feature', 'story', 'story_change'];
const empty = () => storage.truncate(...ARTICLES, ...COPIES, ...STORIES);
beforeEach(empty);

const ferry = ['Oda Lindqvist', 'Marek Hrubec'];
const ferryAgency = `The ferry Nordlys ran aground on a sandbank off Skarholm early on Monday with 214 passengers on board, the coastguard said.

Captain Oda Lindqvist told rescuers that the steering had failed minutes before. Marek Hrubec, who heads the inquiry, asked for the voyage
recorder. Nobody was hurt, and the passengers were taken off by lifeboats before noon. The Nordlys had left the harbour of Tresund at dawn.`;
const ferryOwn = {
  id: 'own-1',
  paper: 'skarholm-post',
  headline: 'Nordlys on the sandbank: passengers tell of a long morning',
  text: `Blankets, tea and a brass band awaited the 214 passengers of the ferry Nordlys when lifeboats brought them to Skarholm. The steering of
the ferry had failed, captain Oda Lindqvist said on the quay. The investigator Marek Hrubec has the voyage recorder of the Nordlys by now.`,
  people: ferry,
};
const ferryLater = {
  id: 'own-2',
  paper: 'tresund-times',
  headline: 'Steering of the ferry Nordlys had been repaired a week before',
  text: `The ferry Nordlys, which ran aground off Skarholm with 214 passengers, had her steering repaired at Tresund last week, documents show.
Investigator Marek Hrubec confirmed that the repair is part of his inquiry. Captain Oda Lindqvist has been heard twice.`,
  people: ferry,
};
const paper = (at: number) => ({
  id: `copy-${at}`,
  paper: `paper-${at}`,
  headline: at % 2 === 0 ? 'Ferry Nordlys runs aground off Skarholm' : 'Passengers taken off stranded ferry Nordlys',
  text: ferryAgency,
  people: ferry,
});
const opera = {
  id: 'opera',
  paper: 'tresund-times',
  headline: 'Opera house of Belgrave to close for a year',
  text: 'The opera house of Belgrave closes in autumn so that its roof can be mended, said director Imogen Varley. The ensemble moves to a tent.',
  people: ['Imogen Varley'],
};

test('forty papers with one agency text and two reports of their own are one story with three sources', async () => {
  const copies = Array.from({ length: 40 }, (_, at) => report(paper(at), at));
  const own = [report(ferryOwn, 50), report(ferryLater, 1_500)];
  await write(...copies, ...own, report(opera, 60));

  const story = await storyOf(own[1]!);
  expect(story).toMatchObject({
    articleCount: 42,
    copyCount: 39,
    independentSourceCount: 3,
    title: expect.stringContaining('Nordlys'),
  });
  expect(await storyOf(copies[17]!)).toEqual(story);

  const { body } = await storage.get('/v1/stories');
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([story.id]);
  const answer = await whole(story.id);
  expect(answer).toMatchObject({
    id: story.id,
    firstPublished: '2026-05-04T08:00:00Z',
    lastPublished: '2026-05-05T09:00:00Z',
    languages: ['en'],
    formerIds: [],
    history: [],
    timeline: [
      { hour: '2026-05-04T08:00:00Z', articles: 41, copies: 39 },
      { hour: '2026-05-05T09:00:00Z', articles: 1, copies: 0 },
    ],
  });
  expect(answer.entities.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(ferry));
  expect(answer.articles.data).toHaveLength(20);
  const next = await storage.get(`/v1/stories/${story.id}?limit=20&cursor=${answer.articles.page.nextCursor}`);
  expect(next.body.articles.data).toHaveLength(20);
  const in_ = await storage.get(`/v1/articles?story=${story.id}&limit=50`);
  expect(in_.body.page.total).toEqual({ value: 42, relation: 'eq' });
}, 30_000);

test('why an article is in a story is told: what it shares with the earlier one that it follows', async () => {
  const [first, second] = [report(ferryOwn, 0), report(ferryLater, 90)];
  await write(first, second);
  const { articles } = await whole((await storyOf(first)).id);
  expect(articles.data[0].follows).toBeUndefined();
  expect(articles.data[1].follows).toEqual({
    articleId: first.articleId,
    score: expect.any(Number),
    evidence: expect.objectContaining({
      entities: expect.arrayContaining(['khabar:person/oda-lindqvist']),
      words: expect.arrayContaining(['nordl']),
      numbers: ['214'],
      daysApart: expect.closeTo(0.06, 2),
    }),
  });
  const similar = await storage.get(`/v1/articles/${first.articleId}/similar`);
  expect(similar.body.data).toEqual([
    { relation: 'sameStory', score: expect.any(Number), article: expect.objectContaining({ articleId: second.articleId }) },
  ]);
});

/** Whole numbers below a bound, the same ones in every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed);
  return items
    .map((item) => [next(1_000_000), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}

test('whatever the order and the pages, twice and by two instances: the same stories with the same ids', async () => {
  const next = random(1);
  const syllables = ['ba', 'ko', 'ri', 'ste', 'lun', 'mar', 'vi', 'do', 'pel', 'gra', 'thu', 'sne'];
  const name = (): string => Array.from({ length: 3 }, () => syllables[next(12)]).join('');
  const about = Array.from({ length: 14 }, () => ({
    person: name(),
    place: name(),
    words: Array.from({ length: 9 }, name),
    number: 300 + next(600),
  }));
  const events = Array.from({ length: 120 }, (_, at) => {
    const [one, other] = [about[next(14)]!, about[next(14)]!];
    // Some lie between two events, so that who is there first decides.
    const words = [...one.words, ...(at % 4 === 0 ? other.words : [])].filter(() => next(3) > 0);
    const text = `${words.join(' ')} near ${one.place}, said ${one.person}. ${one.number} ${words.toReversed().join(' ')}.`;
    const headline = `${one.place} ${words.slice(0, 3).join(' ')}`;
    return report({ id: `s${at}`, paper: `p${at % 11}`, headline, text, people: at % 3 === 0 ? [] : [one.person] }, at * 97);
  });
  await write(...events);
  const expected = await rows();
  expect(expected.stories.length).toBeGreaterThan(3);
  expect(Math.max(...expected.stories.map((story) => Number(story['article_count'])))).toBeGreaterThan(3);

  const other = await start();
  for (const seed of [7, 8_191]) {
    await empty();
    const order = shuffled(events, seed);
    await Promise.all([
      (async () => {
        for (let at = 0; at < 60; at += 12) {
          await storage.write(...order.slice(at, at + 12));
          await page(storage, 5);
        }
      })(),
      (async () => {
        for (let at = 60; at < 120; at += 15) {
          await other.write(...order.slice(at, at + 15));
          await page(other, 200);
        }
      })(),
    ]);
    await grouped();
    expect(await rows()).toEqual(expected);
    await other.write(...shuffled(events, seed + 1));
    await storage.store.writer.query(
      'insert into khabar.grouping_queue (article_id, seen) select article_id, seen from khabar.article',
    );
    await grouped(other);
    expect(await rows()).toEqual(expected);
  }
}, 60_000);

test('an article that comes late and was there first gives the story its id; the former one leads to it', async () => {
  const [first, second, third] = [report(ferryOwn, 0), report(ferryLater, 90), report(paper(1), 200)];
  await write(second, third);
  const before = await storyOf(second);
  await write(first);
  const after = await storyOf(second);
  expect(after.id).not.toBe(before.id);
  expect(await whole(before.id)).toMatchObject({
    id: after.id,
    movedFrom: before.id,
    formerIds: [before.id],
    history: [{ storyId: before.id, kind: 'renamed', into: [after.id], articles: 2 }],
  });
  expect((await storage.get(`/v1/articles?story=${before.id}`)).body.page.total.value).toBe(3);
});

test('stories that turn out to be one are merged, and split again when what held them together is taken back', async () => {
  const agency = report(paper(1), 0);
  const ship = {
    ...ferryOwn,
    id: 'a',
    headline: 'Nordlys: captain says that the steering failed',
    text: 'Captain Oda Lindqvist of the Nordlys says that the steering failed minutes before the sandbank off Skarholm.',
    people: ['Oda Lindqvist'],
  };
  const inquiry = {
    ...ferryLater,
    id: 'b',
    headline: 'Hrubec asks for the voyage recorder',
    text: 'Marek Hrubec heads the inquiry and asks for the voyage recorder. There were 214 passengers, taken off by lifeboats.',
    people: ['Marek Hrubec'],
  };
  const [a, b] = [report(ship, 60), report(inquiry, 120)];
  await write(a, b);
  const [ofA, ofB] = [await storyOf(a), await storyOf(b)];
  expect(ofA.id).not.toBe(ofB.id);

  await write(agency);
  const { id } = await storyOf(agency);
  expect([(await storyOf(a)).id, (await storyOf(b)).id]).toEqual([id, id]);
  const merged = await whole(ofB.id);
  expect(merged).toMatchObject({ id, movedFrom: ofB.id, formerIds: expect.arrayContaining([ofA.id, ofB.id]) });
  expect(merged.history).toContainEqual(expect.objectContaining({ storyId: ofB.id, kind: 'merged', into: [id] }));

  await write(report({ ...paper(1), pubStatus: 'canceled' }, 0));
  expect(await storyOf(a)).toEqual(ofA);
  expect(await storyOf(b)).toEqual(ofB);
  expect(await storyOf(agency)).toBeUndefined();
  const split = await whole(ofA.id);
  expect(split.history).toContainEqual(
    expect.objectContaining({ storyId: id, kind: 'split', into: expect.arrayContaining([ofA.id, ofB.id]) }),
  );
});

test('of a forgotten article no word stays in its story', async () => {
  const [first, second, third] = [report(ferryOwn, 0), report(ferryLater, 90), report(paper(1), 200)];
  await write(first, second, third);
  const before = await storyOf(second);
  const erased = await storage.post(`/v1/articles/${first.articleId}/forget`, { why: 'asked for' });
  expect([erased.status, await textIn()]).toEqual([expect.any(Number), false]);
  await grouped();
  const after = await storyOf(second);
  expect(after).toMatchObject({ articleCount: 2 });
  expect(await whole(before.id)).toMatchObject({ id: after.id, movedFrom: before.id });

  async function textIn(): Promise<boolean> {
    const [row] = await storage.store.reader.query<{ some: boolean }>(
      `select exists (select from khabar.story_article where article_id = $1 and (profile is not null or evidence is not null))
           or exists (select from khabar.story_article where parent_id = $1 and evidence is not null) as some`,
      [first.articleId],
    );
    return row!.some;
  }
});

test('a story whose last article goes has ended', async () => {
  const only = report(opera, 0);
  await write(only);
  const { id } = await storyOf(only);
  await write(report({ ...opera, pubStatus: 'canceled' }, 0));
  const { status, body } = await storage.get(`/v1/stories/${id}`);
  expect([status, body.code]).toEqual([410, 'story_ended']);
});

test('what can hardly be read is in a story of its own, and harms no neighbour', async () => {
  const short = report({ id: 'short', paper: 'p', headline: 'Short', text: 'Three words only', people: [] }, 0);
  const unknown = report({ id: 'und', paper: 'p', headline: 'ᏣᎳᎩ', text: 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᎴ ᏂᎦᏓ', people: [], language: 'chr' }, 1);
  const live = report(
    { id: 'live', paper: 'p', headline: 'As it happened', text: `${ferryAgency}\n\n`.repeat(400), people: [] },
    2,
  );
  const bad = report({ ...opera, id: 'bad' }, 3);
  const [first, second] = [report(ferryOwn, 4), report(ferryLater, 5)];
  await storage.write(short, unknown, live, bad, first, second);
  await storage.store.writer.query(`update khabar.article set findings = findings || '{"dates": [null]}' where article_id = $1`, [
    bad.articleId,
  ]);
  await grouped();
  await storage.store.writer.query(`update khabar.article set findings = findings - 'dates' where article_id = $1`, [
    bad.articleId,
  ]);
  expect((await storyOf(short)).articleCount).toBe(1);
  expect((await storyOf(unknown)).articleCount).toBe(1);
  expect(await storyOf(bad)).toBeUndefined();
  expect((await storyOf(second)).id).toBe((await storyOf(first)).id);
});

test.each([
  ['/v1/stories/no-uuid', 404],
  ['/v1/stories/0190a0a0-0000-7000-8000-000000000000', 404],
  ['/v1/stories?minArticles=many', 400],
  ['/v1/stories?sort=age', 400],
  ['/v1/stories?cursor=x', 400],
  ['/v1/articles?story=x', 400],
])('%s is answered with %d', async (path, status) => {
  expect((await storage.get(path)).status).toBe(status);
});

test('stories are found by what their articles say, sorted, and paged', async () => {
  const told: readonly (readonly [place: string, person: string, headline: string, text: string])[] = [
    [
      'Arvik',
      'Ylva Berg',
      'Granary in Arvik burns down',
      'Rye of the whole valley was lost when flames took the granary at Arvik, fire chief Ylva Berg said.',
    ],
    [
      'Belmoor',
      'Otto Kranz',
      'Choir from Belmoor wins madrigal prize',
      'Singers of conductor Otto Kranz brought the madrigal medal home to Belmoor after beating twelve ensembles.',
    ],
    [
      'Castrel',
      'Ines Faro',
      'Tramway at Castrel derails',
      'Hail made tramway rails slippery; drivers asked mayor Ines Faro for slower timetables in Castrel.',
    ],
  ];
  const events = told.flatMap(([place, person_, headline, text], at) =>
    Array.from({ length: at + 2 }, (_, one) => {
      const paper_ = { id: `${place}${one}`, paper: `${place}-${one}`, people: [person_] };
      return report({ ...paper_, headline, text: `${text} ${'Again. '.repeat(one)}` }, at * 600 + one * 7);
    }),
  );
  await write(...events);
  const titles = async (query: string) =>
    (await storage.get(`/v1/stories?${query}`)).body.data.map(({ title }: { title: string }) => title.split(' ')[2]);
  expect(await titles('')).toEqual(['Castrel', 'Belmoor', 'Arvik']);
  expect(await titles('sort=size&minArticles=3')).toEqual(['Castrel', 'Belmoor']);
  expect(await titles('q=Belmoor')).toEqual(['Belmoor']);
  expect(await titles('entity=Ylva%20Berg')).toEqual(['Arvik']);
  expect(await titles('language=fr')).toEqual([]);
  expect(await titles('from=2026-05-04T17:00:00Z')).toEqual(['Castrel', 'Belmoor']);
  const page = (await storage.get('/v1/stories?limit=2')).body.page.nextCursor;
  expect(await titles(`limit=2&cursor=${page}`)).toEqual(['Arvik']);
});

test('what a story is about is told by its newest thirty articles', async () => {
  const first = report(ferryOwn, 0);
  const notes = Array.from({ length: 30 }, (_, at) =>
    report(
      { id: `note-${at}`, paper: `p-${at}`, headline: `Note ${at}`, text: `Short note ${at}.`, people: ['Imogen Varley'] },
      at + 1,
    ),
  );
  await write(first, ...notes);
  const { id } = await storyOf(first);
  const { query } = storage.store.writer;
  const people = async () =>
    (await whole(id)).entities.map(({ name, articleCount }: Record<string, unknown>) => [name, articleCount]);

  await query('update khabar.story_article set root_id = $1', [first.articleId]);
  expect(await people()).toEqual([['Imogen Varley', 30]]);
  await query('update khabar.story_article set root_id = article_id where article_id = $1', [notes[0]!.articleId]);
  expect(new Map(await people())).toEqual(new Map([['Imogen Varley', 29], ...ferry.map((name) => [name, 1] as const)]));
});
