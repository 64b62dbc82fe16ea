import { ArticlesQuery } from '../apps/storage/src/answers/articles-query.ts';
import { fold } from '../apps/storage/src/keys.ts';
import { keyOf } from '#database';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();

/** On a busy machine the tables may take longer to be there than the service waits for them. */
async function start(): Promise<StorageUnderTest> {
  const service = await startStorage({ ...stack.env });
  await until(async () => (await service.store.ready()) === undefined, 'the tables are there', 60_000);
  return service;
}

const ids = new Map<string, string>();
/** An article that tests call by its id. */
function make(id: string, article: Record<string, unknown>, found: Parameters<typeof enriched>[1] = {}) {
  const event = enriched({ id, datePublished: '2026-03-01T10:00:00Z', publisher: { name: 'Example Wire' }, ...article }, found);
  ids.set(event.articleId, id);
  return event;
}

const get = async (query: Record<string, string | string[]>) => {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) => [value].flat().map((one) => [key, one])),
  );
  const answer = await storage.get(`/v1/articles?${parameters.toString()}`);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ data: expect.any(Array) })]);
  return answer.body;
};
const named = (body: { data: { articleId: string }[] }) => body.data.map(({ articleId }) => ids.get(articleId)!);
const found = async (query: Record<string, string | string[]>) => named(await get(query)).toSorted();

/** Words of a language as a text has them, and as they are asked for. */
const languages: [language: string, text: string, asked: string[], not: string[]][] = [
  [
    'en',
    'Cafés near Brontë were naïve',
    ['cafe', 'CAFÉ', 'cafés', 'bronte', 'Bronte\u0308', 'naive', 'caf*', '"near bronte"'],
    ['care'],
  ],
  [
    'de',
    'Große Straßen und Mülldeponien',
    ['strasse', 'STRASSE', 'Straße', 'STRAẞEN', 'grosse', 'Mülldeponie', 'mulldeponie'],
    ['strafe'],
  ],
  [
    'es',
    'La comisión niega la constitución',
    ['comision', 'COMISIÓN', 'comisiones', 'constitucion', 'comisio\u0301n'],
    ['comino'],
  ],
  ['fr', 'Les réformés délibèrent', ['reformes', 'RÉFORMÉS', 'réformé', 'deliberent'], ['rizières']],
  ['kk', 'Қазақстан үкіметінің жиналысы', ['қазақстан', 'ҚАЗАҚСТАН', '"үкіметінің жиналысы"'], ['казакстан']],
  ['pt', 'A negociação e as manhãs', ['negociacao', 'NEGOCIAÇÃO', 'negociações', 'manhas', 'manha\u0303'], ['negro']],
  ['ru', 'Королёв наряжал ёлки', ['королев', 'КОРОЛЁВ', 'елка', 'ЁЛКА', 'е\u0308лки', 'наряжали', '"наряжал елки"'], ['май']],
  ['tr', "İzmir'de ışık Iğdır", ['izmir', 'IZMIR', 'İZMİR', 'ızmır', 'ışık', 'isik', 'IŞIK', 'iğdır', 'IGDIR'], ['iz']],
  ['el', 'Ο πρόεδρος μιλά', ['ΠΡΟΕΔΡΟΣ', 'πρόεδρος', 'προεδρος', 'ΠΡΟΕΔΡΟΥ'], ['πρόβα']],
  ['ja', 'ＵＮＥＳＣＯ ｶﾞｲﾄﾞ', ['unesco', 'ＵＮＥＳＣＯ', 'ガイド'], ['カイト']],
];

const brandt = entity('Helena Brandt', { id: 'person:brandt', type: 'person', role: 'Senate Chairwoman' });
const doe = entity('John Doe', { id: 'person:doe', type: 'person', role: 'chairman' });
const sao = entity('São Tomé', { id: 'place:sao-tome' });
const osce = entity('OSCE', { id: 'wikidata:Q81299', type: 'organisation', sameAs: ['wikidata:Q81299'] });
const date = (value: string) => ({ field: 'articleBody' as const, start: 0, end: 1, text: 'x', value });
const reuters = { id: 'reuters', name: 'Reuters', role: 'agency' as const, via: 'credit' as const, evidence: [] };

