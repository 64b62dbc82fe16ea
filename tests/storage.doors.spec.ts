import { type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Ajv2020 from 'ajv/dist/2020.js';
import { escapeUTF8 } from 'entities';
import { readFeed } from '../apps/fetcher/src/feeds/read-feed.ts';
import { readFile } from '../apps/fetcher/src/wire/read-file.ts';
import { ArticlesQuery } from '../apps/storage/src/answers/articles-query.ts';
import { ndjson } from '../apps/storage/src/doors/ndjson.ts';
import { streamed } from '../apps/storage/src/doors/stream.ts';
import { walkArticles } from '../apps/storage/src/doors/walk-articles.ts';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { enriched, entity, startStorage, type StorageUnderTest, topic } from './storage.support.ts';

let storage: StorageUnderTest;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env, LOG_LEVEL: 'fatal' });
  await storage.write(...articles);
}, 60_000);

const odd = `Odd ]]> <b>"bold"</b> & 'quoted' 😀 \u0001\u000B&amp; end`;
const make = (id: string, headline: string, articleBody: string, given: object = {}, found: object = {}) =>
  enriched(
    {
      id,
      headline,
      articleBody,
      url: `https://news.example.org/${id}?a=1&b=2`,
      inLanguage: 'en',
      publisher: { name: 'Wire & Co', country: 'NO' },
      ...given,
    },
    found,
  );
const kazakhstan = entity('Kazakhstan', { id: 'wikidata:Q232', sameAs: ['wikidata:Q232'], country: 'KZ' });
const helena = entity('Helena Brandt', { id: 'khabar:person/helena-brandt', type: 'person' });
const articles = [
  make(
    'odd',
    odd,
    `First ${odd}\n\nSecond; with "commas", too.`,
    {
      datePublished: '2026-03-05T10:00:00Z',
      dateModified: '2026-03-06T10:00:00Z',
      description: odd,
      author: [{ name: 'Ann & Bo' }, { name: 'Cé Dé' }],
      keywords: ['k1', 'k2'],
      image: [{ url: 'https://news.example.org/odd.jpg' }],
    },
    {
      entities: [kazakhstan, helena],
      topics: [topic('medtop:20000574', 'election', ['medtop:11000000']), topic('desk:lima', 'Lima desk')],
    },
  ),
  make('formula', '=HYPERLINK("http://evil.example")', '@SUM(A1)', {
    datePublished: '2026-03-04',
    description: '+1',
    author: [{ name: '-2' }],
  }),
  make('plain', 'Plain', `Text. ${'More of it. '.repeat(100)}`, {
    datePublished: '2026-03-03T10:00:00Z',
    rights: { robots: ['noarchive'] },
  }),
  make('gone', 'Gone', 'Gone.', { datePublished: '2026-03-02T10:00:00Z', pubStatus: 'canceled' }),
];
const [oddId, , plainId, goneId] = articles.map(({ articleId }) => articleId);

const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await fetch(storage.url + path, { headers, method });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

describe('format and Accept', () => {
  it.each([
    ['', { accept: 'text/csv' }, 'text/csv; charset=utf-8; header=present'],
    ['&format=csv', {}, 'text/csv; charset=utf-8; header=present'],
    ['&format=ndjson', { accept: 'text/csv' }, 'application/x-ndjson; charset=utf-8'],
    ['', { accept: 'application/rss+xml, application/json;q=0.4' }, 'application/rss+xml; charset=utf-8'],
    ['&format=atom', {}, 'application/atom+xml; charset=utf-8'],
    ['&format=jsonfeed', {}, 'application/feed+json; charset=utf-8'],
    ['&format=ninjs', {}, 'application/json; charset=utf-8'],
    ['', { accept: 'application/ld+json' }, 'application/ld+json; charset=utf-8'],
    ['', { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }, 'application/json; charset=utf-8'],
  ])('%s %j', async (query, headers, type) => {
    const answer = await ask(`/v1/articles?limit=2${query}`, headers as Record<string, string>);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('vary')]).toEqual([200, type, 'Accept']);
    const head = await ask(`/v1/articles?limit=2${query}`, headers as Record<string, string>, 'HEAD');
    expect([head.status, head.headers.get('content-type'), head.text]).toEqual([200, type, '']);
  });

  it.each(['/v1/articles', `/v1/articles/${articles[0]!.articleId}`])(
    '%s says what it can where Accept asks for else',
    async (path) => {
      const { status, headers, text } = await ask(path, { accept: 'image/png' });
      expect([status, headers.get('content-type')]).toEqual([406, expect.stringContaining('application/problem+json')]);
      expect(JSON.parse(text)).toMatchObject({
        code: 'not_acceptable',
        available: expect.arrayContaining([{ format: 'jsonld', mediaType: 'application/ld+json' }]),
      });
    },
  );

  it.each([
    ['/v1/articles?format=xml', 'format'],
    ['/v1/articles?format=csv&format=rss', 'format'],
    [`/v1/articles/${articles[0]!.articleId}?format=rss`, 'format'],
    ['/v1/articles?format=csv&limit=0', 'limit'],
    ['/v1/articles?format=rss&limit=201', 'limit'],
    ['/v1/articles?format=ndjson&cursor=x', 'cursor'],
  ])('%s: 400', async (path, parameter) => {
    const { status, text } = await ask(path);
    expect([status, JSON.parse(text).errors[0].parameter]).toEqual([400, parameter]);
  });

  it('leads to the next page by a link, in whatever format', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/v1/articles?limit=1&format=jsonld&language=en'; path;) {
      const { headers, text } = await ask(path);
      seen.push(...JSON.parse(text)['@graph'].map(({ identifier }: { identifier: string }) => identifier));
      path = /^<([^>]+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(articles.map(({ articleId }) => articleId));
  });
});

