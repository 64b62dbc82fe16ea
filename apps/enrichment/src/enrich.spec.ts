import { EnrichedArticle } from '#events';
import { enriched, setId, setIdOf } from './enrich.ts';

const step = (version: string, file: string) => ({ name: 'entities', version, resources: [new URL(file, import.meta.url)] });

describe('set id', () => {
  it('is the same for the same steps and resources', () => {
    expect(setIdOf([step('1', './data/titles.tsv')])).toBe(setIdOf([step('1', './data/titles.tsv')]));
    expect(setId()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('changes with a version, a resource and the order', () => {
    const base = setIdOf([step('1', './data/titles.tsv'), step('2', './data/bodies.tsv')]);
    expect(setIdOf([step('3', './data/titles.tsv'), step('2', './data/bodies.tsv')])).not.toBe(base);
    expect(setIdOf([step('1', './data/institutions.tsv'), step('2', './data/bodies.tsv')])).not.toBe(base);
    expect(setIdOf([step('2', './data/bodies.tsv'), step('1', './data/titles.tsv')])).not.toBe(base);
  });
});

describe('enriched article', () => {
  it('keeps the contract and the article as it came', () => {
    const article = { articleId: '7b1f0e02-0f63-5c8b-9d55-7a2f6ac0a6c1', headline: 'Parliament meets', extra: 'kept' };
    const event = enriched(
      { id: 'raw-1', source: '/wire', time: '2026-03-02T09:15:00+01:00', data: article },
      {
        findings: { dates: [] },
        steps: [{ name: 'dates', version: '1', status: 'ok', ms: 1.5 }],
        status: 'complete',
        failures: [],
      },
    );
    expect(EnrichedArticle.parse(event)).toMatchObject({
      articleId: article.articleId,
      rawEventId: 'raw-1',
      rawEventSource: '/wire',
      rawEventTime: '2026-03-02T08:15:00Z',
      article,
      dates: [],
    });
    expect(event.entities).toBeUndefined();
  });
});