const wire = [
  make(
    'brandt',
    {
      headline: 'OSCE meeting in Vienna',
      description: 'Delegates vote on observers.',
      articleBody: 'The meeting of the OSCE was long. Observers from Vienna spoke about water.',
      author: [{ name: 'Zoë Müller' }, { name: 'Ann Lee' }],
      publisher: { name: 'Kölner Bote', domain: 'www.bote.example.de', country: 'DE' },
      dateModified: '2026-04-02T00:00:00Z',
    },
    {
      entities: [brandt, osce],
      topics: [topic('medtop:20000574', 'election', ['medtop:11000000'])],
      infosources: [reuters],
      dates: [date('1945-05'), date('2026-02-28')],
    },
  ),
  make(
    'doe',
    {
      headline: 'Vienna prepares an OSCE summit meeting',
      articleBody: 'Water reforms.',
      agency: 'Agência Lusa',
      publisher: { name: 'Sub', domain: 'sub.bote.example.de', country: 'AT' },
      flags: ['one', 'two'],
    },
    {
      entities: [doe, brandt, sao].map((one) => (one === brandt ? { ...brandt, role: undefined } : one)),
      topics: [topic('medtop:15000000', 'sport')],
      dates: [date('1945-05-08'), date('2027')],
    },
  ),
  make('other', {
    headline: 'Notbote',
    articleBody: 'Reform of meeting rooms.',
    publisher: { name: 'Other', domain: 'notbote.example.de', country: 'FR' },
    datePublished: '2026-03-01T20:30:00Z',
  }),
  make('gone', {
    headline: 'Withheld text',
    articleBody: 'Secret water.',
    author: [{ name: 'Ann Lee' }],
    publisher: { name: 'Quiet' },
    pubStatus: 'withheld',
  }),
];

beforeAll(async () => {
  storage = await start();
  await storage.write(
    ...wire,
    ...languages.flatMap(([inLanguage, text], n) => [
      make(`${inLanguage} headline`, { headline: text, inLanguage, datePublished: `2020-01-0${(n % 9) + 1}T00:00:00Z` }),
      make(`${inLanguage} text`, {
        headline: '-',
        articleBody: text,
        inLanguage,
        datePublished: `2020-01-0${(n % 9) + 1}T00:00:00Z`,
      }),
    ]),
  );
}, 120_000);

describe('letters that a reader takes for the same', () => {
  it.each(languages.flatMap(([language, , asked]) => asked.map((q) => [language, q] as const)))('%s: %s', async (language, q) =>
    expect(await found({ q, language, to: '2020-12-31' })).toEqual([`${language} headline`, `${language} text`]),
  );
  it.each(languages.flatMap(([, , , not]) => not))('but not: %s', async (q) => expect(await found({ q })).toEqual([]));

  it('in names of entities and publishers', async () => {
    for (const q of ['sao', 'TOMÉ', 'tome', 'To\u0301mé'.normalize('NFD'), 'ｓａｏ'])
      expect(
        (await storage.get(`/v1/entities?q=${encodeURIComponent(q)}`)).body.data.map(({ id }: { id: string }) => id),
      ).toEqual(['place:sao-tome']);
    for (const name of ['São Tomé', 'sao tome', 'SÃO TOMÉ']) expect(await found({ entity: name })).toEqual(['doe']);
    for (const name of ['Kölner Bote', 'KOLNER BOTE', 'ko\u0308lner bote'])
      expect(await found({ source: name })).toEqual(['brandt']);
  });
});