describe('feeds', () => {
  const kinds = ['rss', 'atom', 'jsonfeed'] as const;
  const read = async (format: string, query = '&include=body') => {
    const url = `${storage.url}/v1/articles?format=${format}${query}`;
    const response = await fetch(url);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { bytes, feed: readFeed(bytes, { url, contentType: response.headers.get('content-type') ?? '' }) };
  };
  const cleaned = odd.replaceAll('\u0001', '').replaceAll('\u000B', '');
  /** Our reader takes what looks like mark-up out of a title, whatever the format. */
  const asTitle = `Odd ]]> "bold" & 'quoted' 😀 & end`;

  it.each(kinds)('%s reads as it was written, odd signs and all', async (format) => {
    const { bytes, feed } = await read(format);
    expect(feed.warnings).toEqual([]);
    expect(feed.title).toBe('Khabar: all articles');
    expect(feed.items.map(({ url }) => url)).toEqual(articles.slice(0, 3).map(({ article }) => article.url));
    const [first] = feed.items;
    expect(first).toMatchObject({
      headline: asTitle,
      provenance: { guid: `urn:uuid:${oddId}` },
      author: [{ name: 'Ann & Bo' }, { name: 'Cé Dé' }],
    });
    expect(Date.parse(first!.datePublished!)).toBe(Date.parse('2026-03-05T10:00:00Z'));
    expect(first!.articleBodyHtml).toBe(
      `<p>First ${escapeUTF8(cleaned)}</p>\n<p>${escapeUTF8('Second; with "commas", too.')}</p>`,
    );
    for (const unfit of ['\u0001', '\u000B', '\\u0001', '\\u000b']) expect(bytes.toString()).not.toContain(unfit);
  });

  it.each(kinds)('%s has no text unless it is asked for', async (format) => {
    const { bytes } = await read(format, '');
    expect(bytes.toString()).not.toContain('Second; with');
  });

  it.each(kinds)('%s says what was asked, and where it is', async (format) => {
    const query = `&q=odd+%26&language=en&topic=Lima+desk&from=2026-03-01`;
    const { bytes, feed } = await read(format, query);
    expect(feed.title).toBe('Khabar: odd &, topic Lima desk, language en, from 2026-03-01T00:00:00Z');
    const self = `${storage.url}/v1/articles?format=${format}${query}`;
    expect(bytes.toString()).toContain(
      format === 'jsonfeed' ? `"feed_url":"${self}"` : `href="${self.replaceAll('&', '&amp;')}"`,
    );
    expect(feed.items).toHaveLength(1);
  });

  it.each(kinds)('%s is sent once to who polls', async (format) => {
    const path = `/v1/articles?format=${format}&source=${encodeURIComponent('Wire & Co')}`;
    const { headers } = await ask(path);
    const [etag, modified] = [headers.get('etag')!, headers.get('last-modified')!];
    const polls = await Promise.all(
      [
        { 'if-none-match': etag },
        { 'if-none-match': `"x", W/${etag}` },
        { 'if-modified-since': modified },
        { 'if-none-match': '"x"', 'if-modified-since': modified },
        { 'if-modified-since': 'Mon, 02 Mar 2020 10:00:00 GMT' },
        { 'if-modified-since': 'yesterday' },
      ].map((known) => ask(path, known as Record<string, string>)),
    );
    expect(polls.map(({ status }) => status)).toEqual([304, 304, 304, 200, 200, 200]);
    expect([polls[0]!.text, polls[0]!.headers.get('etag')]).toEqual(['', etag]);
    const head = await ask(path, {}, 'HEAD');
    expect([head.status, head.headers.get('etag'), head.text]).toEqual([200, etag, '']);
  });

  it('of nothing are feeds all the same', async () => {
    for (const format of kinds) expect((await read(format, '&q=nowhere')).feed.items).toEqual([]);
  });
});

