import type { Findings, RawArticle } from '#events';
import { infosourcesOf } from '../infosources/infosources.ts';
import { keywords } from '../keywords/keywords.ts';
import { summary } from './summary.ts';

/** What the step finds in an article, after those steps before it that need no model. */
function found(article: RawArticle, tag = 'en', more: Partial<Findings> = {}): Partial<Findings> | string {
  const told: Findings = { language: { tag, confidence: 1 }, infosources: infosourcesOf(article, tag), ...more };
  const phrases = keywords.run(article, told) as Partial<Findings>;
  return summary.run(article, { ...told, ...phrases }) as Partial<Findings> | string;
}

function sentences(articleBody: string, tag = 'en', more: Partial<RawArticle> = {}): string[] {
  const article: RawArticle = { headline: 'Harbour', articleBody, ...more };
  const answer = found(article, tag);
  if (typeof answer === 'string') throw new Error(answer);
  const { text, sentences: chosen } = answer.summary!;
  for (const span of chosen) expect(articleBody.slice(span.start, span.end)).toBe(span.text);
  expect(text).toBe(chosen.map((span) => span.text).join(' '));
  return chosen.map((span) => span.text);
}

const lead = 'The harbour of Bergen reopened on Friday after a week of storms, the port said.';
const filler = [
  'Fishing boats sailed out before the sun was over the hills of the fjord.',
  'A crane had fallen into the water during the first night of the storm.',
  'Insurance companies expect claims of 40 million kroner from ship owners.',
  'Tourists from two cruise ships slept in a school gymnasium for six nights.',
];

