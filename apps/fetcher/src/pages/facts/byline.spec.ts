import { isByline, nameBesideDate, namesIn } from './byline.ts';

test.each<[string, string[]]>([
  ['By Jane Doe', ['Jane Doe']],
  ['BY JANE DOE AND JOHN ROE', ['JANE DOE', 'JOHN ROE']],
  ['Written by: Jane Doe, Senior Political Editor', ['Jane Doe']],
  ['By Jane Doe, Staff Writer | May 3, 2026', ['Jane Doe']],
  ['Jane Doe for The Steppe Herald', ['Jane Doe']],
  ['Jane Doe jane.doe@news.example.org @janedoe', ['Jane Doe']],
  ['Jane Doe (jd), John Roe (jr)', ['Jane Doe', 'John Roe']],
  ['Martin Luther King, Jr.', ['Martin Luther King, Jr.']],
  ['Staff', []],
  ['By Staff Reporter', []],
  ['admin', []],
  ['MND Staff', ['MND Staff']],
  ['Jill Lawless Associated Press', ['Jill Lawless']],
  ['Von Hans Meier und Eva Schmidt', ['Hans Meier', 'Eva Schmidt']],
  ['Ein Kommentar von Eva Schmidt', ['Eva Schmidt']],
  ['Par Élodie Martin et Jean-Luc Petit', ['Élodie Martin', 'Jean-Luc Petit']],
  ['Propos recueillis par Élodie Martin', ['Élodie Martin']],
  ['Por María Núñez y José Ortega', ['María Núñez', 'José Ortega']],
  ['Автор: Иван Петров', ['Иван Петров']],
  ['Авторы: Иван Петров и Анна Смирнова', ['Иван Петров', 'Анна Смирнова']],
  ['Мақала авторы: Айгүл Сәрсенова', ['Айгүл Сәрсенова']],
  ['Yazar: Ayşe Yılmaz', ['Ayşe Yılmaz']],
  ['Oleh Budi Santoso dan Sri Wahyuni', ['Budi Santoso', 'Sri Wahyuni']],
  ['بقلم: أحمد الخطيب', ['أحمد الخطيب']],
  ['记者：王小明、李华', ['王小明', '李华']],
  ['（责编：王小明、李华）', ['王小明', '李华']],
  ['김민수 기자', ['김민수']],
  ['https://www.facebook.com/somebody', []],
  ['105092', []],
])('names in %j', (text, names) => expect(namesIn(text)).toEqual(names));

test.each([
  ['By Jane Doe', true],
  ['By Jane Doe, in News, Business · 31 Jan 2026, 20:02 · 0 Comments', true],
  ['Von: Bill McGee, Marisa Gold', true],
  ['（责编：王小明、李华）', true],
  ['By Tuesday the river had fallen.', false],
  ['By the river', false],
  ['Par exemple, le maire a refusé.', false],
  ['Von der Leyen reist nach Astana', false],
  ['Jane Doe', false],
])('%j is a byline: %s', (text, is) => expect(isByline(text)).toBe(is));

test.each([
  ['Ayşe Yılmaz | 05.04.2026 - Güncelleme : 05.04.2026', 'Ayşe Yılmaz'],
  ['World News | 3 May 2026', undefined],
  ['Ankara | 3 May 2026', undefined],
])('name beside the date in %j', (text, name) => expect(nameBesideDate(text)).toBe(name));