describe('the syntax', () => {
  it.each([
    ['title:osce', ['brandt', 'doe']],
    ['title:"osce meeting"', ['brandt']],
    ['"osce meeting"', ['brandt']],
    ['-title:"osce meeting" title:osce', ['doe']],
    ['description:vote', ['brandt']],
    ['title:vote', []],
    ['body:osce', ['brandt']],
    ['text:water', ['brandt', 'doe']],
    ['refor* -water', ['other']],
    ['title:vien*', ['brandt', 'doe']],
    ['"osce mee*"', ['brandt']],
    ['(summit OR observers) -delegates', ['doe']],
    ['meeting AND NOT vienna', ['other']],
    ['vienna NOT (summit OR nothing)', ['brandt']],
  ])('%s', async (q, expected) => expect(await found({ q, from: '2026-01-01' })).toEqual(expected));

  it('what is only ruled out leaves the rest', async () => {
    expect(await found({ q: '-water', from: '2026-01-01' })).toEqual(['gone', 'other']);
    expect(await found({ q: '-water -meeting', from: '2026-01-01' })).toEqual(['gone']);
  });

  it.each(['title:the', '-', '"', '""*', '*', '( )', 'OR NOT', '-the', 'NOT the'])('"%s" finds nothing and says why', async (q) =>
    expect(await get({ q })).toMatchObject({ data: [], query: { warnings: [{ parameter: 'q' }] } }),
  );

  it.each(['(', '-', '"', 'a ', 'NOT ', '-(', 'é ', 'title:a* ', "\\'", "''", '<b>', ':*', '!|&', '\u{1F642}', '\ufdfa'])(
    'takes 1,000 letters of %s',
    async (part) => {
      expect((await get({ q: part.repeat(Math.floor(1_000 / part.length)) })).page.nextCursor).toBeNull();
    },
  );
});

describe('filters', () => {
  it.each<[Record<string, string | string[]>, string[]]>([
    [{ entity: 'person:brandt', notEntity: 'OSCE' }, ['doe']],
    [{ notEntity: ['Helena Brandt', 'nobody'], from: '2026-01-01' }, ['gone', 'other']],
    [{ entity: 'person:brandt', role: 'chairwoman' }, ['brandt']],
    [{ entity: 'person:brandt', role: 'SENATE CHAIRWOMAN' }, ['brandt']],
    [{ entity: 'person:brandt', role: 'chair' }, []],
    [{ entity: ['person:brandt', 'John Doe'], entityOp: 'or', role: 'chairman' }, ['doe']],
    [{ topic: 'politics' }, ['brandt']],
    [{ topic: ['politics', 'sport'] }, ['brandt', 'doe']],
    [{ notTopic: 'politics', from: '2026-01-01' }, ['doe', 'gone', 'other']],
    [{ language: ['tr', 'el'] }, ['el headline', 'el text', 'tr headline', 'tr text']],
    [{ source: ['Sub', 'bote.example.de'] }, ['brandt', 'doe']],
    [{ domain: 'bote.example.de' }, ['brandt', 'doe']],
    [{ domain: 'WWW.BOTE.example.de.' }, ['brandt', 'doe']],
    [{ domain: 'sub.bote.example.de' }, ['doe']],
    [{ domain: ['notbote.example.de', 'sub.bote.example.de'] }, ['doe', 'other']],
    [{ notDomain: 'bote.example.de', from: '2026-01-01' }, ['gone', 'other']],
    [{ country: ['AT', 'fr'] }, ['doe', 'other']],
    [{ author: 'ann lee' }, ['brandt']],
    [{ author: 'ZOE MULLER' }, ['brandt']],
    [{ agency: 'reuters' }, ['brandt']],
    [{ agency: ['agencia lusa', 'Reuters'] }, ['brandt', 'doe']],
    [{ mentionedFrom: '1945-05-08', mentionedTo: '1945-05-08' }, ['brandt', 'doe']],
    [{ mentionedFrom: '1945-05-09', mentionedTo: '1945-12-31' }, ['brandt']],
    [{ mentionedFrom: '2027-06-01' }, ['doe']],
    [{ mentionedTo: '1945-05-07' }, ['brandt']],
    [{ flag: 'one' }, ['doe']],
    [{ flag: ['one', 'two'] }, ['doe']],
    [{ flag: ['one', 'three'] }, []],
    [{ pubStatus: 'withheld' }, ['gone']],
    [{ pubStatus: 'usable', from: '2026-01-01' }, ['brandt', 'doe', 'other']],
    [{ from: '2026-03-01', to: '2026-03-01', q: 'meeting' }, ['brandt', 'doe', 'other']],
    [{ from: '2026-03-02', to: '2026-03-02', tz: 'Asia/Almaty' }, ['other']],
    [{ from: '2026-03-01', to: '2026-03-01', tz: 'Asia/Almaty', q: 'meeting' }, ['brandt', 'doe']],
    [{ from: '2026-04-01', dateField: 'modified' }, ['brandt']],
    [{ from: '2020-01-01', to: '2026-10-31', dateField: 'stored' }, []],
    [{ from: '2020-01-01', dateField: 'stored', q: 'summit' }, ['doe']],
  ])('%j', async (query, expected) => expect(await found(query)).toEqual(expected));

  it('an article that was revised', async () => {
    const before = make('corrected', { headline: 'Correctd', datePublished: '2026-05-01T00:00:00Z' });
    await storage.write(before);
    expect(await found({ revised: 'true' })).toEqual([]);
    await storage.write(make('corrected', { headline: 'Corrected', datePublished: '2026-05-01T00:00:00Z' }));
    expect(await found({ revised: 'true' })).toEqual(['corrected']);
    expect(await found({ revised: 'false', from: '2026-05-01', to: '2026-05-01' })).toEqual([]);
  });

  it.each([
    [{ notEntity: 'nobody' }, 'notEntity'],
    [{ notTopic: 'alchemy' }, 'notTopic'],
  ])('%j leaves nothing out and says so', async (query, parameter) => {
    const { data, query: told } = await get(query as Record<string, string>);
    expect(data.length).toBeGreaterThan(0);
    expect(told.warnings).toEqual([{ parameter, message: expect.stringContaining('leaves nothing out') }]);
  });
});

