import { entities, entitiesIn } from './entities.ts';

beforeAll(() => entities.load());

const named = (from: string, language: string, ...names: string[]) => {
  // What an engine would see: each name where it stands.
  let at = 0;
  const seen = names.map((name) => {
    const start = from.indexOf(name, at);
    at = start + name.length;
    return { start, end: at, kind: 'PER' as const, score: 0.9, by: 'tested' };
  });
  return entitiesIn([{ field: 'articleBody', text: from }], language, { seen: [seen] })
    .filter(({ type }) => type === 'person')
    .map(({ name, mentionCount }) => `${name} ${mentionCount}`)
    .sort();
};

describe('what an article calls one person by is one entity, with its fullest plain name', () => {
  it.each([
    ['en', 'Ana Brandt spoke. Brandt left.', ['Ana Brandt', 'Brandt'], ['Ana Brandt 2']],
    ['en', "Ana Brandt's plan pleased Brandt's friends.", ['Ana Brandt', 'Brandt'], ['Ana Brandt 2']],
    ['en', 'Ana Brandt spoke. A. Brandt left.', ['Ana Brandt', 'A. Brandt'], ['Ana Brandt 2']],
    ['en', 'K. Sarin spoke. Sarin left.', ['K. Sarin', 'Sarin'], ['K. Sarin 2']],
    ['en', 'BRANDT SPEAKS AGAIN TODAY\n\nAna Brandt spoke.', ['BRANDT', 'Ana Brandt'], ['Ana Brandt 2']],
    ['en', 'ANA BRANDT SPEAKS TODAY\n\nMs Brandt spoke.', ['ANA BRANDT', 'Brandt'], ['Ana Brandt 2']],
    ['en', 'John Fitz Moore came. John Moore spoke.', ['John Fitz Moore', 'John Moore'], ['John Fitz Moore 2']],
    ['en', 'Paris Hilton sang. Paris bowed.', ['Paris Hilton', 'Paris'], ['Paris Hilton 2']],
    ['ru', 'К.-Ж. Сарин и Касым-Жомарт Сарин.', ['К.-Ж. Сарин', 'Касым-Жомарт Сарин'], ['Касым-Жомарт Сарин 2']],
    ['ru', 'Сарин К. и Канат Сарин.', ['Сарин К.', 'Канат Сарин'], ['Канат Сарин 2']],
    [
      'ru',
      'Приехал Канат Болатович Сарин. Канат Сарин ждал.',
      ['Канат Болатович Сарин', 'Канат Сарин'],
      ['Канат Болатович Сарин 2'],
    ],
    ['ru', 'У Каната Сарина были дела. К Сарину пришли.', ['Каната Сарина', 'Сарину'], ['Канат Сарин 2']],
    [
      'ru',
      'Вместе с Дарынбеком Сариным. Дарынбека Сарина ждали.',
      ['Дарынбеком Сариным', 'Дарынбека Сарина'],
      ['Дарынбек Сарин 2'],
    ],
    ['ru', 'Дарынбека Сарина ждали. Сарин приехал.', ['Дарынбека Сарина', 'Сарин'], ['Дарынбек Сарин 2']],
    ['ru', 'Анну Савину ждали. Савина приехала.', ['Анну Савину', 'Савина'], ['Анна Савина 2']],
    ['kk', 'Қанат Сәринмен бірге. Сәриннің сөзі.', ['Қанат Сәринмен', 'Сәриннің'], ['Қанат Сәрин 2']],
    ['de', 'Karl Sommers Plan. Sommer schwieg.', ['Karl Sommers', 'Sommer'], ['Karl Sommer 2']],
    ['de', 'Anna Peters kam. Peters blieb.', ['Anna Peters', 'Peters'], ['Anna Peters 2']],
    [
      'es',
      'Pedro Ruiz Mena llegó. Ruiz Mena habló. Pedro Ruiz salió.',
      ['Pedro Ruiz Mena', 'Ruiz Mena', 'Pedro Ruiz'],
      ['Pedro Ruiz Mena 3'],
    ],
  ])('%s: %s', (language, text, names, expected) => {
    expect(named(text, language, ...names)).toEqual(expected);
  });
});

describe('two people stay two', () => {
  it.each([
    [
      'en',
      'Anna Berg met Paul Berg. Berg was late.',
      ['Anna Berg', 'Paul Berg', 'Berg'],
      ['Anna Berg 1', 'Berg 1', 'Paul Berg 1'],
    ],
    ['en', 'Anna Berg met P. Berg.', ['Anna Berg', 'P. Berg'], ['Anna Berg 1', 'P. Berg 1']],
    [
      'ru',
      'Анна Савина и Канат Савин. Савиной ждали.',
      ['Анна Савина', 'Канат Савин', 'Савиной'],
      ['Анна Савина 1', 'Канат Савин 1', 'Савина 1'],
    ],
    ['en', 'John Smith met Smith John Brown.', ['John Smith', 'Smith John Brown'], ['John Smith 1', 'Smith John Brown 1']],
  ])('%s: %s', (language, text, names, expected) => {
    expect(named(text, language, ...names)).toEqual(expected);
  });
});

describe('the well-known have one name in all languages', () => {
  it.each([
    ['ru', 'Президент Токаев принял посла. Токаева ждали.', ['Токаев', 'Токаева'], ['Kassym-Jomart Tokayev 2']],
    ['kk', 'Тоқаевтың сөзі.', ['Тоқаевтың'], ['Kassym-Jomart Tokayev 1']],
    [
      'ru',
      'С Дональдом Трампом говорил Эмманюэль Макрон.',
      ['Дональдом Трампом', 'Эмманюэль Макрон'],
      ['Donald Trump 1', 'Emmanuel Macron 1'],
    ],
    ['ru', 'К.-Ж. Токаев уехал. Токаев К.К. подписал.', ['К.-Ж. Токаев', 'Токаев К.К'], ['Kassym-Jomart Tokayev 2']],
    ['ru', 'Ушёл Б. Токаев.', ['Б. Токаев'], ['Б. Токаев 1']],
    ['fr', 'M. Tokaïev repart.', ['M. Tokaïev'], ['Kassym-Jomart Tokayev 1']],
    ['kk', 'Qasym-Jomart Toqaev keldi. Toqaevtyń sózi.', ['Qasym-Jomart Toqaev', 'Toqaevtyń'], ['Kassym-Jomart Tokayev 2']],
    ['de', 'Wolodymyr Selenskyj traf Trump.', ['Wolodymyr Selenskyj', 'Trump'], ['Donald Trump 1', 'Volodymyr Zelenskyy 1']],
    [
      'en',
      'Ivana Trump sang; Trump listened to Donald Trump.',
      ['Ivana Trump', 'Trump', 'Donald Trump'],
      ['Donald Trump 1', 'Ivana Trump 1', 'Trump 1'],
    ],
  ])('%s: %s', (language, text, names, expected) => {
    expect(named(text, language, ...names)).toEqual(expected);
  });
});
