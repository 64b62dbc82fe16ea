import { EntityType, type Entity } from '#events';
import { MOST_ENTITIES, MOST_MENTIONS_OF_ARTICLE, MOST_MENTIONS_OF_ENTITY } from './assemble.ts';
import { entities, entitiesIn } from './entities.ts';

beforeAll(() => entities.load());

const inBody = (text: string, language = 'en'): Entity[] => entitiesIn([{ field: 'articleBody', text }], language);
const plainly = (found: readonly Entity[]): string[] => found.map(({ type, name }) => `${type}: ${name}`).sort();

describe('people', () => {
  it.each([
    // text, name, role
    ['President Maria Silva met voters.', 'Maria Silva', 'President'],
    ['Estonian Foreign Minister Kalev Tamm arrived.', 'Kalev Tamm', 'Foreign Minister'],
    ['Norwegian Parliament Speaker Ola Berg said no.', 'Ola Berg', 'Parliament Speaker'],
    ['Head of State Juhan-Peeter Kask spoke.', 'Juhan-Peeter Kask', 'Head of State'],
    ['The Deputy Chairman of the Senate Serik Baimukhanov left.', 'Serik Baimukhanov', 'Deputy Chairman of the Senate'],
    ['Minister of Foreign Affairs Aigul Saparova signed it.', 'Aigul Saparova', 'Minister of Foreign Affairs'],
    ['Talks with Luis Prado, the special envoy for Haiti, went on.', 'Luis Prado', 'special envoy for Haiti'],
    ['Aroha Ngata, a hydrologist at the institute, agreed.', 'Aroha Ngata', 'hydrologist at the institute'],
    ["Tove Lind, Sweden's foreign minister, disagreed.", 'Tove Lind', 'foreign minister'],
    ['His coach, Helena Prates, was pleased.', 'Helena Prates', 'coach'],
    ['The group was led by Yaw Darko.', 'Yaw Darko', undefined],
    ['Ms. Al-Rashid declined.', 'Al-Rashid', undefined],
    ['It was Ursula von der Heide who won.', 'Ursula von der Heide', undefined],
    ['Jean-Marc Duval and Ban Chi-woo met Peter de Vries.', 'Ban Chi-woo', undefined],
  ])('%s', (text, name, role) => {
    const person = inBody(text).find((entity) => entity.type === 'person' && entity.name === name);
    expect(person?.name).toBe(name);
    expect(person?.role).toBe(role);
  });

  it('joins surnames to the full name, and says how often each was found', () => {
    const [person, ...others] = inBody(
      'Mayor Tuva Holm resigned. Holm had led the city since May. Critics of Holm cheered.',
    ).filter(({ type }) => type === 'person');
    expect(others).toEqual([]);
    expect(person).toMatchObject({ id: 'khabar:person/tuva-holm', name: 'Tuva Holm', role: 'Mayor', mentionCount: 3 });
    expect(person!.mentions.map(({ text }) => text)).toEqual(['Tuva Holm', 'Holm', 'Holm']);
  });

  it('joins no surname that two people bear', () => {
    const found = inBody('Anna Berg met Paul Berg. Berg was late.').filter(({ type }) => type === 'person');
    expect(found.map(({ mentionCount }) => mentionCount)).toEqual([1, 1]);
  });

  it.each([
    ['In New York City, the case of Oldbridge, Judge unnamed, was heard.'],
    ['Goldwater Stone said profit rose.'],
    ['Heads of State met. We agreed. Last Monday they left.'],
    ['A well-known decision-maker spoke for the Oslo-based firm of Rolls-Royce.'],
    ['Real Ribera beat Porto Azul on Sunday.'],
    ['Yesterday In The City Many People Came Home Again'],
  ])('none in: %s', (text) => {
    expect(inBody(text).filter(({ type }) => type === 'person')).toEqual([]);
  });
});