describe('csv', () => {
  it('has a header, one line an article, and no formula', async () => {
    const { text } = await ask('/v1/articles?format=csv&include=body');
    const [header, ...rows] = parseCsv(text);
    expect(header!.slice(0, 4)).toEqual(['articleId', 'url', 'headline', 'description']);
    expect(header!.at(-1)).toBe('articleBody');
    expect(rows.map(([id]) => id)).toEqual(articles.map(({ articleId }) => articleId));
    const [first, formula, plain, gone] = rows.map((row) =>
      Object.fromEntries(row.map((value, index) => [header![index], value])),
    );
    expect(first).toMatchObject({
      headline: articles[0]!.article.headline,
      author: 'Ann & Bo; Cé Dé',
      keywords: 'k1; k2',
      entityIds: 'wikidata:Q232; khabar:person/helena-brandt',
      entityNames: 'Kazakhstan; Helena Brandt',
      topicCodes: 'medtop:20000574; desk:lima',
      articleBody: articles[0]!.article.articleBody,
      revision: '1',
    });
    expect(formula).toMatchObject({
      headline: `'=HYPERLINK("http://evil.example")`,
      description: `'+1`,
      author: `'-2`,
      articleBody: `'@SUM(A1)`,
    });
    expect(plain!['articleBody']!.length).toBeLessThanOrEqual(200);
    expect(gone).toMatchObject({ headline: '', articleBody: '', pubStatus: 'canceled' });
  });

  it('ends its lines as RFC 4180 has it', async () => {
    const { text } = await ask('/v1/articles?format=csv&q=nowhere');
    expect(text).toMatch(/^articleId,url,.*,flags\r\n$/);
  });
});

