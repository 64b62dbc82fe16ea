import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { contractDocs } from './contract-docs.ts';
import { readDeadLetter } from './dead-letter.ts';
import { decodeEnriched, decodeRaw } from './decode.ts';
import { StoredArticle } from './stored-article.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const received = (value: string) => ({
  topic: 't',
  partition: 0,
  offset: '0',
  key: null,
  value: Buffer.from(value),
  headers: {},
  timestamp: new Date('2026-03-02T09:00:00Z'),
});

describe('messages of every version are read for ever', () => {
  it('RawArticle v1', () => {
    const golden = read('../golden/raw-article.v1.json');
    expect(decodeRaw(received(golden)).data).toEqual(JSON.parse(golden));
  });

  it('EnrichedArticle v1', () => {
    const golden = read('../golden/enriched-article.v1.json');
    expect(decodeEnriched(received(golden)).data).toEqual(JSON.parse(golden));
  });

  it('StoredArticle v1', () => {
    const golden: unknown = JSON.parse(read('../golden/stored-article.v1.json'));
    expect(StoredArticle.parse(golden)).toEqual(golden);
  });

  it('DeadLetter v1', () => {
    const headers = JSON.parse(read('../golden/dead-letter.v1.json')) as Record<string, string>;
    expect(readDeadLetter({ headers })).toEqual({
      topic: 'articles.raw.v1',
      partition: 3,
      offset: '9007199254740993',
      code: 'no_text',
      reason: 'an article needs a headline or an articleBody',
      pointer: '/articleBody',
      fingerprint: '0123456789abcdef',
      service: 'enrichment',
      time: '2026-03-02T08:16:05.120Z',
      attempt: 1,
      headersLeftOut: 2,
      valueLeftOut: 1_500_000,
    });
  });
});

describe('docs/', () => {
  const docs = contractDocs();

  test.each(Object.keys(docs))('%s is current (npm run contracts writes it)', (path) => {
    expect(JSON.parse(read(`../../../docs/${path}`))).toEqual(JSON.parse(JSON.stringify(docs[path])));
  });

  test.each(['raw-article', 'enriched-article', 'stored-article'])('the golden %s is valid by its JSON Schema', (name) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(docs[`schemas/${name}.v1.json`]!);
    expect(validate(JSON.parse(read(`../golden/${name}.v1.json`)))).toBe(true);
    expect(validate({})).toBe(false);
  });
});