describe('relevance', () => {
  it('puts the headline before the text, and the newer before the older where both fit alike', async () => {
    await storage.write(
      make('text', { headline: 'Nothing', articleBody: 'About a zeppelin, and more.', datePublished: '2026-06-03T00:00:00Z' }),
      make('old', { headline: 'A zeppelin', datePublished: '2024-06-01T00:00:00Z' }),
      make('new', { headline: 'A zeppelin', datePublished: '2026-06-02T00:00:00Z' }),
    );
    const body = await get({ q: 'zeppelin', sort: 'relevance' });
    expect(named(body)).toEqual(['new', 'old', 'text']);
    expect(body.query.warnings).toEqual([]);
    expect(await get({ q: 'zeppelin', sort: 'relevance', limit: '1' })).toMatchObject({
      page: { total: { value: 3, relation: 'eq' } },
    });
    expect(named(await get({ q: 'zeppelin', sort: 'published' }))).toEqual(['text', 'new', 'old']);
    expect(named(await get({ q: '-water', sort: 'relevance', from: '2026-01-01', to: '2026-03-31' })).toSorted()).toEqual([
      'gone',
      'other',
    ]);
  });
});

describe('highlights', () => {
  const shown = async (q: string, more: Record<string, string> = {}) => {
    const { data } = await get({ q, include: 'highlights,body', ...more });
    const [article] = data;
    return article.highlights.map(
      ({
        field,
        start,
        end,
        text,
        matches,
      }: {
        field: string;
        start: number;
        end: number;
        text: string;
        matches: { start: number; end: number }[];
      }) => {
        expect(text).toBe(article[field].slice(start, end));
        for (const match of matches) expect([match.start >= start, match.end <= end]).toEqual([true, true]);
        return [field, ...matches.map((match) => article[field].slice(match.start, match.end))];
      },
    );
  };

  beforeAll(async () => {
    await storage.write(
      make('emoji', {
        headline: '👩‍👩‍👧 Emoji 🎉 Cafés reforming',
        description: 'They reformed the cafés, Free trade and free-trade ENDED.',
        articleBody: `🎉 Straße to free trade. ${'Filler words go on. '.repeat(200)}Reforms 👍 came. Kaf\u0065\u0301 cafe\u0301`,
        inLanguage: 'en',
        datePublished: '2026-07-01T00:00:00Z',
      }),
    );
  });

  it.each<[string, string[][]]>([
    [
      'reform emoji',
      [
        ['headline', 'Emoji', 'reforming'],
        ['description', 'reformed'],
        ['articleBody', 'Reforms'],
      ],
    ],
    [
      'emoji cafe',
      [
        ['headline', 'Emoji', 'Cafés'],
        ['description', 'cafés'],
        ['articleBody', 'cafe\u0301'],
      ],
    ],
    [
      'emoji strasse',
      [
        ['headline', 'Emoji'],
        ['articleBody', 'Straße'],
      ],
    ],
    [
      '"free trade" title:emoji',
      [
        ['headline', 'Emoji'],
        ['description', 'Free trade', 'free-trade'],
        ['articleBody', 'free trade'],
      ],
    ],
    ['title:emo* -nothing', [['headline', 'Emoji']]],
    [
      'title:emoji body:reform',
      [
        ['headline', 'Emoji'],
        ['articleBody', 'Reforms'],
      ],
    ],
  ])('%s', async (q, expected) => expect(await shown(q)).toEqual(expected));

  it('come without the text, unless that is asked for', async () => {
    const [article] = (await get({ q: 'title:emoji', include: 'highlights' })).data;
    expect(article).not.toHaveProperty('articleBody');
    expect(article.highlights).toHaveLength(1);
  });

  it('show nothing of what is withheld, and say so where there is no q', async () => {
    expect((await get({ q: '-water', pubStatus: 'withheld', include: 'highlights' })).data).toMatchObject([{ highlights: [] }]);
    const { data, query } = await get({ include: 'highlights', limit: '1' });
    expect(data[0]).not.toHaveProperty('highlights');
    expect(query.warnings).toEqual([{ parameter: 'include', message: expect.any(String) }]);
  });
});