describe('bodies, agreements and events', () => {
  it.each([
    ['The Norwegian parliament voted.', 'organisation: Parliament of Norway', 'NO'],
    ['The Kenyan Senate voted.', 'organisation: Senate of Kenya', 'KE'],
    ['The National Assembly of Vietnam sat.', 'organisation: National Assembly of Vietnam', 'VN'],
    ['The central bank of Ghana waited.', 'organisation: Central Bank of Ghana', 'GH'],
    ["Peru's supreme court ruled.", 'organisation: Supreme Court of Peru', 'PE'],
    ['He works at the Ministry of Digital Affairs in town.', 'organisation: Ministry of Digital Affairs', undefined],
    ['A loan of the Nordic Rail Bank was paid.', 'organisation: Nordic Rail Bank', undefined],
    ['The Council of Pacific Island states met.', 'organisation: Council of Pacific Island', undefined],
    ['The Forum of Baltic countries met.', 'organisation: Forum of Baltic', undefined],
    [
      'The Parliamentary Forum of West African countries met.',
      'organisation: Parliamentary Forum of West African countries',
      undefined,
    ],
    [
      'They signed the Convention on the Protection of Rivers in Riga.',
      'agreement: Convention on the Protection of Rivers',
      undefined,
    ],
    [
      'The Treaty on Trade, Transport and Energy between Kenya and Uganda holds.',
      'agreement: Treaty on Trade, Transport and Energy between Kenya and Uganda',
      undefined,
    ],
    ['The Tallinn Declaration was read.', 'agreement: Tallinn Declaration', undefined],
    ['The Baltic Film Festival opened.', 'event: Baltic Film Festival', undefined],
    ['The United Nations and the OSCE agreed.', 'organisation: United Nations', undefined],
  ])('%s', (text, expected, country) => {
    const found = inBody(text);
    const entity = found.find(({ type, name }) => `${type}: ${name}` === expected || `${type}: ${name}`.startsWith(expected));
    expect(plainly(found)).toContain(entity ? `${entity.type}: ${entity.name}` : expected);
    expect(entity?.country).toBe(country);
  });

  it('takes no weekday into a name', () => {
    expect(plainly(inBody('She was treated at Brook Hospital on Friday.'))).toEqual(['organisation: Brook Hospital']);
  });

  it('joins a short form in brackets, and its later use, to the long form', () => {
    const [body] = inBody('The Southern Rail Authority (SRA) closed a line. Drivers blame the SRA.').filter(({ name }) =>
      name.startsWith('Southern'),
    );
    expect(body?.mentions.map(({ text }) => text)).toEqual(['Southern Rail Authority', 'SRA', 'SRA']);
  });

  it('joins a bare institution to the one that was named', () => {
    const [senate] = inBody('The Kenyan Senate met in Nairobi. The Senate rose at noon.').filter(
      ({ type }) => type === 'organisation',
    );
    expect(senate).toMatchObject({ name: 'Senate of Kenya', mentionCount: 2 });
  });
});