describe('one article', () => {
  it('as ninjs is an item that the standard knows, and that our own reader takes', async () => {
    const { headers, text } = await ask(`/v1/articles/${oddId}?format=ninjs`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    const item = JSON.parse(text);
    validNinjs(item);
    expect(item).toMatchObject({
      uri: `urn:uuid:${oddId}`,
      standard: { name: 'ninjs', version: '3.1' },
      representationType: 'full',
      firstCreated: '2026-03-05T10:00:00Z',
      versionCreated: '2026-03-06T10:00:00Z',
      people: [{ name: 'Helena Brandt', literal: 'khabar:person/helena-brandt' }],
      places: [{ name: 'Kazakhstan', uri: 'http://www.wikidata.org/entity/Q232' }],
      subjects: [
        { name: 'election', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000574', confidence: 80 },
        { name: 'Lima desk', literal: 'desk:lima' },
        { name: 'k1' },
        { name: 'k2' },
      ],
    });
    const [read] = readFile(Buffer.from(text), { name: 'item.json' }).articles;
    expect(read).toMatchObject({
      headline: expect.stringContaining('Odd ]]>'),
      datePublished: '2026-03-05T10:00:00Z',
      inLanguage: 'en',
    });
  });

  it('as JSON-LD is a NewsArticle', async () => {
    const { text } = await ask(`/v1/articles/${oddId}`, { accept: 'application/ld+json' });
    expect(JSON.parse(text)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      '@id': `urn:uuid:${oddId}`,
      articleBody: articles[0]!.article.articleBody,
      about: [{ '@type': 'DefinedTerm', termCode: 'medtop:20000574' }, { termCode: 'desk:lima' }],
      mentions: [
        { '@type': 'Place', name: 'Kazakhstan', sameAs: ['http://www.wikidata.org/entity/Q232'] },
        { '@type': 'Person', name: 'Helena Brandt', sameAs: [] },
      ],
      keywords: ['k1', 'k2'],
    });
  });

  it('lists as ninjs are arrays of items, as JSON-LD have one context', async () => {
    const items = JSON.parse((await ask('/v1/articles?format=ninjs')).text);
    expect(items).toHaveLength(4);
    for (const item of items) validNinjs(item);
    expect(items.map(({ pubStatus }: { pubStatus: string }) => pubStatus)).toEqual(['usable', 'usable', 'usable', 'canceled']);
    const { text } = await ask('/v1/articles?format=jsonld');
    expect(text.match(/@context/g)).toHaveLength(1);
    expect(JSON.parse(text)['@graph']).toHaveLength(4);
  });
});

describe('rights', () => {
  const secret = /More of it\. (?:More of it\. ){20}/;
  it.each(['json', 'ndjson', 'csv', 'rss', 'atom', 'jsonfeed', 'ninjs', 'jsonld'])(
    '%s withholds a text that may not be shown',
    async (format) => {
      const { text } = await ask(`/v1/articles?format=${format}&include=body`);
      expect(text).not.toMatch(secret);
      expect(text).toContain('Text. More of it.');
      expect(text).not.toContain('Gone.');
    },
  );
  it.each(['json', 'ninjs', 'jsonld'])('so does the article alone as %s', async (format) =>
    expect((await ask(`/v1/articles/${plainId}?format=${format}`)).text).not.toMatch(secret),
  );
  it('says so', async () => {
    const { body } = await storage.get(`/v1/articles/${plainId}`);
    expect(body).toMatchObject({
      headline: 'Plain',
      snippet: expect.stringMatching(/…$/),
      flags: expect.arrayContaining(['text_withheld']),
    });
    expect(body).not.toHaveProperty('articleBody');
    expect((await storage.get(`/v1/articles/${goneId}`)).body).not.toHaveProperty('headline');
  });
});

describe('the document', () => {
  it('has every content type, and the answers are as it says', async () => {
    const { body: document } = await storage.get('/openapi.json');
    const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'api');
    const types = [
      'application/json',
      'application/x-ndjson',
      'text/csv',
      'application/rss+xml',
      'application/atom+xml',
      'application/feed+json',
      'application/ld+json',
    ];
    expect(Object.keys(document.paths['/v1/articles'].get.responses['200'].content)).toEqual(types);
    for (const [path, query, type] of [
      ['/v1/articles', '?format=ninjs', types[0]],
      ['/v1/articles', '', types[0]],
      ['/v1/articles', '?format=jsonfeed', types[5]],
      ['/v1/articles', '?format=jsonld', types[6]],
      ['/v1/articles/{articleId}', '?format=ninjs', types[0]],
      ['/v1/articles/{articleId}', '?format=jsonld', types[6]],
    ] as const) {
      const pointer = `api#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/${type!.replace('/', '~1')}/schema`;
      const validate = ajv.getSchema(pointer.replace('+', '%2B')) ?? ajv.getSchema(pointer);
      const answer = JSON.parse((await ask(path.replace('{articleId}', oddId!) + query)).text);
      expect([path, query, validate!(answer), validate!.errors]).toEqual([path, query, true, null]);
    }
  });
});