describe('asOf', () => {
  const moment = async () => {
    const [row] = await storage.store.writer.query<{ at: Date }>(
      `select clock_timestamp() as at from (select pg_sleep(0.02)) as slept`,
    );
    await storage.store.writer.query('select pg_sleep(0.02)');
    return row!.at.toISOString();
  };
  const version = (headline: string, more: object = {}) =>
    make('then', { headline, articleBody: `${headline} text`, datePublished: '2026-08-01T00:00:00Z', ...more });
  const times: string[] = [];

  beforeAll(async () => {
    times.push(await moment());
    await storage.write(
      enriched(
        {
          id: 'then',
          headline: 'First',
          articleBody: 'First text',
          datePublished: '2026-08-01T00:00:00Z',
          publisher: { name: 'Example Wire' },
        },
        { entities: [osce] },
      ),
    );
    times.push(await moment());
    await storage.write(version('Second', { dateModified: '2026-08-02T00:00:00Z' }));
    times.push(await moment());
    // late: it was changed before the second
    await storage.write(
      version('Late', { dateModified: '2026-08-01T12:00:00Z' }),
      make('later', { headline: 'Later', datePublished: '2026-08-01T00:00:00Z' }),
    );
    await storage.write(version('Third', { dateModified: '2026-08-03T00:00:00Z' }));
    times.push(await moment());
  }, 30_000);

  const known = async (asOf: string, more: Record<string, string> = {}) =>
    (await get({ asOf, from: '2026-08-01', to: '2026-08-01', include: 'body', ...more })).data.map(
      ({ headline, articleBody, revision }: Record<string, unknown>) => [headline, articleBody, revision],
    );

  it('answers with the text of then', async () => {
    expect(await known(times[0]!)).toEqual([]);
    expect(await known(times[1]!)).toEqual([['First', 'First text', 1]]);
    expect(await known(times[2]!)).toEqual([['Second', 'Second text', 2]]);
    expect((await known(times[3]!)).toSorted()).toEqual([
      ['Later', undefined, 1],
      ['Third', 'Third text', 4],
    ]);
  });

  it('answers with one article as it was, or was not', async () => {
    const { articleId } = version('First', {});
    const one = async (query: string) => {
      const { status, body } = await storage.get(`/v1/articles/${articleId}?${query}`);
      return [status, body.headline ?? body.code, body.articleBody];
    };
    expect(await one(`asOf=${times[0]}`)).toEqual([404, 'article_not_found', undefined]);
    expect(await one(`asOf=${times[1]}`)).toEqual([200, 'First', 'First text']);
    expect(await one(`asOf=${times[2]}`)).toEqual([200, 'Second', 'Second text']);
    expect(await one('')).toEqual([200, 'Third', 'Third text']);
    expect(await one('asOf=2999-01-01&tz=Asia/Almaty')).toEqual([200, 'Third', 'Third text']);
    expect(await one('asOf=then')).toEqual([400, 'invalid_query', undefined]);
  });

  it('counts and ranks what was there, and says what it can not tell', async () => {
    const body = await get({ asOf: times[1]!, q: 'third', sort: 'relevance' });
    expect(body).toMatchObject({ data: [{ headline: 'First' }], page: { total: { value: 1 } } });
    expect(body.data[0]).not.toHaveProperty('entities');
    expect(body.query.normalised.asOf).toBe(times[1]!.replace('.000Z', 'Z'));
    expect(body.query.warnings).toEqual([{ parameter: 'asOf', message: expect.stringContaining('words of q') }]);
  });

  it('shows nothing that is withheld today', async () => {
    await storage.write(version('Third', { pubStatus: 'withheld', dateModified: '2026-08-04T00:00:00Z' }));
    const { data } = await get({ asOf: times[1]!, from: '2026-08-01', to: '2026-08-01', include: 'body' });
    expect(data).toEqual([expect.objectContaining({ pubStatus: 'withheld' })]);
    expect(JSON.stringify(data)).not.toContain('First');
  });
});

