import type { Entity, Findings, RawArticle } from '#events';
import { keywords } from './keywords.ts';

const found = (article: RawArticle, tag: string, more: Partial<Findings> = {}): Partial<Findings> =>
  keywords.run(article, { language: { tag, confidence: 1 }, ...more }) as Partial<Findings>;

describe('key phrases', () => {
  it.each([
    [
      'en',
      'New harbour tax',
      'The harbour tax hits fishermen. Critics of the harbour tax marched. Fishermen sold the boats.',
      ['harbour tax', 'fishermen'],
    ],
    [
      'fr',
      'La taxe du port',
      'La taxe du port touche les pêcheurs. Selon les pêcheurs, la taxe du port est injuste.',
      ['taxe du port', 'pêcheurs'],
    ],
    [
      'de',
      'Neue Hafensteuer',
      'Die Hafensteuer trifft die Fischer. Die alten Kähne der Fischer liegen still.',
      ['Hafensteuer', 'Fischer'],
    ],
    [
      'es',
      'El impuesto del puerto',
      'El impuesto del puerto afecta a los pescadores. Los pescadores protestan.',
      ['impuesto del puerto', 'pescadores'],
    ],
    [
      'pt',
      'O imposto do porto',
      'O imposto do porto atinge os pescadores. Os pescadores protestam.',
      ['imposto do porto', 'pescadores'],
    ],
    [
      'ru',
      'Портовый сбор',
      'Власти ввели портовый сбор. Против портового сбора выступили рыбаки. О портовом сборе спорят с рыбаками.',
      ['портовый сбор', 'рыбаки'],
    ],
    ['kk', 'Порт салығы', 'Балықшылар порт салығына қарсы. Порт салығы балықшыларға ұнамайды.', ['Порт салығы', 'Балықшылар']],
  ])('in %s: %s', (tag, headline, articleBody, wanted) => {
    expect(found({ headline, articleBody }, tag).keywords).toEqual(expect.arrayContaining(wanted));
  });

  it('are those of a language with stop words, and names in any', () => {
    const ana: Entity = {
      id: 'khabar:person/ana-silva',
      type: 'person',
      name: 'Ana Silva',
      sameAs: [],
      salience: 0.6,
      confidence: 1,
      mentionCount: 1,
      mentions: [{ field: 'articleBody', start: 0, end: 9, text: 'Ana Silva' }],
      method: 'rule',
    };
    const article = { articleBody: 'Ana Silva vann loppet i går. Loppet var hårt.' };
    expect(found(article, 'sv').keywords).toBeUndefined();
    expect(found(article, 'sv', { entities: [] })).toMatchObject({
      keywords: [],
      keyphrases: [],
      stats: { words: 9, sentences: 2 },
    });
    expect(found(article, 'sv', { entities: [ana] })).toMatchObject({
      keywords: ['Ana Silva'],
      keyphrases: [{ field: 'articleBody', start: 0, end: 9, text: 'Ana Silva', weight: 1 }],
    });
    const credited = { ...ana, salience: 0, mentions: [{ ...ana.mentions[0]!, role: 'credit' as const }] };
    expect(found(article, 'sv', { entities: [credited] }).keywords).toEqual([]);
  });

  it('hold no name, no date, no words of other sentences', () => {
    const articleBody = 'The harbour strike ended. Harbour strike talks on March with Ana went on. Strike, pay rose.';
    const taken = [{ field: 'articleBody' as const, start: 46, end: 54, text: 'on March', value: '2026-03' }];
    const { keywords: words } = found({ articleBody }, 'en', { dates: taken });
    expect(words).toContain('harbour strike');
    expect(words!.join(' ')).not.toMatch(/March|pay/);
  });

  it('stand in the text, at most ten, best first and in its order', () => {
    const articleBody = Array.from(
      { length: 40 },
      (_, i) => `Brown bear${'abcdefgh'[i % 8]} met green frog${'abcdefg'[i % 7]}.`,
    ).join(' ');
    const article: RawArticle = { headline: 'BROWN BEARA RETURNS', articleBody };
    const { keywords: words, keyphrases } = found(article, 'en');
    expect(words).toHaveLength(10);
    expect(keyphrases).toHaveLength(10);
    for (const { field, start, end, text } of keyphrases!) expect(article[field]!.slice(start, end)).toBe(text);
    expect(keyphrases!.map(({ start }) => start)).toEqual(keyphrases!.map(({ start }) => start).toSorted((a, b) => a - b));
    expect(words![0]).toBe(
      keyphrases!.find(({ weight }) => weight === Math.max(...keyphrases!.map((each) => each.weight)))!.text,
    );
    expect(words).not.toContain('BROWN BEARA');
  });

  it('are the same each time, and none in what is no text', () => {
    for (const odd of ['word ', 'A-B ', '1 2 3 ', '| a | b |\n', 'x'.repeat(100), '🙂']) {
      const article = { articleBody: odd.repeat(200_000 / odd.length) };
      expect(found(article, 'en')).toEqual(found(article, 'en'));
    }
    expect(found({ articleBody: '1 2 3' }, 'en').keywords).toEqual([]);
  });
});
