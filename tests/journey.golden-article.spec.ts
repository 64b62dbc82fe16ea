/** The article that the product was conceived on, from a bare producer to the answer. */
import { articleId, topics } from '#events';
import { useKhabar } from './harness/khabar.ts';
import { describeWithShared, shared } from './harness/shared.ts';
import { until } from './harness/until.ts';

interface Expected {
  entities: {
    type: string;
    name: string;
    mentions: Record<string, number>;
    role?: string;
    country?: string;
    sameAs?: string[];
  }[];
  mustNotBeEntities: string[];
  topics: { first: string; anyOf: string[]; mustNot: string[] };
}
interface Answered {
  articleId: string;
  headline: string;
  articleBody: string;
  datePublished: string;
  date: object;
  language: { tag: string };
  entities: {
    type: string;
    name: string;
    country?: string;
    role?: string;
    sameAs: string[];
    mentions: { field: 'headline' | 'articleBody'; start: number; end: number; text: string }[];
  }[];
  topics: { code: string; evidence: { field: 'headline' | 'articleBody'; start: number; end: number; text: string }[] }[];
}

describeWithShared('the golden article', () => {
  const khabar = useKhabar({ env: () => ({ ENTITIES_ENGINE: 'auto' }) });
  const text = shared('golden/article.txt').toString();
  const expected = JSON.parse(shared('golden/expected.json').toString()) as Expected;
  let answer: Answered;

  beforeAll(async () => {
    const begun = performance.now();
    await khabar.publish(topics.raw.name, [{ value: JSON.stringify({ text }) }]);
    const found = await until(
      async () => ((await khabar.ask('/v1/articles?q=Ashimbayev')).body as { data: { articleId: string }[] }).data[0],
      'the article is not found',
    );
    console.info(`answered ${Math.round(performance.now() - begun)} ms after it was published`);
    answer = (await khabar.stored(found.articleId)) as Answered;
  }, 60_000);

  it('is stored as it came, dated by its text', () => {
    expect(answer.articleBody).toBe(text);
    expect(answer).toMatchObject({
      datePublished: '2024-04-09',
      date: { precision: 'day', source: 'text' },
      language: { tag: 'en' },
    });
    expect(answer.articleId).toBe(articleId({ headline: answer.headline, day: '2024-04-09' }));
  });

  test.each(expected.entities.map((entity) => [entity.name, entity] as const))(
    '%s is found',
    (name, { type, mentions, role, country, sameAs }) => {
      const entity = answer.entities.find((one) => one.type === type && one.name === name)!;
      const roles = role?.split(' | ');
      expect({ country: entity.country, role: entity.role }).toEqual({
        country: country ?? entity.country,
        role: roles ? (roles.find((one) => one === entity.role) ?? role) : entity.role,
      });
      expect(entity.sameAs).toEqual(expect.arrayContaining(sameAs ?? []));
      for (const [surface, least] of Object.entries(mentions)) {
        const times = entity.mentions.filter((mention) => mention.text === surface).length;
        expect([surface, times >= least]).toEqual([surface, true]);
      }
    },
  );

  it('finds nothing that is none', () => {
    const surfaces = answer.entities.flatMap(({ name, mentions }) => [name, ...mentions.map((mention) => mention.text)]);
    for (const wrong of expected.mustNotBeEntities) expect(surfaces).not.toContain(wrong);
  });

  it('is about politics', () => {
    const codes = answer.topics.map(({ code }) => code);
    expect(codes[0]).toBe(expected.topics.first);
    expect(codes).toEqual(expect.arrayContaining([expect.stringMatching(expected.topics.anyOf.join('|'))]));
    for (const wrong of expected.topics.mustNot) expect(codes).not.toContain(wrong);
  });

  it('cuts exactly its text out of the field with every offset', () => {
    const spans = [...answer.entities.flatMap(({ mentions }) => mentions), ...answer.topics.flatMap(({ evidence }) => evidence)];
    expect(spans.length).toBeGreaterThan(20);
    for (const { field, start, end, text: cut } of spans) expect(answer[field].slice(start, end)).toBe(cut);
  });
});