describe('cursors', () => {
  it('are good at another instance, and after a restart', async () => {
    const first = await get({ q: '-water', limit: '2' });
    const other = await start();
    try {
      const { status, body } = await other.get(`/v1/articles?q=-water&limit=2&cursor=${first.page.nextCursor}`);
      expect([status, body.data.length]).toEqual([200, 2]);
    } finally {
      await other.stop();
    }
  });

  it.each(['published', 'stored', 'relevance'])('sort=%s: refuses one that was changed in any place', async (sort) => {
    const { page } = await get({ q: 'meeting', limit: '1', sort });
    const bytes = Buffer.from(page.nextCursor, 'base64url');
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      const answer = await storage.get(`/v1/articles?q=meeting&limit=1&sort=${sort}&cursor=${changed.toString('base64url')}`);
      expect([answer.status, answer.body.errors[0].parameter]).toEqual([400, 'cursor']);
    }
    for (const query of ['q=meetings', 'q=meeting&language=en', 'q=meeting&tz=Asia/Almaty&from=2020-01-01'])
      expect((await storage.get(`/v1/articles?${query}&limit=1&sort=${sort}&cursor=${page.nextCursor}`)).status).toBe(400);
  });
});

describe('bad questions', () => {
  const parameters = Object.keys(ArticlesQuery.shape);
  const repeatable = Object.entries(ArticlesQuery.parse({}))
    .filter(([key, value]) => Array.isArray(value) && key !== 'include')
    .map(([key]) => key);
  const bad = parameters.flatMap((parameter) => [
    `${parameter}=`,
    parameter,
    `${parameter}=a%00b`,
    `${parameter}=%FF`,
    `${parameter}=%C3%28`,
    `${parameter}=100%`,
    `${parameter}=${'x'.repeat(20_000)}`,
    ...(repeatable.includes(parameter)
      ? [`${parameter}=en&${parameter}=`, Array<string>(21).fill(`${parameter}=en`).join('&')]
      : [`${parameter}=1&${parameter}=1`]),
  ]);

  const asked: [query: string, parameter: string][] = [
    ...bad.map((query): [string, string] => [query, /^\w+/.exec(query)![0]]),
    ...parameters.flatMap((parameter): [string, string][] => [
      [`${parameter}[a]=1`, `${parameter}[a]`],
      [`${parameter}[]=1`, `${parameter}[]`],
      [`${parameter}[__proto__][x]=1`, `${parameter}[__proto__][x]`],
    ]),
    ['%FF=1', '%FF'],
    ['Q=senate', 'Q'],
    ['limit=1e999', 'limit'],
    ['from=2026-02-30', 'from'],
    ['to=2026-02-30T10:00:00Z', 'to'],
    ['to=10000-01-01', 'to'],
    ['from=-000001-01-01', 'from'],
    ['mentionedFrom=2026-02-30', 'mentionedFrom'],
    ['mentionedTo=0000-01-01', 'mentionedTo'],
    ['asOf=2026-13-01', 'asOf'],
    ['tz=Asia/Atlantis', 'tz'],
    ['tz=%2B05:00', 'tz'],
    ['sort=relevance', 'sort'],
    ['role=chairman', 'role'],
    ['domain=https://example.org/', 'domain'],
  ];
  it.each(asked.map(([query, parameter]) => [query.slice(0, 60), query, parameter] as const))(
    '%s',
    async (_, query, parameter) => {
      const { status, headers, body } = await storage.get(`/v1/articles?${query}`);
      expect([query.slice(0, 60), status, body.errors?.map((fault: { parameter: string }) => fault.parameter)]).toEqual([
        query.slice(0, 60),
        400,
        [parameter],
      ]);
      expect(headers.get('content-type')).toMatch('application/problem+json');
      expect(body).toMatchObject({ code: 'invalid_query', errors: [{ message: expect.any(String) }] });
    },
  );
});