describe('places', () => {
  it.each([
    ['Talks in Kenya and Bosnia-Herzegovina', ['wikidata:Q114', 'wikidata:Q225']],
    ['US-China trade and the Kenya-Uganda border', ['wikidata:Q30', 'wikidata:Q148', 'wikidata:Q114', 'wikidata:Q1036']],
    ['US-led talks on the Aral Sea', ['wikidata:Q30', 'wikidata:Q35883']],
    ['From Uzbekistan, Kyrgyzstan and Tajikistan.', ['wikidata:Q265', 'wikidata:Q813', 'wikidata:Q863']],
  ])('with ids that a source vouches for: %s', (text, ids) => {
    expect(
      inBody(text)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
  });

  it.each([
    ['He lives in Oldbridge, Ireland, now.', 'Oldbridge', 'IE'],
    ['The Ile River and Lake Alakol dry up.', 'Ile River', undefined],
    ['The Ile River and Lake Alakol dry up.', 'Lake Alakol', undefined],
    ['Snow fell on Bergen.', 'Bergen', 'NO'],
  ])('%s', (text, name, country) => {
    const place = inBody(text).find((entity) => entity.name === name);
    expect(place?.type).toBe('place');
    expect(place?.country).toBe(country);
  });

  it('takes a nationality alone for no place, and gives no brackets or full stops', () => {
    expect(inBody('A Kazakh writer and a French cook won.')).toEqual([]);
    expect(
      inBody('She arrived (Vienna). Then Oslo.')
        .flatMap(({ mentions }) => mentions.map(({ text }) => text))
        .sort(),
    ).toEqual(['Oslo', 'Vienna']);
  });
});

describe('headlines whose capitals say nothing', () => {
  const both = (headline: string, articleBody: string): string[] =>
    plainly(
      entitiesIn(
        [
          { field: 'headline', text: headline },
          { field: 'articleBody', text: articleBody },
        ],
        'en',
      ),
    );

  it.each([
    [
      'PRESIDENT JOHN KAMAU MEETS GHANA PREMIER IN ACCRA',
      'President John Kamau met the prime minister of Ghana in Accra.',
      ['person: John Kamau', 'place: Accra', 'place: Ghana'],
    ],
    [
      'UN WARNS: US AND UK MUST ACT NOW',
      'The United Nations said so.',
      ['organisation: United Nations', 'place: United Kingdom', 'place: United States'],
    ],
    ['TELL US WHO CAN DO IT', 'Nothing more is known.', []],
    [
      'Orvik Joins Lumen In Bergen To Showcase Sensors At Marine Technology Conference',
      'Orvik shows sensors.',
      ['place: Bergen'],
    ],
  ])('%s', (headline, articleBody, expected) => {
    expect(both(headline, articleBody)).toEqual(expected);
  });
});

describe('other languages', () => {
  it.each([
    [
      'ru',
      'Председатель Сената Айдар Жумабеков посетил Казахстан и Узбекистан.',
      ['person: Айдар Жумабеков', 'place: Kazakhstan', 'place: Uzbekistan'],
    ],
    ['ru', 'В Аральском море и в столице Норвегии Осло.', ['place: Aral Sea', 'place: Norway', 'place: Oslo']],
    [
      'kk',
      'Қазақстан Сенаты төрағасы Айдар Жұмабеков Ташкентте болды.',
      ['organisation: Senate of Kazakhstan', 'person: Айдар Жұмабеков', 'place: Tashkent'],
    ],
    [
      'fr',
      "La ministre de la santé Odile Garnier s'est rendue au Kenya avec l'ONU.",
      ['organisation: United Nations', 'person: Odile Garnier', 'place: Kenya'],
    ],
    [
      'de',
      'Außenministerin Birte Lohmann sprach in Wien mit der OSZE.',
      ['organisation: OSCE', 'person: Birte Lohmann', 'place: Vienna'],
    ],
    ['es', 'La presidenta Lucía Herrera viajó de Perú a Brasil.', ['person: Lucía Herrera', 'place: Brazil', 'place: Peru']],
    ['pt', 'O ministro Rui Tavares falou em Lisboa.', ['person: Rui Tavares', 'place: Lisbon']],
    ['id', 'Presiden Wahyu Lestari tiba di Jakarta.', ['person: Wahyu Lestari', 'place: Jakarta']],
  ])('%s: %s', (language, text, expected) => {
    expect(plainly(inBody(text, language))).toEqual(expected);
  });

  it('finds a surname in its cases', () => {
    const [person] = inBody('Министр Айдар Жумабеков уехал. О Жумабекове спорили, Жумабекова ждут.', 'ru');
    expect(person).toMatchObject({ name: 'Айдар Жумабеков', mentionCount: 3 });
  });

  it('says of a language without rules that it has none', async () => {
    expect(await entities.run({ articleBody: 'こんにちは' }, { language: { tag: 'ja', confidence: 0.9 } })).toBe(
      'unsupported_language',
    );
  });
});

describe('what an article may cost', () => {
  it.each([
    ['one word of 300,000 letters', 'a'.repeat(300_000)],
    ['20,000 brackets', '('.repeat(20_000) + ')'.repeat(20_000)],
    ['no spaces', 'Lima,'.repeat(40_000)],
    ['hyphens', 'Abc-'.repeat(100_000)],
    ['one name again and again', 'Bob '.repeat(60_000)],
    ['an agreement without end', 'Treaty of '.repeat(40_000)],
  ])(
    '%s is read in seconds, its mentions bounded and true',
    (_name, text) => {
      const found = inBody(text);
      expect(found.length).toBeLessThanOrEqual(MOST_ENTITIES);
      expect(found.every(({ mentions }) => mentions.length <= MOST_MENTIONS_OF_ENTITY)).toBe(true);
      expect(found.flatMap(({ mentions }) => mentions).length).toBeLessThanOrEqual(MOST_MENTIONS_OF_ARTICLE);
    },
    15_000,
  );

  it('counts all mentions where the list stops short', () => {
    const [lima] = inBody('We saw Lima. '.repeat(800));
    expect(lima).toMatchObject({ name: 'Lima', mentionCount: 800 });
    expect(lima!.mentions).toHaveLength(MOST_MENTIONS_OF_ENTITY);
  });

  it('gives offsets that cut their text, past emoji, soft line breaks and combining marks', () => {
    const text = '🛰️ Президе\u0301нт — 😀 Kassym‑Jomart Tokayev\r\nvisited Kenya’s capital, Nairobi.';
    const spans = inBody(text).flatMap(({ mentions }) => mentions);
    expect(spans.length).toBeGreaterThanOrEqual(3);
    for (const { start, end, text: cut } of spans) expect(text.slice(start, end)).toBe(cut);
    for (const { type } of inBody(text)) expect(EntityType.options).toContain(type);
  });
});