describe('a long answer', () => {
  const MANY = 1_250;
  const text = 'x'.repeat(8_000); // long to read, and nothing to index
  beforeAll(async () => {
    for (let from = 0; from < MANY; from += 250)
      await storage.write(
        ...Array.from({ length: 250 }, (_, index) =>
          make(`many-${from + index}`, `Number ${from + index}`, text, {
            publisher: { name: 'Many' },
            datePublished: new Date(Date.UTC(2025, 0, 1) + Math.floor((from + index) / 7) * 60_000).toISOString(),
          }),
        ),
      );
  }, 120_000);
  const many = '/v1/articles?source=Many';

  it('has all, each once, newest first, past the bound of a page', async () => {
    const { text: body } = await ask(`${many}&format=ndjson`);
    const found = lines(body).map((line) => JSON.parse(line) as { articleId: string; datePublished: string });
    expect(new Set(found.map(({ articleId }) => articleId)).size).toBe(MANY);
    expect(found).toHaveLength(MANY);
    const dates = found.map(({ datePublished }) => datePublished);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(parseCsv((await ask(`${many}&format=csv`)).text)).toHaveLength(MANY + 1);
  }, 60_000);

  it('has as many as limit says, and goes on from a cursor', async () => {
    const whole = lines((await ask(`${many}&format=ndjson&limit=450`)).text).map((line) => JSON.parse(line).articleId);
    expect(whole).toHaveLength(450);
    const { body } = await storage.get(`${many}&limit=200`);
    const rest = lines((await ask(`${many}&format=ndjson&limit=250&cursor=${body.page.nextCursor}`)).text);
    expect(rest.map((line) => JSON.parse(line).articleId)).toEqual(whole.slice(200));
    expect(JSON.parse(rest[0]!)).not.toHaveProperty('articleBody');
  });

  it('reads no further than it is read itself, and ends when it is left', async () => {
    let pages = 0;
    const query: typeof storage.store.reader.query = (sql, parameters) => {
      if (sql.includes('khabar.article_body')) pages += 1; // the statement that a page is shown by
      return storage.store.reader.query(sql, parameters);
    };
    const file = await streamed(walkArticles(query, ArticlesQuery.parse({ source: ['Many'], include: 'body' })), ndjson);
    const stream = file.getStream();
    let taken = 0;
    for await (const chunk of stream) {
      taken += lines(String(chunk)).length;
      await sleep(20); // time enough to read ahead
      expect(pages * 50 - taken).toBeLessThanOrEqual(3 * 50);
      if (taken >= 300) break;
    }
    const atMost = pages + 1; // one may have been under way
    await sleep(200);
    expect(stream.destroyed).toBe(true);
    expect(pages).toBeLessThanOrEqual(atMost);
  });

  /** The answer's first bytes, taken by a reader that then stops. */
  const slowly = (path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(storage.url + path, (response) => resolve(response.pause()));
      sent.on('error', reject);
      sent.end();
    });
  /** How the connections stand that whole results are read by, and by nothing else here: how many are busy, and when the last was asked. */
  const reading = async () => {
    const [row] = await storage.store.writer.query<{ busy: number; last: Date }>(
      `select count(*) filter (where state <> 'idle')::int as busy, max(query_start) as last
       from pg_stat_activity where application_name like '%heavy' and datname = current_database()`,
    );
    return [row!.busy, row!.last.getTime()];
  };

  it('waits for a slow reader without a connection; breaks off where the database fails, so that nobody takes it for whole', async () => {
    const response = await slowly(`${many}&format=ndjson&include=body`);
    let before = await reading();
    await until(async () => {
      await sleep(500);
      const [last, now] = [before, await reading()];
      before = now;
      return now[0] === 0 && now[1] === last[1];
    }, 'the stream waits');
    await storage.store.writer.query('alter table khabar.article rename to article_away');
    let length = 0;
    const read = async () => {
      for await (const chunk of response) length += (chunk as Buffer).length;
    };
    await expect(read()).rejects.toThrow('aborted');
    expect(length).toBeGreaterThan(text.length);
    expect(length).toBeLessThan(MANY * text.length);
    const { status, headers } = await ask(`${many}&format=csv`);
    expect([status, headers.get('content-type')]).toEqual([500, expect.stringContaining('application/problem+json')]);
    await storage.store.writer.query('alter table khabar.article_away rename to article');
    expect(lines((await ask(`${many}&format=ndjson&limit=3`)).text)).toHaveLength(3);
  }, 60_000);
});

/** RFC 4180, as strictly as it is written. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error(`no CSV at ${text.slice(field.lastIndex - 50, field.lastIndex + 50)}`);
    rows.at(-1)!.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** The parts of ninjs 3.1 that an article has, each as closed as the standard's own schema has them (additionalProperties: false). */
function validNinjs(item: unknown): void {
  const text = { type: 'string' };
  const uri = { type: 'string', pattern: '^[a-z][a-z0-9+.-]*:\\S+$' };
  const moment = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$' };
  const percent = { type: 'integer', minimum: 0, maximum: 100 };
  const list = (properties: object, required: string[] = []) => ({
    type: 'array',
    items: { type: 'object', additionalProperties: false, properties, required },
  });
  const named = { name: text, rel: text, uri, literal: text };
  const valued = { role: text, contentType: text, value: text };
  const validate = new Ajv2020.default().compile({
    type: 'object',
    required: ['uri'],
    additionalProperties: false,
    properties: {
      uri,
      standard: { type: 'object', additionalProperties: false, properties: { name: text, version: text, schema: uri } },
      type: { enum: ['text', 'audio', 'video', 'picture', 'graphic', 'composite', 'component', 'event', 'planning'] },
      representationType: { enum: ['full', 'partial'] },
      version: text,
      firstCreated: moment,
      versionCreated: moment,
      pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
      language: text,
      headlines: list(valued, ['value']),
      descriptions: list(valued, ['value']),
      bodies: list({ ...valued, charCount: { type: 'integer' }, wordCount: { type: 'integer' } }, ['value']),
      by: text,
      copyrightHolder: text,
      copyrightNotice: text,
      usageTerms: text,
      infoSources: list({ name: text, role: text, uri, literal: text }),
      subjects: list({ ...named, creator: text, relevance: percent, confidence: percent }),
      people: list(named),
      organisations: list(named),
      places: list(named),
      events: list(named),
      objects: list(named),
      renditions: list({ name: text, href: uri, contentType: text, title: text }, ['name']),
    },
  });
  expect([validate(item), validate.errors]).toEqual([true, null]);
}
