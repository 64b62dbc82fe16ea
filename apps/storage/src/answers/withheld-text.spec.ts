import type { ArticleAnswer } from './article-answer.ts';
import { forbidsText, MAX_SNIPPET_CHARACTERS, withTextWithheld } from './withheld-text.ts';

it.each([
  [{ tdmReservation: true }, true],
  [{ tdmReservation: false }, false],
  [{ robots: ['noarchive'] }, true],
  [{ robots: ['nosnippet', 'noai'] }, true],
  [{ robots: ['noai', 'noindex'] }, false],
  [{ robots: 'noarchive' }, false],
  [{ contentSignals: { search: false } }, true],
  [{ contentSignals: { search: true, 'ai-train': false } }, false],
  [{ contentTier: 'locked' }, true],
  [{ contentTier: 'metered' }, false],
  [{ copyrightNotice: '© Example' }, false],
  [{}, false],
  [undefined, false],
])('%j forbids the text: %s', (rights, expected) => expect(forbidsText(rights)).toBe(expected));

const span = (field: 'headline' | 'articleBody') => ({ field, start: 0, end: 4, text: 'Word' });
const article = {
  articleId: '00000000-0000-4000-8000-000000000000',
  headline: 'Word of mouth',
  description: `${'first '.repeat(60)}end`,
  articleBody: `Word of the text. ${'😀'.repeat(300)}`,
  articleBodyHtml: '<p>Word of the text.</p>',
  rights: { tdmReservation: true },
  flags: ['sanitized'],
  dates: [{ ...span('articleBody'), value: '2026' }],
  entities: [
    {
      id: 'a',
      type: 'other',
      name: 'Word',
      sameAs: [],
      salience: 1,
      confidence: 1,
      mentionCount: 2,
      method: 'test',
      mentions: [span('headline'), span('articleBody')],
    },
  ],
  topics: [
    { code: 'medtop:11000000', name: 'politics', broader: [], confidence: 1, method: 'test', evidence: [span('articleBody')] },
  ],
  summary: { text: 'Word of the text.', sentences: [] },
} as unknown as ArticleAnswer;

describe('a text that is withheld', () => {
  const shown = withTextWithheld(article);
  it('leaves metadata, a snippet and a flag', () => {
    expect(shown).not.toHaveProperty('articleBody');
    expect(shown).not.toHaveProperty('articleBodyHtml');
    expect(shown).not.toHaveProperty('summary');
    expect(shown.headline).toBe('Word of mouth');
    expect(shown.flags).toEqual(['sanitized', 'text_withheld']);
    for (const text of [shown.snippet!, shown.description!]) {
      expect(text.length).toBeLessThanOrEqual(MAX_SNIPPET_CHARACTERS);
      expect(text).toMatch(/^(Word of the text|first first).*…$/);
      expect(text.isWellFormed()).toBe(true);
    }
  });
  it('takes with it what points into it', () => {
    expect(shown.dates).toEqual([]);
    expect(shown.entities![0]).toMatchObject({ mentionCount: 2, mentions: [span('headline')] });
    expect(shown.topics![0]!.evidence).toEqual([]);
  });
  it('leaves no snippet where none is allowed', () => {
    const none = withTextWithheld({ ...article, rights: { robots: ['nosnippet'] } });
    expect(none).not.toHaveProperty('snippet');
    expect(none).not.toHaveProperty('description');
  });
  it('is none where nothing forbids it', () => {
    const free = { ...article, rights: {} };
    expect(withTextWithheld(free)).toBe(free);
  });
});
