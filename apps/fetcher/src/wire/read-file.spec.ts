import { takeIn } from '#events';
import { NotAWireFile, readFile } from './read-file.ts';

const read = (content: unknown, name = 'wire') =>
  readFile(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), { name });
const articles = (content: unknown) =>
  read(content).articles.map((article) => takeIn(article, 'file', { receivedAt: new Date('2026-11-25T10:00:00Z') }));

const expected = {
  headline: 'Reservoir fills',
  articleBody: 'The first paragraph.\n\nThe second one.',
  datePublished: '2026-03-02T08:15:00Z',
  author: [{ name: 'Ana Walter' }],
  publisher: { name: 'Steppe Wire' },
  inLanguage: 'en-GB',
  pubStatus: 'usable',
};

const ninjs3 = {
  uri: 'urn:steppe:1',
  standard: { name: 'ninjs', version: '3.1' },
  type: 'text',
  versionCreated: '2026-03-02T09:00:00Z',
  firstCreated: '2026-03-02T08:15:00Z',
  pubStatus: 'usable',
  language: 'en-GB',
  copyrightHolder: 'Steppe Wire',
  by: 'By Ana Walter',
  headlines: [
    { role: 'short', value: 'Full' },
    { role: 'main', value: 'Reservoir fills' },
  ],
  descriptions: [{ value: 'In short.' }],
  bodies: [
    { role: 'own', contentType: 'application/xml', value: '<X>other</X>' },
    {
      contentType: 'text/html',
      value:
        '<html><head><title>t</title></head><body><h1>Reservoir fills</h1><p>The first paragraph.</p><p>The second one.</p></body></html>',
    },
  ],
  subjects: [{ name: 'water', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000500' }],
  associations: [
    {
      name: 'p',
      type: 'picture',
      uri: 'urn:p',
      by: 'F. Oto',
      descriptions: [{ value: 'The dam' }],
      renditions: [
        { name: 's', href: 'https://e.org/s.jpg', width: 10 },
        { name: 'l', href: 'https://e.org/l.jpg', width: 900 },
      ],
    },
  ],
};

const newsItem = (
  guid: string,
  body: string,
) => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="2" standard="NewsML-G2" xml:lang="en-GB">
  <rightsInfo><copyrightHolder><name>Steppe Wire</name></copyrightHolder></rightsInfo>
  <itemMeta><itemClass qcode="ninat:text"/><provider literal="Steppe Wire"/><versionCreated>2026-03-02T09:00:00Z</versionCreated><firstCreated>2026-03-02T13:15:00+05:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
  <contentMeta><by>By Ana Walter</by><language tag="en-GB"/><subject qcode="medtop:20000500"><name>water</name></subject><headline>Reservoir fills</headline></contentMeta>
  <contentSet>${body}</contentSet></newsItem>`;
const nitf = `<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Reservoir fills</hl1></hedline><byline>By Ana Walter, <byttl>Staff</byttl></byline></body.head>
  <body.content><media media-type="image"><media-reference source="https://e.org/m.jpg" width="9"/><media-caption>The dam</media-caption></media><p>The first paragraph.</p><p>The second one.</p></body.content></body></nitf>`;

test.each([
  ['ninjs', 'ninjs 3.1', ninjs3],
  [
    'ninjs',
    'ninjs 1.4',
    {
      uri: 'urn:steppe:1',
      type: 'text',
      versioncreated: '2026-03-02T08:15:00Z',
      pubstatus: 'usable',
      language: 'en-GB',
      copyrightholder: 'Steppe Wire',
      byline: 'Ana Walter',
      headline: 'Reservoir fills',
      body_xhtml: '<p>The first paragraph.</p><p>The second one.</p>',
    },
  ],
  [
    'ninjs',
    'ninjs 2 in plain text',
    {
      ...ninjs3,
      versionCreated: undefined,
      versioncreated: '2026-03-02T08:15:00Z',
      bodies: [{ contenttype: 'text/plain', value: 'The first paragraph.\nThe second one.' }],
    },
  ],
  [
    'newsml-g2',
    'a newsItem with NITF',
    newsItem('urn:steppe:1', `<inlineXML contenttype="application/nitf+xml">${nitf}</inlineXML>`),
  ],
  [
    'newsml-g2',
    'a newsItem with XHTML',
    newsItem(
      'urn:steppe:1',
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>The first paragraph.</p><p>The second one.</p></body></html></inlineXML>',
    ),
  ],
  [
    'newsml-g2',
    'a newsItem with text',
    newsItem('urn:steppe:1', '<inlineData contenttype="text/plain">The first paragraph.\nThe second one.</inlineData>'),
  ],
  [
    'newsml-g2',
    'a newsMessage',
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-03-02T10:00:00Z</sent></header><itemSet><packageItem><groupSet><group><itemRef residref="urn:steppe:1"/></group></groupSet></packageItem>${newsItem('urn:steppe:1', `<inlineXML>${nitf}</inlineXML>`)}</itemSet></newsMessage>`,
  ],
])('%s: %s', (format, _, content) => {
  expect(read(content).format).toBe(format);
  expect(articles(content)).toEqual([expect.objectContaining(expected)]);
});

