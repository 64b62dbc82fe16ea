import { readOpml, writeOpml } from './opml.ts';

const opml = (body: string) => Buffer.from(`<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`);

test.each<[string, string, object[]]>([
  ['one', '<outline text="A" xmlUrl="https://a.example/feed"/>', [{ url: 'https://a.example/feed', title: 'A' }]],
  [
    'in folders',
    '<outline text="News"><outline text="Deep"><outline title="B &amp; C" text="x" xmlUrl="https://b.example/f?a=1&amp;b=2"/></outline></outline>',
    [{ url: 'https://b.example/f?a=1&b=2', title: 'B & C' }],
  ],
  ['attributes in another case', '<outline XMLURL="https://a.example/feed"/>', [{ url: 'https://a.example/feed' }]],
  ['twice', '<outline xmlUrl="https://a.example/"/><outline xmlUrl="https://a.example/"/>', [{ url: 'https://a.example/' }]],
  [
    'what is no address',
    '<outline xmlUrl="javascript:alert(1)"/><outline xmlUrl="file:///etc/passwd"/><outline xmlUrl=" "/>',
    [],
  ],
  ['cut off', '<outline xmlUrl="https://a.example/"/><outline xmlUrl="https://b.', [{ url: 'https://a.example/' }]],
])('reads %s', (_, body, expected) => expect(readOpml(opml(body))).toEqual(expected));

test('tells what is no OPML', () => expect(readOpml(Buffer.from('<rss><channel/></rss>'))).toBeUndefined());

test('what is written is read again', () => {
  const row = (address: string, title: string | null) => ({ kind: 'feed' as const, address, given_title: null, title });
  const text = writeOpml(
    [
      row('https://a.example/?x=1&y="2"', '<A> & "B"\u0007'),
      row('https://b.example/', null),
      { ...row('x', null), kind: 'files' },
    ],
    new Date('2026-03-02T08:00:00Z'),
  );
  expect(readOpml(Buffer.from(text))).toEqual([
    { url: 'https://a.example/?x=1&y="2"', title: '<A> & "B"' },
    { url: 'https://b.example/', title: 'https://b.example/' },
  ]);
});