/** Takes the database back to what it was before the migration, articles as they were written then. */
it('words and names that were stored before are found as well', async () => {
  const old = storage.store.writer.query;
  for (const statement of [
    'drop function khabar.both_spellings',
    'drop table khabar.article_date',
    'alter table khabar.article drop modified, drop author_keys, drop agency_keys, drop flags',
    'drop index khabar.article_domain, khabar.article_country, khabar.article_revisions, khabar.article_not_usable',
    'alter table khabar.article_entity drop role',
    `delete from khabar.migration where name like 'Search%'`,
    `update khabar.article a set search =
       case when a.pub_status = 'usable' then
         setweight(to_tsvector(a.search_config::regconfig, coalesce(a.doc->>'headline', '')), 'A')
         || to_tsvector(a.search_config::regconfig, coalesce((select body from khabar.article_body b where b.article_id = a.article_id), ''))
       else '' end`,
    `update khabar.entity set words = strip(to_tsvector('simple', name))`,
  ])
    await old(statement);
  await old('update khabar.article set publisher_name_key = $1 where publisher_name = $2', [
    keyOf(fold('Kölner Bote')),
    'Kölner Bote',
  ]);
  await old('update khabar.entity set keys = $1 where name = $2', [
    [keyOf('place:sao-tome'), keyOf(fold('São Tomé'))],
    'São Tomé',
  ]);
  await storage.stop();
  storage = await start();

  for (const [language, , asked] of languages)
    for (const q of asked)
      expect([q, await found({ q, language, to: '2020-12-31' })]).toEqual([q, [`${language} headline`, `${language} text`]]);
  expect(await found({ source: 'kolner bote' })).toEqual(['brandt']);
  expect(await found({ entity: 'sao tome' })).toEqual(['doe']);
  expect((await storage.get('/v1/entities?q=tome')).body.data).toHaveLength(1);
  expect(
    await found({ author: 'zoe muller', agency: 'reuters', mentionedFrom: '1945-05-20', mentionedTo: '1945-05-20' }),
  ).toEqual(['brandt']);
  expect(await found({ flag: 'two', domain: 'bote.example.de' })).toEqual(['doe']);
  expect(await found({ entity: 'person:brandt', role: 'chairwoman' })).toEqual(['brandt']);
  expect(await found({ dateField: 'modified', from: '2026-04-01', to: '2026-04-30' })).toEqual(['brandt']);
}, 120_000);
