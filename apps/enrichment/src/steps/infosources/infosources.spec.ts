import type { RawArticle } from '#events';
import { readTable } from '../entities/tables.ts';
import { infosourcesOf } from './infosources.ts';

const body = (articleBody: string, more: Partial<RawArticle> = {}): RawArticle => ({
  headline: 'A harbour',
  articleBody,
  ...more,
});
const told = (article: RawArticle, language = 'en'): string[] =>
  infosourcesOf(article, language).map(({ id, via }) => `${id} ${via}`);

describe('agencies of a text', () => {
  it.each([
    ['LONDON (Reuters) - The harbour reopened.', 'reuters'],
    ['LONDON, May 11 (Reuters) - British divers found it.', 'reuters'],
    ['WASHINGTON, D.C. (AP) — The harbour reopened.', 'ap'],
    ['BEIJING, April 9 (Xinhua) -- The harbour reopened.', 'xinhua'],
    ['MANILA, Nov 12 (Philippine News Agency) - A quake shook it.', 'pna'],
    ['LONDON (Reuters), May 11 - The harbour reopened.', 'reuters'],
    ['(AP) The harbour reopened.', 'ap'],
    ['TEHRAN, IRNA, April 9 – The harbour reopened.', 'irna'],
    ['Reuters - The harbour reopened.', 'reuters'],
    ['АСТАНА. КАЗИНФОРМ – Порт снова открыт.', 'kazinform'],
    ['СЕМЕЙ. KAZINFORM – Жаңа оқу жылы басталды.', 'kazinform'],
    ['АСТАНА. ҚазАқпарат – Порт қайта ашылды.', 'kazinform'],
    ['МОСКВА, 9 апр — РИА Новости. Порт снова открыт.', 'ria-novosti'],
    ['МОСКВА, 9 апреля. /ТАСС/. Порт снова открыт.', 'tass'],
    ['Москва. 9 апреля. ИНТЕРФАКС - Порт снова открыт.', 'interfax'],
    ['БИШКЕК (АКИpress) – Порт снова открыт.', 'akipress'],
    ['Astana, 9. April (dpa) - Der Hafen ist offen.', 'dpa'],
    ['Frankfurt am Main (dpa/lhe) - Der Hafen ist offen.', 'dpa'],
    ['Bern (sda) Der Hafen ist offen.', ''],
    ['Bern (sda). Der Hafen ist offen.', 'keystone-sda'],
    ['LYON, 10 novembre (AFP) - Un TGV sur deux circulera.', 'afp'],
    ['Paris, 10 nov 2026 (AFP) – Un TGV sur deux circulera.', 'afp'],
    ['Madrid, 3 may (EFE).- El puerto reabrió.', 'efe'],
    ['Mérida (México), 4 mar (EFE).- El puerto reabrió.', 'efe'],
    ['ТАСС, 9 апреля. Порт снова открыт.', 'tass'],
    ['Lisboa, 03 mai 2026 (Lusa) — O porto reabriu.', 'lusa'],
    ['(ANSA) - ROMA, 09 APR - Il porto ha riaperto.', 'ansa'],
    ['Paris/Berlin (AFP/dpa) - Der Hafen ist offen.', 'afp dpa'],
    ['Paris (AFP/dpa) - Der Hafen ist offen.', 'afp dpa'],
  ])('dateline %j', (line, wanted) => {
    expect(
      infosourcesOf(body(`${line} And more of it.\n\nThe end came.`), 'en')
        .map(({ id }) => id)
        .join(' '),
    ).toBe(wanted);
  });

  it.each([
    ['By Reuters Staff', 'reuters'],
    ['By Ana Silva, Associated Press', 'ap'],
    ['By ANA SILVA Associated Press', 'ap'],
    ['Von dpa', 'dpa'],
    ['(dpa/AFP)', 'dpa afp'],
    ['SDA-ATS', 'keystone-sda'],
    ['Par Le Figaro avec AFP', 'afp'],
    ['Source : APA-Agentur', 'apa'],
    ['Quelle: dpa', 'dpa'],
    ['С использованием материалов ТАСС', 'tass'],
    ['С использованием материалов Интерфакса и РИА Новости', 'interfax ria-novosti'],
    ['Источник: Казинформ', 'kazinform'],
    ['Дереккөз: ҚазАқпарат', 'kazinform'],
    ['Com informações da Agência Brasil', 'agencia-brasil'],
    ['Con información de EFE y AFP', 'efe afp'],
    ['Fonte: Lusa', 'lusa'],
    ['- Agencia EFE', 'efe'],
    ['© 2026 AFP', 'afp'],
    ['© Reuters. All rights reserved. Nothing may be copied.', 'reuters'],
    ['(c) AFP 2026', 'afp'],
    ['Baku, April 9, AZERTAC', 'azertac'],
    ['dpa-infocom, dpa:260409-99-123456/2', 'dpa'],
    ['Redação com Lusa', 'lusa'],
    ['This report by The Canadian Press was first published April 9.', 'canadian-press'],
    ['With inputs from PTI and ANI', 'pti ani'],
    ['(With inputs from PTI)', 'pti'],
    ['Reuters contributed to this report.', 'reuters'],
    ['Associated Press writer Ana Silva in Lisbon contributed to this report.', 'ap'],
    ["L'AFP a contribué à cet article.", 'afp'],
    ['Die dpa hat zu diesem Bericht beigetragen.', 'dpa'],
    ['EFE contribuyó a este reporte.', 'efe'],
    ['A Lusa contribuiu para esta reportagem.', 'lusa'],
    ['ТАСС участвовал в подготовке материала.', 'tass'],
  ])('credit line %j, at the end or at the beginning', (line, wanted) => {
    const ids = (text: string): string =>
      infosourcesOf(body(text), 'en')
        .map(({ id }) => id)
        .join(' ');
    const text = 'The harbour reopened on Friday after a week of storms.\n\nShips came in at noon.';
    expect(ids(`${text}\n\n${line}`)).toBe(wanted);
    expect(ids(`${line}\n\n${text}`)).toBe(wanted);
  });

  it.each([
    ['The harbour reopened. (dpa)', 'dpa'],
    ['Порт открыт. /ТАСС/', 'tass'],
    ['El puerto reabrió. EFE jla/mg', 'efe'],
    ['The harbour reopened. — Bernama', 'bernama'],
    ['The harbour reopened. (Source: Reuters)', 'reuters'],
    ['The harbour reopened. Source: Reuters', 'reuters'],
  ])('behind the last sentence %j', (line, wanted) => {
    expect(
      infosourcesOf(body(`It rained.\n\n${line}`), 'en')
        .map(({ id }) => id)
        .join(' '),
    ).toBe(wanted);
  });

  it.each([
    ['en', 'The harbour will reopen, Reuters reported on Friday. "It is time," the mayor told Reuters.'],
    ['en', 'An AFP journalist said that the harbour was quiet.'],
    ['en', 'Reuters, AFP and the Associated Press reported it.'],
    ['en', 'Agence France-Presse (AFP) - the agency - was founded in 1835.'],
    ['en', 'The Associated Press (AP) said that it would hire.'],
    ['en', 'Reuters - the agency of London - will hire reporters.'],
    ['en', 'By contrast, Reuters saw a quiet harbour.'],
    ['en', 'The harbour reopened. (Photo: Reuters)'],
    ['en', 'Photo by Ana Silva/AFP'],
    ['en', 'Photo: AP'],
    ['en', 'REUTERS/Ana Silva'],
    ['en', 'Reuters and AP are agencies.'],
    ['en', 'Source: Reuters poll'],
    ['en', 'Getty Images/AFP'],
    ['en', 'Trend'],
    ['en', 'Report'],
    ['fr', "Le port va rouvrir, a rapporté l'AFP vendredi. « Il était temps », a dit la maire à l'AFP."],
    ['fr', 'Crédit photo : AFP'],
    ['de', 'Der Hafen öffnet, sagte der Bürgermeister der dpa. Das berichtete die dpa.'],
    ['de', 'Von Reuters und dpa war nichts zu hören.'],
    ['de', 'Foto: dpa'],
    ['es', 'El puerto reabre, dijo el alcalde a EFE. Según EFE, llueve.'],
    ['pt', 'O porto reabre, disse o presidente à Lusa. Segundo a Lusa, chove.'],
    ['ru', 'Порт откроется, сообщает ТАСС со ссылкой на мэра. Мэр сказал корреспонденту ТАСС, что идёт дождь.'],
    ['kk', 'Порт ашылады деп хабарлады Казинформ. Әкім ТАСС тілшісіне айтты.'],
    ['kk', 'Сурет: Казинформ'],
  ])('none (%s): %j', (language, line) => {
    expect(told(body(line), language)).toEqual([]);
    expect(told(body(`It rained.\n\n${line}\n\nIt is dry.`), language)).toEqual([]);
  });

  it('is told by the publisher, the field agency and authors, in this order', () => {
    const article = body('PARIS (AFP) - It rained.', {
      publisher: { name: 'Kazinform', domain: 'www.inform.kz' },
      agency: 'TASS',
      author: [{ name: 'Ana Silva, Reuters' }, { name: 'dpa' }],
    });
    expect(told(article)).toEqual(['kazinform publisher', 'tass agency', 'reuters author', 'dpa author', 'afp dateline']);
  });

  it.each<[string, Partial<RawArticle>, string[]]>([
    ['a site below that of an agency', { publisher: { domain: 'uk.reuters.com' } }, ['reuters publisher']],
    ['the address, without a publisher', { url: 'https://apnews.com/article/1' }, ['ap publisher']],
    ['an agency by name', { publisher: { name: 'Agencia EFE' } }, ['efe publisher']],
    ['a newspaper', { publisher: { name: 'The Reuters Courier', domain: 'reuters-courier.example' } }, []],
    ['a name that is a word', { publisher: { name: 'Trend', country: 'AT' } }, []],
    ['a name that is a word, where the agency is', { publisher: { name: 'Trend', country: 'AZ' } }, ['trend publisher']],
    ['Austria', { agency: 'APA', publisher: { country: 'AT' } }, ['apa agency']],
    ['Azerbaijan', { agency: 'APA', publisher: { country: 'AZ' } }, ['apa-az agency']],
    ['a first name', { author: [{ name: 'Petra' }, { name: 'Ana Belga' }, { name: 'Michael Bloomberg' }] }, []],
    ['people', { author: [{ name: 'Reuters Staff' }] }, ['reuters author']],
    ['several', { agency: 'dpa/AFP' }, ['dpa agency', 'afp agency']],
    ['an agency that nobody knows', { agency: 'Harbour Wire' }, ['khabar:organisation/harbour-wire agency']],
    ['an empty field', { agency: ' ' }, []],
  ])('%s', (_, more, wanted) => {
    expect(told(body('It rained.', more))).toEqual(wanted);
  });

  it('is whose a short form of several is, by country, dateline and language', () => {
    const ids = (articleBody: string, language: string, datelines: string[], more: Partial<RawArticle> = {}) =>
      infosourcesOf(body(articleBody, more), language, datelines).map(({ id }) => id);
    expect(ids('WIEN (APA) - Der Hafen ist offen.', 'de', [])).toEqual(['apa']);
    expect(ids('BAKU (APA) - The harbour reopened.', 'en', ['AZ'])).toEqual(['apa-az']);
    expect(ids('VIENNA (APA) - The harbour reopened.', 'en', [], { publisher: { country: 'AT' } })).toEqual(['apa']);
    expect(ids('VIENNA (APA) - The harbour reopened.', 'en', [])).toEqual([]);
  });

  it('is in the first words of an agency about itself, never in those of others', () => {
    expect(told(body('Talks were held, Kazinform News Agency has learnt from the Senate.'))).toEqual(['kazinform credit']);
    expect(told(body('Встреча прошла в Сенате, передает корреспондент агентства «Казинформ».'), 'ru')).toEqual([
      'kazinform credit',
    ]);
    expect(told(body('Встреча прошла в Сенате, передает Казинформ.'), 'ru')).toEqual([]);
  });

  it('is shown where it stands, once', () => {
    const article = body('LONDON (Reuters) - It rained.\n\n(Reuters)', { description: 'LONDON (Reuters) - It rained.' });
    const [only, ...more] = infosourcesOf(article, 'en');
    expect(more).toEqual([]);
    expect(only).toMatchObject({ id: 'reuters', name: 'Reuters', country: 'GB', role: 'agency', via: 'dateline' });
    for (const { field, start, end, text } of only!.evidence) expect(article[field]!.slice(start, end)).toBe(text);
    expect(only!.evidence.map(({ field, text }) => `${field} ${text}`)).toEqual([
      'description Reuters',
      'articleBody Reuters',
      'articleBody Reuters',
    ]);
  });

  it('takes no time on what is no text', () => {
    for (const odd of ['(', '/', ' - ', '. ', 'A, ', 'By ', '©', 'Reuters ', ' \n', '.EFE ', 'и '])
      expect(infosourcesOf(body(odd.repeat(200_000 / odd.length)), 'en').length).toBeLessThan(2);
  });
});

describe('agencies.tsv', () => {
  const rows = readTable('agencies.tsv');

  it('has some 200 agencies, each once and in full', () => {
    expect(rows.length).toBeGreaterThan(150);
    expect(new Set(rows.map(([id]) => id)).size).toBe(rows.length);
    for (const [id, kind, name, country] of rows) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(kind).toMatch(/^(?:national|international|sport|church|finance|specialised|press-release)$/);
      expect(name).toMatch(/\S/);
      expect(country).toMatch(/^[A-Z]{2}$/);
    }
  });

  it('has no name and no site twice but for ambiguous short forms', () => {
    const names = rows.flatMap(([id, , name = '', , names = '', inCredits = '']) =>
      [...new Set([name, ...names.split(';')])]
        .filter((each) => each && !inCredits.split(';').includes(each))
        .map((each) => [each, id]),
    );
    const twice = [...Map.groupBy(names, ([name]) => name)].filter(([, all]) => all.length > 1);
    expect(twice).toEqual([]);
    const domains = rows.flatMap(([, , , , , , list = '']) => list.split(';').filter(Boolean));
    expect(new Set(domains).size).toBe(domains.length);
  });
});
