import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { normalise, type Entity } from '#events';
import { enriched } from './enrich.ts';
import { WorkerPool, type Enrichment } from './worker-pool.ts';
import { sharedFolder } from '../tests/shared-folder.ts';

interface Expected {
  language: string;
  datePublished: { value: string };
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

const folder = sharedFolder();
const there = existsSync(resolve(folder, 'golden/article.txt'));
if (!there) console.info(`golden article: skipped, ${folder} is not there`);

(there ? describe : describe['skip'])('the golden article, as published by a bare producer', () => {
  const expected = there ? (JSON.parse(readFileSync(resolve(folder, 'golden/expected.json'), 'utf8')) as Expected) : undefined;
  let pool: WorkerPool;
  let article: ReturnType<typeof normalise>;
  let result: Enrichment;
  let entities: Entity[];

  beforeAll(async () => {
    pool = await WorkerPool.start({ workers: 1 });
    article = normalise(
      { text: readFileSync(resolve(folder, 'golden/article.txt'), 'utf8') },
      { receivedAt: new Date('2026-11-25T00:00:00Z') },
    );
    result = await pool.enrich(article);
    entities = result.findings.entities ?? [];
  }, 60_000);
  afterAll(() => pool.close());

  const mentionsOf = (entity: Entity, text: string): number => entity.mentions.filter((mention) => mention.text === text).length;

  it('finds every entity with its type, role, country, id and mentions', () => {
    const missing: string[] = [];
    for (const want of expected!.entities) {
      const entity = entities.find(({ type, name }) => type === want.type && name === want.name);
      if (!entity) {
        missing.push(`${want.type} ${want.name}`);
        continue;
      }
      for (const [text, least] of Object.entries(want.mentions))
        if (mentionsOf(entity, text) < least) missing.push(`${want.name}: "${text}" ${mentionsOf(entity, text)} of ${least}`);
      if (want.role && !want.role.split(' | ').includes(entity.role ?? '')) missing.push(`${want.name}: role ${entity.role}`);
      if (want.country && entity.country !== want.country) missing.push(`${want.name}: country ${entity.country}`);
      for (const id of want.sameAs ?? []) if (!entity.sameAs.includes(id)) missing.push(`${want.name}: ${id}`);
    }
    expect(missing).toEqual([]);
  });

  it('takes nothing for an entity that is none', () => {
    const found = entities.flatMap(({ name, mentions }) => [name, ...mentions.map(({ text }) => text)]);
    expect(expected!.mustNotBeEntities.filter((each) => found.includes(each))).toEqual([]);
  });

  it('gives offsets that cut exactly their text', () => {
    const { findings } = result;
    const spans = [
      ...entities.flatMap(({ mentions }) => mentions),
      ...(findings.dates ?? []),
      ...(findings.topics ?? []).flatMap(({ evidence }) => evidence),
      ...(findings.infosources ?? []).flatMap(({ evidence }) => evidence),
      ...(findings.keyphrases ?? []),
      ...(findings.summary?.sentences ?? []),
    ];
    expect(spans.length).toBeGreaterThan(30);
    for (const { field, start, end, text } of spans) expect(article[field]?.slice(start, end)).toBe(text);
  });

  it('puts politics first, and nothing that the article is not about', () => {
    const codes = (result.findings.topics ?? []).map(({ code }) => code);
    expect(codes[0]).toBe(expected!.topics.first);
    expect(codes.some((code) => expected!.topics.anyOf.includes(code))).toBe(true);
    expect(codes.filter((code) => expected!.topics.mustNot.includes(code))).toEqual([]);
  });

  it('is from Kazinform, and begins its summary with what happened', () => {
    expect(result.findings.infosources?.map(({ id }) => id)).toEqual(['kazinform']);
    const { sentences } = result.findings.summary!;
    expect(sentences.length).toBeGreaterThan(1);
    expect(sentences[0]!.text).toMatch(/^Kazakh Senate Chairman .* held a meeting/);
    expect(result.findings.keywords).toHaveLength(10);
  });

  it('tells its language, and is the same event each time', async () => {
    expect(result.findings.language?.tag).toBe(expected!.language);
    const withoutTimes = (enrichment: Enrichment) =>
      JSON.stringify(
        enriched({ id: 'raw', data: article }, { ...enrichment, steps: enrichment.steps.map((step) => ({ ...step, ms: 0 })) }),
      );
    expect(withoutTimes(await pool.enrich(article))).toBe(withoutTimes(result));
  });
});
