import { readdirSync, readFileSync } from 'node:fs';
import { normalise, RawArticle } from '#events';
import { WorkerPool } from './worker-pool.ts';

const folder = new URL('../../../samples/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

type People = Record<string, string | undefined>;
/** Of people who are not all read well yet, those who are. */
const atLeast = (people: People): People => expect.objectContaining(people) as People;

/** First topic, people with their roles as the article gives them, and bodies and places that must be among those found. */
const expected: Record<string, { topic: string; people: People; among: string[] }> = {
  '01': {
    topic: 'politics',
    people: {
      'Serik Baimukhanov': 'Deputy Chairman of the Senate',
      'Helena Brandt': 'special representative on election observation',
    },
    among: ['Senate of Kazakhstan', 'OSCE', 'OSCE Parliamentary Assembly', 'Kazakhstan', 'Aral Sea', 'Mazhilis'],
  },
  '02': {
    topic: 'politics',
    people: { 'Ingrid Solvang': 'mayor of Bergen', 'Jonas Fredriksen': 'former fisheries minister' },
    among: ['Norway', 'Bergen', 'Oslo', 'Stavanger', 'Parliament of Norway'],
  },
  '03': {
    topic: 'politics',
    people: {
      'Jasur Mirzaev': 'Water Minister',
      'Firuza Saidova': undefined,
      'Marta Lindqvist': 'hydrologist at the University of Uppsala',
    },
    among: ['Treaty on the Joint Use of Transboundary Rivers', 'Samarkand', 'UNDP', 'Amu Darya', 'Turkmenistan'],
  },
  '04': {
    topic: 'politics',
    people: { 'Kwame Boateng': 'envoy of the Secretary-General', 'Claire Fontanel': 'spokeswoman for Médecins Sans Frontières' },
    among: ['United Nations Security Council', 'Mali', 'Niger', 'Chad', 'African Union', 'Government of Niger'],
  },
  '05': {
    topic: 'economy, business and finance',
    people: { 'Nana Owusu': 'Governor' },
    among: ['Central Bank of Ghana', 'International Monetary Fund', 'Accra', 'Volta Capital Group'],
  },
  '06': {
    topic: 'environment',
    people: { 'Aigerim Sadykova': 'lead author of the study' },
    among: ['Almaty', 'Ile River', 'World Meteorological Organization', 'Government of Kazakhstan'],
  },
  '07': {
    topic: 'health',
    people: { 'Grace Achieng': 'Health Minister', 'Samuel Otieno': 'epidemiologist at the University of Nairobi' },
    among: ['World Health Organization', 'Kenya', 'Nairobi', 'Kenyatta Hospital', 'Tanzania'],
  },
  '08': {
    topic: 'sport',
    people: { 'Pablo Iriarte': 'striker', 'Rui Caldeira': 'Midfielder', 'Andre Falcão': 'captain', 'Helena Prates': 'coach' },
    among: ['Lisbon', 'Seville', 'World Cup', 'Iberian Cup'],
  },
  '09': {
    topic: 'science and technology',
    people: { 'Marat Iskakov': 'Professor' },
    among: ['Satbayev University', 'Caspian Sea', 'European Space Agency', 'Japan', 'Baikonur'],
  },
  '10': {
    topic: 'arts, culture, entertainment and media',
    people: { 'Katrin Saar': 'Director', 'Andris Ozols': 'composer', 'Mikko Lehtonen': undefined },
    among: ['Baltic Film Festival', 'Tallinn', 'Estonia', 'Estonian Film Museum'],
  },
  '11': {
    topic: 'politics',
    people: {
      'Серик Баймуханов': 'Заместитель председателя Сената',
      'Хелена Брандт': 'специальный представитель',
      'Нурлан Есенов': 'Министр экологии',
    },
    among: ['OSCE', 'OSCE Parliamentary Assembly', 'Kazakhstan', 'Aral Sea', 'Parliament of Kazakhstan'],
  },
  '12': {
    topic: 'economy, business and finance',
    people: { 'Ержан Касенов': 'директор департамента денежной политики', 'Ирина Волкова': 'Экономист' },
    among: ['National Bank of Kazakhstan', 'China', 'World Bank', 'International Monetary Fund'],
  },
  '13': {
    topic: 'politics',
    people: { 'Серік Баймұханов': undefined, 'Хелена Брандт': 'арнайы өкіл', 'Нұрлан Есенов': 'Экология министрі' },
    among: ['Senate of Kazakhstan', 'OSCE Parliamentary Assembly', 'Uzbekistan', 'Aral Sea', 'Tashkent'],
  },
  '14': {
    topic: 'sport',
    people: { 'Ерболат Сейітов': undefined, 'Қанат Оразбаев': 'Бас бапкер', 'Айжан Төлеубаева': undefined },
    among: ['Ankara', 'Türkiye', 'Russia', 'Iran', 'Shymkent'],
  },
  '15': {
    topic: 'politics',
    people: { 'Solène Marchand': "ministre de l'environnement", 'Étienne Vasseur': 'sénateur' },
    among: ['European Union', 'Lyon', 'Alps', 'Geneva', 'United Nations'],
  },
  '16': {
    topic: 'environment',
    people: { 'Annika Rehberg': 'Umweltministerin', 'Matthias Kölling': 'Forscher' },
    among: ['Bonn', 'Germany', 'European Union', 'United Nations', 'Bundestag'],
  },
  '17': {
    topic: 'politics',
    people: {
      'Valeria Montecinos': undefined,
      'Ricardo Almonacid': 'gobernador',
      'Esteban Carrasco': 'presidente del consejo electoral',
    },
    among: ['Chile', 'Argentina', 'Santiago', 'Organization of American States'],
  },
  '18': {
    topic: 'health',
    people: { 'Beatriz Nogueira': 'ministra da Saúde', 'Renata Azevedo': undefined },
    among: ['Brazil', 'São Paulo', 'Mozambique', 'World Health Organization'],
  },
  '19': {
    topic: 'politics',
    people: { 'Arief Santosa': 'Menteri Luar Negeri', 'Dewi Lestariningsih': 'Peneliti', 'Bambang Wirawan': 'Ketua DPR' },
    among: ['ASEAN', 'Jakarta', 'Indonesia', 'United Nations', 'Hanoi'],
  },
  '20': {
    topic: 'politics',
    people: { 'Selin Aydoğan': 'Çevre Bakanı', 'Murat Sezgin': 'Muhalefet milletvekili', 'Kerem Yıldız': 'Araştırmacı' },
    among: ['Ankara', 'World Bank', 'Japan', 'Georgia', 'United Nations'],
  },
  '21': {
    topic: 'crime, law and justice',
    people: { 'Marcus Jordan': undefined, 'Denise Washington': 'Judge', 'Paris Whitlock': 'lawyer' },
    among: ['Georgia', 'Caucasus', 'Alabama', 'Food and Drug Administration', 'Supreme Court'],
  },
  '22': {
    topic: 'economy, business and finance',
    people: atLeast({
      'Sydney Marlow': 'chairman of Kestrel',
      'Chelsea Okafor': 'chief executive of Aurelia',
      'Imogen Castle': undefined,
    }),
    among: ['London Stock Exchange', 'Competition and Markets Authority', 'Goldman Sachs', 'Jordan', 'Wales'],
  },
  '23': {
    topic: 'sport',
    people: {
      'Callum Rooke': 'winger',
      'Declan Moran': 'Celtic coach',
      'Jordan Adeyemi': 'forward',
      'Lorenzo Milano': 'sporting director',
      'Paris Nkemelu': undefined,
    },
    among: ['Genoa', 'Celtic', 'Leeds United', 'FIFA', 'Paisley', 'Celtic Park'],
  },
  '24': {
    topic: 'disaster, accident and emergency incident',
    people: { 'Santiago Rivera': 'Mayor', 'Florence Abalos': 'governor of Ilocos Norte' },
    among: ['Luzon', 'Manila', 'Vigan', 'San Juan', 'Taiwan', 'Philippine Red Cross'],
  },
  '25': {
    topic: 'labour',
    people: {
      'Victor Lorrain': 'ministre des Transports',
      'Jordan Lemaire': 'délégué de la CGT',
      'Florence Paris': "présidente de l'association d'usagers Quai Libre",
    },
    among: ['SNCF', 'CGT', 'Agence France-Presse', 'Deutsche Bahn', 'Paris', 'Switzerland'],
  },
  '26': {
    topic: 'labour',
    people: {
      'Jutta Kaiser': 'Verhandlungsführerin',
      'Wolfgang Bayer': 'Präsident',
      'Peter Sommer': 'Wirtschaftsminister',
      'Roman Winter': undefined,
    },
    among: ['IG Metall', 'Bundesagentur für Arbeit', 'Essen', 'China', 'United States'],
  },
  '27': {
    topic: 'science and technology',
    people: atLeast({
      'Victoria Guerrero': 'arqueóloga',
      'Santiago León': 'químico',
      'Paris Holloway': 'investigador del Museo Británico',
    }),
    among: ['Instituto Nacional de Antropología e Historia', 'Yucatán', 'Mexico', 'Spain', 'London'],
  },
  '28': {
    topic: 'disaster, accident and emergency incident',
    people: atLeast({ 'Lourenço Castelo Branco': 'comandante', 'Vitória Peixoto': 'ministra da Administração Interna' }),
    among: ['Guarda Nacional Republicana', 'European Union', 'Serra da Estrela', 'Guarda', 'Spain'],
  },
  '29': {
    topic: 'economy, business and finance',
    people: atLeast({
      'Роман Владимиров': 'Представитель ЕАБР',
      'Любовь Мороз': 'вице-министр транспорта',
      'Вера Тарасова': 'Экономист',
    }),
    among: ['Евразийский банк развития', 'Aktau', 'Caspian Sea', 'Georgia', 'Baku'],
  },
  '30': {
    topic: 'education',
    people: atLeast({
      'Бақыт Ерденов': 'Ғылым және жоғары білім министрі',
      'Арман Далабаев': 'Облыс әкімі',
      'Гүлнар Ысқақова': 'ЕҰУ профессоры',
    }),
    among: ['Анкара университеті', 'Semey', 'Almaty', 'France', 'Central Asia', 'Tashkent'],
  },
};

/** Of the samples that came from one; photographs do not count. */
const agencies: Record<string, string[]> = {
  '21': ['ap'],
  '22': ['reuters'],
  '23': ['pa'],
  '24': ['pna'],
  '25': ['afp'],
  '26': ['dpa'],
  '27': ['efe'],
  '28': ['lusa'],
  '29': ['kazinform'],
  '30': ['kazinform'],
};

describe('the samples', () => {
  let pool: WorkerPool;
  beforeAll(async () => {
    pool = await WorkerPool.start({ workers: 1 });
  }, 60_000);
  afterAll(() => pool.close());

  it.each(names)('%s is a raw article, and what it is about is found', async (name) => {
    const given = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as RawArticle;
    expect(RawArticle.parse(given)).toEqual(given);
    const article = normalise(given, { receivedAt: new Date('2027-01-01T00:00:00Z') });
    const { findings: found, status } = await pool.enrich(article);
    expect(status).toBe('complete');
    const { topic, people, among } = expected[name.slice(0, 2)]!;
    const entities = found.entities!;
    expect(found.language).toMatchObject({ tag: given.inLanguage, agrees: true });
    expect(found.topics![0]?.name).toBe(topic);
    const persons = entities.filter(({ type }) => type === 'person');
    expect(Object.fromEntries(persons.map(({ name: person, role }) => [person, role]))).toEqual(people);
    expect(entities.map((entity) => entity.name)).toEqual(expect.arrayContaining(among));
    expect(found.dates!.length).toBeGreaterThan(0);
    expect(found.infosources!.map(({ id }) => id)).toEqual(agencies[name.slice(0, 2)] ?? []);
    expect(found.keywords!.length).toBeGreaterThan(5);
    expect(found.summary!.sentences.length).toBeGreaterThan(0);
    const spans = [
      ...entities.flatMap(({ mentions }) => mentions),
      ...found.dates!,
      ...found.infosources!.flatMap(({ evidence }) => evidence),
      ...found.keyphrases!,
      ...found.summary!.sentences,
    ];
    for (const { field, start, end, text } of spans) expect(article[field]?.slice(start, end)).toBe(text);
  });
});