describe('a summary', () => {
  it('has at most three sentences of the body, in its order, the lead among them', () => {
    const chosen = sentences([lead, ...filler].join('\n\n'), 'en', { headline: 'Harbour of Bergen reopens after storms' });
    expect(chosen).toHaveLength(3);
    expect(chosen[0]).toBe(lead);
  });

  it.each([
    ['en', 'But the mayor of the town was angry about the storm and the port.'],
    ['en', 'He said that the harbour of Bergen reopened after storms on Friday.'],
    ['en', 'In addition, the harbour of Bergen reopened on Friday after storms.'],
    ['fr', 'Cependant, le port de Bergen a rouvert vendredi après des tempêtes.'],
    ['fr', "Il a dit que le port de Bergen avait rouvert vendredi après l'orage."],
    ['de', 'Außerdem wurde der Hafen von Bergen am Freitag wieder geöffnet.'],
    ['de', 'Er sagte, der Hafen von Bergen sei am Freitag wieder geöffnet worden.'],
    ['es', 'Sin embargo, el puerto de Bergen reabrió el viernes tras las tormentas.'],
    ['es', 'Ella dijo que el puerto de Bergen reabrió el viernes tras las tormentas.'],
    ['pt', 'No entanto, o porto de Bergen reabriu na sexta-feira após tempestades.'],
    ['pt', 'Ele disse que o porto de Bergen reabriu na sexta-feira após a tempestade.'],
    ['ru', 'Однако порт Бергена снова открылся в пятницу после недели штормов.'],
    ['ru', 'Он сказал, что порт Бергена снова открылся в пятницу после штормов.'],
    ['kk', 'Алайда Берген порты дауылдан кейін жұма күні қайта ашылды деп хабарлады.'],
    ['kk', 'Ол Берген порты дауылдан кейін жұма күні қайта ашылғанын айтты.'],
  ])('%s: no sentence without what it refers to: %j', (tag, sentence) => {
    // What it refers to is a question, which is in no summary.
    const body = [lead, 'Who had asked for it, and was it in time for the fishermen?', sentence, ...filler].join('\n\n');
    expect(sentences(body, tag, { headline: sentence })).not.toContain(sentence);
  });

  it('keeps a sentence with the one that it refers to', () => {
    const mayor = 'Mayor Ingrid Solvang opened the harbour of Bergen with a song for fishermen.';
    const she = 'She thanked fishermen of the harbour of Bergen for their patience in storms.';
    const chosen = sentences([mayor, she, ...filler].join(' '), 'en', {
      headline: 'Solvang thanked fishermen for patience in storms',
    });
    expect(chosen.slice(0, 2)).toEqual([mayor, she]);
  });

  it.each([
    'Did the harbour of Bergen reopen on Friday after a week of storms?',
    '“The harbour of Bergen reopened on Friday after a week of storms.”',
    '"The harbour of Bergen reopened and it was time." It was late.',
    'Read more: The harbour of Bergen reopened after a week of storms.',
    'Photo: The harbour of Bergen reopened on Friday after storms.',
    '- The harbour of Bergen reopened on Friday after a week of storms.',
    '14:05 The harbour of Bergen reopened on Friday after a week of storms.',
    'Bergen | harbour | reopened | Friday after a week of storms.',
    'The harbour of Bergen reopened after storms, see www.port.example today.',
    'The harbour of Bergen reopened on Friday after a week of storms',
    'the harbour of Bergen reopened on Friday after a week of storms.',
    '(The harbour of Bergen reopened on Friday after a week of storms.)',
    'Reuters and AFP contributed to this report on the harbour of Bergen.',
    'Storms, harbour, Bergen.',
  ])('has no %j', (sentence) => {
    const chosen = sentences([sentence, ...filler, lead].join('\n\n'), 'en', {
      headline: 'Harbour of Bergen reopens after storms',
    });
    expect(chosen.some((one) => sentence.includes(one) && one.includes('harbour of Bergen'))).toBe(false);
    expect(chosen.length).toBeGreaterThan(0);
  });

  it('quotes with the speaker, and a pronoun is none without its sentence', () => {
    const named = '"The harbour of Bergen will stay open in storms," said Mayor Ingrid Solvang.';
    const pronoun = '"The harbour of Bergen will stay open in storms," she said on Friday.';
    const headline = 'Harbour of Bergen will stay open in storms';
    expect(sentences([named, ...filler].join('\n\n'), 'en', { headline })).toContain(named);
    expect(sentences([filler[0], 'Why now?', pronoun, ...filler.slice(1)].join('\n\n'), 'en', { headline })).not.toContain(
      pronoun,
    );
  });

  it('leaves the dateline off, and a date mark', () => {
    expect(sentences(`LONDON, May 11 (Reuters) - ${lead} ${filler.join(' ')}`)[0]).toBe(lead);
    expect(sentences(`АСТАНА. КАЗИНФОРМ – ${lead} ${filler.join(' ')}`)[0]).toBe(lead);
    expect(sentences(` date 2024-04-09 ${lead} ${filler.join(' ')}`)[0]).toBe(lead);
  });

  it('cuts no sentence at a day or an initial', () => {
    const german = 'Der Hafen von Bergen wurde am 9. April wieder für alle Schiffe geöffnet.';
    expect(sentences([german, ...filler].join(' '), 'de')[0]).toBe(german);
    const english = 'Readers chose the book of the harbour of Bergen who were aged nine to 11.';
    expect(sentences([english, ...filler].join(' '))[0]).toBe(english);
    const russian = 'Порт им. Петрова в Бергене снова открылся в пятницу после недели штормов.';
    expect(sentences([russian, ...filler].join(' '), 'ru')[0]).toBe(russian);
  });

  it('says nothing twice', () => {
    const again = 'The harbour of Bergen reopened on Friday after a week of heavy storms, the port said.';
    const chosen = sentences([lead, again, ...filler].join('\n\n'), 'en', { headline: 'Harbour of Bergen reopens after storms' });
    expect(chosen).toContain(lead);
    expect(chosen).not.toContain(again);
  });

  it('calls nobody by surname alone whom it has not named', () => {
    const full = 'There was no wind at the gates when Ingrid Solvang turned a very old iron key.';
    const short = 'Solvang reopened the harbour of Bergen on Friday after a week of storms.';
    const articleBody = ['What now?', ...filler, full, short].join('\n\n');
    const mention = (text: string, at: number) => ({ field: 'articleBody' as const, start: at, end: at + text.length, text });
    const solvang = {
      id: 'khabar:person/ingrid-solvang',
      type: 'person' as const,
      name: 'Ingrid Solvang',
      sameAs: [],
      salience: 0.5,
      confidence: 1,
      mentionCount: 2,
      mentions: [
        mention('Ingrid Solvang', articleBody.indexOf('Ingrid Solvang')),
        mention('Solvang', articleBody.lastIndexOf('Solvang')),
      ],
      method: 'rule',
    };
    const texts = (entities: Findings['entities']) =>
      (found({ headline: 'Harbour of Bergen reopened', articleBody }, 'en', { entities }) as Findings).summary!.sentences.map(
        ({ text }) => text,
      );
    expect(texts([])).toContain(short);
    const chosen = texts([solvang]);
    expect(chosen.includes(short) && !chosen.includes(full)).toBe(false);
  });

  it('stays below 600 characters', () => {
    const long = (word: string) => `The ${`${word} and `.repeat(30)}harbour of Bergen reopened.`;
    const text = sentences(['boat', 'ship', 'port', 'crane', 'storm'].map(long).join('\n\n')).join(' ');
    expect(text.length).toBeLessThanOrEqual(600);
    expect(text).not.toBe('');
  });

  it('is absent where the text is as short, or in another language, and empty where nothing is worth it', () => {
    expect(found({ headline: 'H', articleBody: [lead, ...filler.slice(0, 2)].join(' ') })).toBe('skipped');
    expect(found({ headline: 'H' })).toBe('skipped');
    expect(found({ headline: 'H', articleBody: [lead, ...filler].join(' ') }, 'sv')).toBe('unsupported_language');
    expect(found({ headline: 'H', articleBody: 'Why? How? When? Who? Where?' })).toEqual({
      summary: { text: '', sentences: [] },
    });
    expect(found({ headline: 'H', articleBody: 'A list\n'.repeat(50) })).toBe('skipped');
  });

  it('takes what is no text, and a live blog, as it comes', () => {
    for (const odd of ['word ', '. ', '"', '(', 'A. ', '| a | b |\n', '– ', '9. A', '\n'])
      found({ headline: 'H', articleBody: odd.repeat(200_000 / odd.length) });
    const blog = Array.from(
      { length: 2_000 },
      (_, i) => `${10 + (i % 12)}:05\n\nThe police of Bergen closed street ${i} to all traffic on Friday.`,
    );
    expect(sentences(blog.join('\n\n')).length).toBeGreaterThan(0);
  });
});