test('versions of an item are one article, whoever sends it', () => {
  const [first] = articles(ninjs3);
  expect(articles({ ...ninjs3, copyrightHolder: 'Steppe Wire Ltd', headlines: [{ value: 'New' }] })[0]!.articleId).toBe(
    first!.articleId,
  );
  expect(first).toMatchObject({
    description: 'In short.',
    image: [{ url: 'https://e.org/l.jpg', width: 900, caption: 'The dam', creditText: 'F. Oto' }],
    about: [{ name: 'water', identifier: 'http://cv.iptc.org/newscodes/mediatopic/20000500' }],
    provenance: { method: 'file', file: 'wire', guid: 'urn:steppe:1' },
  });
});

test('NITF by itself', () => {
  const head = `<head><docdata management-status="usable"><doc-id id-string="steppe-7"/><date.issue norm="20260302T081500Z"/><urgency ed-urg="3"/><doc.copyright year="2026" holder="Steppe Wire"/><key-list><keyword key="water"/></key-list></docdata></head>`;
  const content = `<?xml version="1.0"?><!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">${nitf.replace('<body>', `${head}<body>`).replace('<nitf ', '<nitf xml:lang="en-GB" ')}`;
  expect(read(content).format).toBe('nitf');
  expect(articles(content)).toEqual([
    expect.objectContaining({
      ...expected,
      keywords: ['water'],
      urgency: 3,
      image: [{ url: 'https://e.org/m.jpg', width: 9, caption: 'The dam' }],
    }),
  ]);
});

test('what is no text is passed over and told', () => {
  const { articles: none, warnings } = read([
    { ...ninjs3, type: 'picture' },
    { ...ninjs3, type: 'video' },
  ]);
  expect(none).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(['not_text', 'no_items']);
  expect(
    read(
      '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="p"><groupSet><group><itemRef residref="elsewhere"/></group></groupSet></packageItem>',
    ).warnings.map(({ code }) => code),
  ).toEqual(['references_only', 'no_items']);
});

test('a withdrawn item', () => {
  expect(articles({ ...ninjs3, pubStatus: 'canceled' })[0]).toMatchObject({ pubStatus: 'canceled' });
});

test('newsapi.org', () => {
  const content = {
    status: 'ok',
    totalResults: 2,
    articles: [
      {
        source: { id: null, name: 'Steppe Wire' },
        author: 'Ana Walter',
        title: 'Reservoir fills - Steppe Wire',
        description: 'Short.',
        url: 'https://e.org/a',
        urlToImage: 'https://e.org/i.jpg',
        publishedAt: '2026-03-02T08:15:00Z',
        content: 'The first paragraph… [+1234 chars]',
      },
      { source: { name: 'x' }, title: '[Removed]', url: 'https://removed.com' },
    ],
  };
  expect(read(content).format).toBe('newsapi');
  expect(articles(content)).toEqual([
    expect.objectContaining({
      headline: 'Reservoir fills',
      articleBody: 'The first paragraph',
      description: 'Short.',
      url: 'https://e.org/a',
      datePublished: '2026-03-02T08:15:00Z',
      publisher: { name: 'Steppe Wire', domain: 'e.org' },
      image: [{ url: 'https://e.org/i.jpg' }],
      flags: ['text_cut'],
    }),
  ]);
});

