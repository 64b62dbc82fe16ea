import { ownId } from './entity-id.ts';

const idsOf = (names: string): Set<string> => new Set(names.split('; ').map((name) => ownId('person', name)));

describe('one person has one id, however the press of a language spells the name', () => {
  it.each([
    [
      'kasim-zhomart-tokaev',
      'Kassym-Jomart Tokayev; Касым-Жомарт Токаев; Қасым-Жомарт Тоқаев; Qasym-Jomart Toqaev; Kassym-Jomart Tokajew; Kassym-Schomart Tokajew; ' +
        'Kassym-Jomart Tokaïev; Kasim-Yomart Tokáyev; Kassim-Jomart Tokaiev; KASSYM-JOMART TOKAYEV; Касым-Жомарт Кемелевич Токаев; Токаев Касым-Жомарт Кемелевич',
    ],
    [
      'vladimir-putin',
      'Vladimir Putin; Владимир Путин; Wladimir Putin; Vladimir Poutine; Vladímir Putin; Владимир Владимирович Путин',
    ],
    [
      'maulen-ashimbaev',
      'Maulen Ashimbayev; Маулен Ашимбаев; Мәулен Әшімбаев; Maulen Aschimbajew; Maoulen Achimbaïev; Maulén Ashimbáyev; Mäulen Äşimbaev',
    ],
    [
      'aleksandr-lukashenko',
      'Alexander Lukashenko; Александр Лукашенко; Alexandre Loukachenko; Alexander Lukaschenko; Aleksandr Lukashenko',
    ],
    [
      'mihail-gorbachev',
      'Mikhail Gorbachev; Михаил Горбачёв; Михаил Горбачев; Michail Gorbatschow; Mikhaïl Gorbatchev; Mijaíl Gorbachov',
    ],
    [
      'nursultan-nazarbaev',
      'Nursultan Nazarbayev; Нурсултан Назарбаев; Нұрсұлтан Назарбаев; Nursultan Nasarbajew; Noursoultan Nazarbaïev; Nursultán Nazarbáyev',
    ],
    ['shavkat-mirzioev', 'Shavkat Mirziyoyev; Шавкат Мирзиёев; Schawkat Mirsijojew; Chavkat Mirzioïev; Shavkat Mirziyóyev'],
    ['sergei-lavrov', 'Sergey Lavrov; Сергей Лавров; Sergei Lawrow; Sergej Lawrow; Sergueï Lavrov; Serguéi Lavrov'],
    ['alihan-smailov', 'Alikhan Smailov; Алихан Смаилов; Әлихан Смайылов; Alichan Smailow; Alikhan Smaïlov; Alijan Smailov'],
    ['olzhas-bektenov', 'Olzhas Bektenov; Олжас Бектенов; Oljas Bektenov; Olschas Bektenow; Olzhas Bekténov'],
    ['sadir-zhaparov', 'Sadyr Japarov; Садыр Жапаров; Sadyr Zhaparov; Sadyr Dschaparow; Sadyr Djaparov; Sadir Yaparov'],
    ['boris-eltsin', 'Boris Yeltsin; Борис Ельцин; Boris Jelzin; Boris Eltsine; Borís Yeltsin'],
    ['nikita-hrushchev', 'Nikita Khrushchev; Никита Хрущёв; Nikita Chruschtschow; Nikita Khrouchtchev; Nikita Jruschov'],
    ['yuri-gagarin', 'Yuri Gagarin; Юрий Гагарин; Juri Gagarin; Iouri Gagarine; Yury Gagarin'],
    ['serik-zhumangarin', 'Serik Zhumangarin; Серик Жумангарин; Серік Жұманғарин; Serik Jumangarin'],
    ['erlan-koshanov', 'Yerlan Koshanov; Ерлан Кошанов; Jerlan Koschanow'],
    ['ilham-aliev', 'Ilham Aliyev; Ильхам Алиев; Ilham Alijew; Ilham Əliyev'],
    ['volodimir-zelenski', 'Volodymyr Zelensky; Володимир Зеленський; Volodymyr Zelenskyy'],
    ['irakli-kobahidze', 'Irakli Kobakhidze; Ираклий Кобахидзе'],
    ['fara-karimi', 'Farah Karimi; Фара Карими; Фарах Карими'],
    ['viktor-orban', 'Viktor Orbán; Viktor Orban'],
    ['liubov-moroz', 'Lyubov Moroz; Любовь Мороз'],
    ['ivanov', 'Ivanov; Иванов; Iwanow'],
    ['putin', 'Putin; Путин'],
  ])('%s', (key, names) => {
    expect(idsOf(names)).toEqual(new Set([`khabar:person/${key}`]));
  });
});

describe('two people stay two', () => {
  it.each([
    'Anna Ivanova; Anton Ivanov; Anna Ivanov',
    'Жанна Иванова; Яна Иванова',
    'Igor Volkov; Egor Volkov',
    'Георгий Жуков; Георгий Шуков',
    'Alexander Zharov; Alexander Sharov',
    'Ilham Aliyev; Heydar Aliyev',
    'Sergei Lisin; Sergei Lizin',
    'Sergey Ivanov; Sergiy Ivanenko',
    'John Smith; Jon Smith; John Smyth',
    'Jean Martin; Jan Martin; Joan Martin',
    'Anna Schmidt; Anna Schmitt',
    'George W. Bush; George H. W. Bush',
    'Miguel Vilanueva; Miguel Villanueva',
    'Ana García; Ana Garza',
    '张伟; 王伟',
  ])('%s', (names) => {
    expect(idsOf(names).size).toBe(names.split('; ').length);
  });
});

it.each([
  ['organisation', 'Senate of Kazakhstan', 'khabar:organisation/senate-of-kazakhstan'],
  ['organisation', 'Kazinform', 'khabar:organisation/kazinform'],
  ['organisation', 'Самрук-Қазына', 'khabar:organisation/samruk-kazina'],
  ['place', 'Córdoba', 'khabar:place/cordoba'],
  ['place', 'Łódź', 'khabar:place/lodz'],
  ['person', 'Tuva Holm', 'khabar:person/tuva-holm'],
  ['person', "Mary O'Brien", 'khabar:person/mary-obrien'],
  ['person', '...', 'khabar:person/unnamed'],
] as const)('%s %s', (type, name, id) => {
  expect(ownId(type, name)).toBe(id);
});
