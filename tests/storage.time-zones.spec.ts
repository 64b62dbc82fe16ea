import { useStack } from './harness/stack.ts';
import { allGrouped, enriched, startStorage } from './storage.support.ts';

const stack = useStack();

const zoneBefore = process.env.TZ;
afterAll(() => {
  process.env.TZ = zoneBefore;
});

const rows: [given: string, answered: string][] = [
  ['2026-03-29T00:30:00Z', '2026-03-29T00:30:00Z'],
  ['2026-03-29T02:30:00+02:00', '2026-03-29T00:30:00Z'],
  ['2026-03-28T19:30:00-05:00', '2026-03-29T00:30:00Z'],
  ['2026-03-29T05:30:00+05:00', '2026-03-29T00:30:00Z'],
  ['2025-12-31T23:59:59.999Z', '2025-12-31T23:59:59.999Z'],
  ['2026-03-29T00:30:00.123456Z', '2026-03-29T00:30:00.123Z'],
  ['2025-10-26T02:30:00', '2025-10-26T02:30:00Z'],
  ['2026-03-29', '2026-03-29'],
];
const events = rows.map(([datePublished], n) => enriched({ id: `zone-${n}`, headline: `Zone case ${n}`, datePublished }));

it('an instant is the same under every zone of process and database', async () => {
  const begin = Date.now();
  const answers: unknown[] = [];
  for (const [process_, database] of [
    ['Asia/Almaty', 'Europe/Berlin'],
    ['UTC', 'America/New_York'],
    ['America/New_York', 'Asia/Kathmandu'],
  ]) {
    process.env.TZ = process_;
    const storage = await startStorage(stack.env);
    const [{ name }] = (await storage.store.writer.query<{ name: string }>('select current_database() as name')) as [
      { name: string },
    ];
    await storage.store.writer.query(`alter database ${name} set timezone to '${database}'`);
    await storage.stop();
    const again = await startStorage(stack.env); // new connections have the zone
    try {
      expect(await again.store.reader.query('show timezone')).toEqual([{ TimeZone: database }]);
      await again.write(...events);
      await allGrouped(again);
      const { body } = await again.get('/v1/articles?sort=published');
      answers.push(body);
      const byId = new Map(body.data.map((article: { articleId: string }) => [article.articleId, article]));
      for (const [index, [, answered]] of rows.entries())
        expect(byId.get(events[index]!.articleId)).toMatchObject({ datePublished: answered });
      for (const { storedAt, updatedAt } of body.data)
        for (const at of [storedAt, updatedAt]) {
          expect(Date.parse(at)).toBeGreaterThan(begin - 60_000);
          expect(Date.parse(at)).toBeLessThan(Date.now() + 60_000);
        }
      const day = (await again.get('/v1/articles?from=2026-03-29&to=2026-03-29')).body.data.length;
      expect(day).toBe(6);
    } finally {
      await again.stop();
    }
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
}, 60_000);
