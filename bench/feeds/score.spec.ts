/** What other readers of feeds and addresses expect, from their own test data. */
import { contentHash, takeIn } from '#events';
import { readFeed } from '../../apps/fetcher/src/feeds/read-feed.ts';
import { describeWithShared, shared, sharedFolder } from '../../tests/harness/shared.ts';
import { scoreAll } from './score.ts';

describeWithShared('feeds and addresses of other projects', () => {
  const scores = scoreAll(sharedFolder);

  test.each(scores.map((score) => [`${score.set}/${score.name}`, score] as const))('%s', (_, { wrong }) => {
    expect(wrong).toEqual([]);
  });

  it('scores what is there, and differs on purpose in three places only', () => {
    const right = (set: string) => scores.filter((score) => score.set === set).reduce((sum, score) => sum + score.right, 0);
    expect(right('suite')).toBeGreaterThan(1_200);
    expect(right('charsets')).toBe(48);
    expect(right('urls')).toBe(31);
    expect(scores.flatMap(({ argued }) => argued)).toHaveLength(3);
    expect(scores.flatMap(({ none }) => Object.keys(none))).not.toContain('nobody has thought of it');
  });
});

describeWithShared('faults that users reported', () => {
  const url = 'http://127.0.0.1:8000/feed.xml';
  const receivedAt = new Date('2026-11-25T10:00:00Z');
  const read = (path: string) => readFeed(shared(`cases/${path}`), { url });
  const taken = (path: string) => read(path).items.map((item) => takeIn(item, 'feed', { receivedAt, source: url }));
  const ids = (path: string) => taken(path).map(({ articleId }) => articleId);

  test('16: GUIDs that change or are shared make and merge no articles', () => {
    expect(ids('16-guid-not-stable/feed-2.xml')).toEqual(ids('16-guid-not-stable/feed-1.xml'));
    expect(new Set(ids('16-guid-not-stable/feed-3-one-guid-for-all.xml')).size).toBe(3);
    const hashes = () => taken('16-guid-not-stable/feed-1.xml').map((article) => contentHash(article));
    expect(hashes()).toEqual(hashes());
  });

  test('18: every item stays, and no date is made up', () => {
    expect(
      taken('18-feed-dates/feed.xml').map(({ datePublished, date, flags }) => [
        datePublished,
        date.source,
        flags.filter((flag) => flag.startsWith('date_')).join(),
      ]),
    ).toEqual([
      ['2026-11-25T10:00:00Z', 'received', 'date_implausible'],
      ['2026-11-25T10:00:00Z', 'received', 'date_implausible'],
      ['2021-11-18T23:45:08Z', 'given', ''],
      ['2026-11-25T10:00:00Z', 'received', 'date_unreadable'],
      ['2026-11-25T10:00:00Z', 'received', ''],
      ['2026-03-02T13:15:00Z', 'given', ''],
      ['2026-03-02T08:15:00Z', 'given', ''],
      ['2026-03-02T03:15:00Z', 'given', ''],
      ['2026-11-25T10:00:00Z', 'received', 'date_unreadable'],
      ['2026-03-02T08:15:00Z', 'given', ''],
    ]);
  });

  test.each([
    ['one-big-entity.xml', undefined],
    ['nested.xml', undefined],
    ['external.xml', undefined],
    ['numeric-flood.xml', 'A'.repeat(120_000)],
    ['good.xml', 'Good & plain — item'],
  ])('20: %s costs no time or memory', (file, headline) => {
    const before = process.memoryUsage().rss;
    const cpu = process.cpuUsage();
    const { items } = read(`20-xml-entities/${file}`);
    const { user, system } = process.cpuUsage(cpu);
    expect((user + system) / 1_000).toBeLessThan(2_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ articleBody: 'Text.' });
    expect(items[0]!.headline).toBe(headline);
  });
});
