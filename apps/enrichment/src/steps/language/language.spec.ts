import { workingLanguage } from '../step.ts';
import { language } from './language.ts';

beforeAll(() => language.load());

const tell = async (articleBody: string, inLanguage?: string) => {
  const answer = await language.run({ articleBody, ...(inLanguage && { inLanguage }) }, {});
  if (typeof answer === 'string') throw new Error(answer);
  return answer.language!;
};

describe('language', () => {
  it.each([
    ['en', 'The committee met on Monday to discuss the budget of the city.'],
    ['ru', 'Комитет собрался в понедельник, чтобы обсудить бюджет города.'],
    ['kk', 'Комитет дүйсенбі күні қала бюджетін талқылау үшін жиналды.'],
    ['ky', 'Комитет дүйшөмбү күнү шаардын бюджетин талкуулоо үчүн чогулду.'],
    ['fr', 'La commission s’est réunie lundi pour examiner le budget de la ville.'],
    ['de', 'Der Ausschuss traf sich am Montag, um über den Haushalt der Stadt zu beraten.'],
    ['es', 'El comité se reunió el lunes para debatir el presupuesto de la ciudad.'],
    ['pt', 'A comissão reuniu-se na segunda-feira para discutir o orçamento da cidade.'],
    ['id', 'Komite bertemu pada hari Senin untuk membahas anggaran kota yang baru dan tidak lebih dari itu.'],
    ['tr', 'Komisyon pazartesi günü şehrin bütçesini görüşmek için toplandı.'],
    ['uk', 'Комітет зібрався в понеділок, щоб обговорити бюджет міста.'],
  ])('%s', async (tag, text) => {
    expect((await tell(text)).tag).toBe(tag);
    expect((await tell(text)).confidence).toBeGreaterThanOrEqual(0.5);
  });

  it.each([
    ['too short', 'Ok'],
    ['numbers alone', '12 345 67 — 8.9'],
    ['half and half', 'The senate met on Monday. Сенат собрался в понед. The vote was close. Голосование было'],
  ])('is und where it cannot be told: %s', async (_why, text) => {
    expect((await tell(text)).tag).toBe('und');
  });

  it('sets the declared language beside the detected one', async () => {
    expect(await tell('The committee met on Monday to discuss the budget of the city.', 'fr')).toMatchObject({
      tag: 'en',
      declared: 'fr',
      agrees: false,
    });
    expect(await tell('The committee met on Monday to discuss the budget of the city.', 'en-GB')).toMatchObject({
      tag: 'en',
      declared: 'en-GB',
      agrees: true,
    });
    expect(await tell('Ok', 'fr')).toMatchObject({ tag: 'und', declared: 'fr', agrees: true });
    expect((await tell('The committee met on Monday to discuss the budget.')).agrees).toBeUndefined();
  });

  it('lets the declared language rule where none could be told', () => {
    expect(workingLanguage({ inLanguage: 'pt-BR' }, { language: { tag: 'und', confidence: 0, declared: 'pt-BR' } })).toBe('pt');
    expect(workingLanguage({}, { language: { tag: 'und', confidence: 0 } })).toBeUndefined();
    expect(workingLanguage({ inLanguage: 'fr' }, { language: { tag: 'en', confidence: 0.9, declared: 'fr' } })).toBe('en');
  });
});
