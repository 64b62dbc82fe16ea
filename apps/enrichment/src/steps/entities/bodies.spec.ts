import { entities, entitiesIn } from './entities.ts';

beforeAll(() => entities.load());

const bodiesIn = (text: string, language: string) =>
  entitiesIn([{ field: 'articleBody', text }], language).filter(({ type }) => type === 'organisation');

describe('a body has one id in all languages', () => {
  it.each([
    ['senate-of-kazakhstan', 'en', 'The Senate of Kazakhstan met.'],
    ['senate-of-kazakhstan', 'en', 'The Kazakh Senate met.'],
    ['senate-of-kazakhstan', 'fr', "Le Sénat du Kazakhstan s'est réuni."],
    ['senate-of-kazakhstan', 'de', 'Der Senat von Kasachstan tagte.'],
    ['senate-of-kazakhstan', 'de', 'Der Senat Kasachstans tagte.'],
    ['senate-of-kazakhstan', 'es', 'El Senado de Kazajistán se reunió.'],
    ['senate-of-kazakhstan', 'pt', 'O Senado do Cazaquistão reuniu-se.'],
    ['senate-of-kazakhstan', 'ru', 'В Сенате Казахстана прошло заседание.'],
    ['senate-of-kazakhstan', 'kk', 'Қазақстан Сенатының отырысы өтті.'],
    ['parliament-of-kazakhstan', 'de', 'Das Parlament Kasachstans tagte.'],
    ['parliament-of-kazakhstan', 'ru', 'О Парламенте Казахстана.'],
    ['parliament-of-kazakhstan', 'kk', 'Қазақстан Парламентінің отырысы өтті.'],
    ['government-of-uzbekistan', 'fr', "Le gouvernement de l'Ouzbékistan a démissionné."],
    ['government-of-uzbekistan', 'ru', 'Правительство Узбекистана ушло в отставку.'],
    ['government-of-uzbekistan', 'kk', 'Өзбекстан Үкіметі отставкаға кетті.'],
    ['government-of-uzbekistan', 'pt', 'O governo do Usbequistão demitiu-se.'],
    ['ministry-of-foreign-affairs-of-turkiye', 'en', 'The Turkish foreign ministry protested.'],
    ['ministry-of-foreign-affairs-of-turkiye', 'fr', 'Le ministère des affaires étrangères de la Turquie a protesté.'],
    ['ministry-of-foreign-affairs-of-turkiye', 'es', 'El Ministerio de Asuntos Exteriores de Turquía protestó.'],
    ['ministry-of-foreign-affairs-of-turkiye', 'ru', 'МИД Турции выразил протест.'],
    ['ministry-of-foreign-affairs-of-turkiye', 'de', 'Das Außenministerium der Türkei protestierte.'],
    ['osce-parliamentary-assembly', 'en', 'The OSCE PA met.'],
    ['osce-parliamentary-assembly', 'fr', "L'Assemblée parlementaire de l'OSCE s'est réunie."],
    ['osce-parliamentary-assembly', 'de', 'Mitglieder der Parlamentarischen Versammlung der OSZE kamen.'],
    ['osce-parliamentary-assembly', 'es', 'La Asamblea Parlamentaria de la OSCE se reunió.'],
    ['osce-parliamentary-assembly', 'pt', 'A Assembleia Parlamentar da OSCE reuniu-se.'],
    ['osce-parliamentary-assembly', 'ru', 'Делегация Парламентской ассамблеи ОБСЕ приехала.'],
    ['osce-parliamentary-assembly', 'kk', 'ЕҚЫҰ Парламенттік Ассамблеясының өкілдері келді.'],
    ['european-bank-for-reconstruction-and-development', 'fr', 'La BERD prête.'],
    ['european-bank-for-reconstruction-and-development', 'ru', 'ЕБРР выдал кредит.'],
    [
      'european-bank-for-reconstruction-and-development',
      'pt',
      'O Banco Europeu para a Reconstrução e o Desenvolvimento empresta.',
    ],
    ['international-atomic-energy-agency', 'es', 'El Organismo Internacional de Energía Atómica informó.'],
    ['international-atomic-energy-agency', 'de', 'Die IAEO berichtete.'],
  ])('%s (%s): %s', (slug, language, text) => {
    expect(bodiesIn(text, language).map(({ id }) => id)).toContain(`khabar:organisation/${slug}`);
  });
});

describe('a body of an article is one, whatever it is called there', () => {
  const seenIn = (text: string, language: string, ...bodies: string[]) => {
    let at = 0;
    const seen = bodies.map((name) => {
      const start = text.indexOf(name, at);
      at = start + name.length;
      return { start, end: at, kind: 'ORG' as const, score: 0.9, by: 'tested' };
    });
    return entitiesIn([{ field: 'articleBody', text }], language, { seen: [seen] })
      .filter(({ type }) => type === 'organisation')
      .map(({ name, mentionCount }) => `${name} ${mentionCount}`);
  };

  it.each([
    ['en', 'Orvik Stone plc grew. Orvik said so.', ['Orvik Stone plc', 'Orvik'], ['Orvik Stone 2']],
    [
      'de',
      'Die Orvik Stahl AG wächst. Orvik Stahl baut. Orvik auch.',
      ['Orvik Stahl AG', 'Orvik Stahl', 'Orvik'],
      ['Orvik Stahl 3'],
    ],
    ['en', 'The Plant Health Agency (PHA) spoke. PHA knew.', ['Plant Health Agency', 'PHA', 'PHA'], ['Plant Health Agency 3']],
    ['ru', 'Агентство редких рыб (АРР) молчит. АРР ждёт.', ['Агентство редких рыб', 'АРР', 'АРР'], ['Агентство редких рыб 3']],
    // Not one: the first is no short form of the second.
    ['en', 'Orvik Deep Sea dived. Orvik paid.', ['Orvik Deep Sea', 'Orvik'], ['Orvik Deep Sea 1', 'Orvik 1']],
    [
      'en',
      'Orvik Stone plc and Orvik Cement plc met. Orvik won.',
      ['Orvik Stone plc', 'Orvik Cement plc', 'Orvik'],
      ['Orvik Stone 1', 'Orvik Cement 1', 'Orvik 1'],
    ],
  ])('%s: %s', (language, text, bodies, expected) => {
    expect(seenIn(text, language, ...bodies).sort()).toEqual(expected.sort());
  });
});
