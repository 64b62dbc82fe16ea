import { entities, entitiesIn } from './entities.ts';

beforeAll(() => entities.load());

const GEORGIA = 'wikidata:Q230';
const STATE_OF_GEORGIA = 'geonames:4197000';
const WASHINGTON = 'geonames:4140963';
const WASHINGTON_STATE = 'geonames:5815135';

const placesIn = (text: string, language = 'en', publisherCountry?: string) =>
  entitiesIn([{ field: 'articleBody', text }], language, { publisherCountry }).filter(({ type }) => type === 'place');

describe('which place a name means is decided by what else the text names', () => {
  it.each([
    ['en', 'Atlanta, Georgia, voted on Tuesday.', 'Georgia', STATE_OF_GEORGIA],
    ['en', 'Voters in Georgia return for a Senate runoff, county officials said.', 'Georgia', STATE_OF_GEORGIA],
    ['en', 'The governor of Georgia met Republican leaders in Savannah.', 'Georgia', STATE_OF_GEORGIA],
    ['en', 'Georgia Gov. Ann Lee signed it.', 'Georgia', STATE_OF_GEORGIA],
    ['en', "Georgia's embassy closed.", 'Georgia', GEORGIA],
    ['en', 'Georgia, California and Texas were decided late.', 'Georgia', STATE_OF_GEORGIA],
    ['en', 'Armenia, Azerbaijan and Georgia share a railway.', 'Georgia', GEORGIA],
    ['en', 'Crowds marched in Tbilisi; Georgia has not seen the like.', 'Georgia', GEORGIA],
    ['en', 'Georgia and Russia fought over South Ossetia in the Caucasus.', 'Georgia', GEORGIA],
    ['en', 'Georgia beat Spain.', 'Georgia', GEORGIA],
    ['fr', "En Géorgie, les électeurs d'Atlanta ont voté, comté par comté.", 'Géorgie', STATE_OF_GEORGIA],
    ['fr', 'À Tbilissi et à Batoumi, la Géorgie attend la Russie et la Turquie.', 'Géorgie', GEORGIA],
    ['pt', 'A Geórgia e a Armênia ficam no Cáucaso.', 'Geórgia', GEORGIA],
    ['ru', 'Грузия и Армения договорились.', 'Грузия', GEORGIA],
    ['en', 'A court in Birmingham, Alabama, ruled on Monday.', 'Birmingham', 'geonames:4049979'],
    ['en', "Alabama's Birmingham and Montgomery, Alabama, grew.", 'Birmingham', 'geonames:4049979'],
    ['en', 'Police in Birmingham arrested a man. He was flown to London.', 'Birmingham', 'geonames:2655603'],
    ['de', 'Ein Gericht in Birmingham (Alabama) entschied.', 'Birmingham', 'geonames:4049979'],
    ['ru', 'Суд в Бирмингеме, штат Алабама, вынес решение.', 'Бирмингеме', 'geonames:4049979'],
    ['es', 'La policía de Córdoba habló. También Sevilla y Madrid, en España.', 'Córdoba', 'geonames:2519240'],
    ['es', 'La policía de Córdoba habló. También Buenos Aires, en Argentina.', 'Córdoba', 'geonames:3860259'],
    ['en', 'Crews flew from San José, Costa Rica, to Panama.', 'San José', 'geonames:3621849'],
    ['en', 'San Jose, California, and Los Angeles grew.', 'San Jose', 'geonames:5392171'],
    ['en', 'Talks in Alexandria ended; Cairo was glad.', 'Alexandria', 'geonames:361058'],
    ['en', 'In Alexandria, Virginia, a judge sat.', 'Alexandria', 'geonames:4744091'],
    ['en', 'Springfield, Ill., and Chicago are far apart.', 'Springfield', 'geonames:4250542'],
    ['en', 'Washington warned Moscow over Kyiv.', 'Washington', WASHINGTON],
    ['en', 'The largest city in Washington state is Seattle.', 'Washington', WASHINGTON_STATE],
    ['en', 'Trains between Almaty and Shymkent were late.', 'Almaty', 'geonames:1526384'],
    ['ru', 'Паводок в Костанае и Караганде.', 'Костанае', 'geonames:1519928'],
    ['kk', 'Жиын Қарағандыда өтті.', 'Қарағандыда', 'geonames:609655'],
    ['en', 'Prices in Nice, France, rose.', 'Nice', 'geonames:2990440'],
  ])('%s: %s', (language, text, mention, id) => {
    const place = placesIn(text, language).find(({ mentions }) => mentions.some((each) => each.text === mention));
    expect(place?.id).toBe(id);
    expect(place?.sameAs).toEqual([id]);
  });

  it('keeps two places of one name apart', () => {
    const found = placesIn('Birmingham, Alabama, has a sister city: Birmingham, England.');
    expect(found.filter(({ name }) => name === 'Birmingham').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['geonames:4049979', 'geonames:2655603']),
    );
  });

  it('listens to where the publisher is', () => {
    expect(placesIn('Birmingham was cold.', 'en', 'GB')[0]).toMatchObject({ id: 'geonames:2655603', country: 'GB' });
  });
});

describe('an id is never guessed', () => {
  it.each([
    ['Birmingham was cold.', 'Birmingham', undefined],
    ['Georgia signed a treaty with the United States.', 'Georgia', undefined],
    ['He left Córdoba.', 'Córdoba', undefined],
    // GeoNames' Paris in Texas is too small for the table.
    ['He grew up in Paris, Texas, and stayed.', 'Paris', 'US'],
  ])('%s', (text, name, country) => {
    const place = placesIn(text).find((each) => each.name === name);
    expect(place).toMatchObject({ id: `khabar:place/${name.toLowerCase().replace('ó', 'o')}`, sameAs: [] });
    expect(place?.country).toBe(country);
    expect(place?.candidates?.length).toBeGreaterThan(0);
  });

  it('the runners-up are told, best first, with a likelihood', () => {
    const [place] = placesIn('Georgia beat Spain.').filter(({ name }) => name === 'Georgia');
    expect(place?.candidates).toEqual([{ id: STATE_OF_GEORGIA, name: 'Georgia', country: 'US', score: expect.any(Number) }]);
    const [unsure] = placesIn('Birmingham was cold.');
    expect(unsure?.candidates?.map(({ country }) => country)).toEqual(['GB', 'US']);
    expect(unsure!.candidates!.reduce((sum, { score }) => sum + score, 0)).toBeLessThanOrEqual(1);
  });
});

describe('a town of the table makes no mention of its own', () => {
  it.each([
    'Nice work, said the Best Man. Reading is fun.',
    'Mobile phones split families. Police found Orange juice.',
    'The Most Buyers Came From Same Split Bath.',
    'Paris Hilton sang.',
  ])('%s', (text) => {
    expect(placesIn(text)).toEqual([]);
  });

  it('nor does a surname of the article', () => {
    const found = entitiesIn([{ field: 'articleBody', text: 'Michael Jordan scored 40 points. Jordan was happy.' }], 'en');
    expect(found.map(({ type, name, mentionCount }) => ({ type, name, mentionCount }))).toEqual([
      { type: 'person', name: 'Michael Jordan', mentionCount: 2 },
    ]);
    expect(placesIn('Michael Jordan landed in Jordan.').map(({ id }) => id)).toEqual(['wikidata:Q810']);
  });
});