test.each([
  ['json', [{ title: 'A' }, { headline: 'B' }], 2],
  ['json', '{"title": "A"}\n{"title": "B"}\n{"tit', 2],
  ['feed', '<rss><channel><item><title>A</title></item></channel></rss>', 1],
])('%s', (format, content, count) => {
  expect(read(content).format).toBe(format);
  expect(articles(content)).toHaveLength(count);
});

test.each([
  ['<html><body>x</body></html>'],
  ['{"a": 1}'],
  ['plain text'],
  [''],
  ['<NewsML Version="1.2"><NewsItem/></NewsML>'],
  ['{'],
])('%s is refused in words', (content) => {
  expect(() => read(content)).toThrow(NotAWireFile);
});

describe('as agencies write them', () => {
  test('ninjs with the house behind the name, and whom and where it tells of', () => {
    const people = [{ name: 'Timur Kenes', rel: 'about', uri: 'http://www.wikidata.org/entity/Q1' }];
    const places = [{ name: 'Astana' }, { geoJSON: {} }];
    const [article] = articles({ ...ninjs3, by: 'Von Jana Doe, dpa', people, places, expires: '2027-05-31T00:00:00Z' });
    expect(article).toMatchObject({
      author: [{ name: 'Jana Doe' }],
      mentions: [
        { '@type': 'Person', name: 'Timur Kenes', identifier: 'http://www.wikidata.org/entity/Q1' },
        { '@type': 'Place', name: 'Astana' },
      ],
      expires: '2027-05-31T00:00:00Z',
    });
    expect(articles({ ...ninjs3, person: people, by: undefined })[0]).toMatchObject({ mentions: [{ name: 'Timur Kenes' }] });
  });

  test('a body in HTML that holds its pictures', () => {
    const value =
      '<html><body><article><h1>Reservoir fills</h1><p>The first paragraph.</p><p>The second one.</p><figure><img src="https://e.org/d.jpg"/><div class="byline">F. Oto</div><figcaption>The dam.</figcaption></figure></article></body></html>';
    const [article] = articles({ ...ninjs3, bodies: [{ role: 'html5', contentType: 'text/html', value }] });
    expect(article).toMatchObject({ articleBody: 'The first paragraph.\n\nThe second one.' });
  });

  test.each([
    ['<provider uri="http://www.wire.example.kz/about/"/>', 'wire.example.kz'],
    ['<provider qcode="providercode:SW"/>', 'SW'],
    ['<provider literal="Steppe Wire"/>', 'Steppe Wire'],
  ])('NewsML-G2 with %s', (provider, name) => {
    const item = `<newsItem guid="urn:a:1"><itemMeta><itemClass qcode="ninat:text"/>${provider}<versionCreated>2026-03-02T08:15:00Z</versionCreated></itemMeta><contentMeta><headline>Reservoir fills</headline></contentMeta></newsItem>`;
    expect(articles(item)[0]).toMatchObject({ publisher: { name } });
  });

  test('a message whose items are empty, and a set of contents by itself', () => {
    const message =
      '<newsMessage><itemSet><packageItem><itemRef residref="N1"/></packageItem><newsItem guid="N1"> ..... </newsItem></itemSet></newsMessage>';
    expect(read(message)).toMatchObject({ articles: [], warnings: [{ code: 'no_items' }] });
    const set =
      '<contentSet><inlineXML contenttype="application/nitf+xml"><nitf><body><body.head><hedline><hl1>Reservoir\n  fills</hl1></hedline><byline><byttl>Steppe Network</byttl></byline></body.head><body.content><p>The first\n paragraph.</p></body.content></body></nitf></inlineXML></contentSet>';
    expect(articles(set)).toEqual([
      expect.objectContaining({ headline: 'Reservoir fills', articleBody: 'The first paragraph.' }),
    ]);
  });
});
