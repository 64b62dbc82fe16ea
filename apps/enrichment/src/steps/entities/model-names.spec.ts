import type { Entity } from '#events';
import type { NameKind } from '../../engines/engine.ts';
import { entities, entitiesIn } from './entities.ts';
import type { SeenName } from './model-names.ts';

beforeAll(() => entities.load());

/** What the layer makes of names that an engine has seen: they stand in the text as `[PER Ana Silva]`, `[LOC Guarda|0.5]` with a score. */
function read(tagged: string, language = 'en', headline?: string): Entity[] {
  const fields = (headline === undefined ? [] : [headline]).concat(tagged).map((each, i, all) => {
    const seen: SeenName[] = [];
    let text = '';
    for (const part of each.split(/(\[(?:PER|ORG|LOC|MISC) [^\]]+\])/)) {
      const [, kind, name, score] = /^\[(PER|ORG|LOC|MISC) ([^\]|]+)(?:\|([\d.]+))?\]$/.exec(part) ?? [];
      if (name)
        seen.push({
          start: text.length,
          end: text.length + name.length,
          kind: kind as NameKind,
          score: Number(score ?? 0.98),
          by: 'tested',
        });
      text += name ?? part;
    }
    const field: 'headline' | 'articleBody' = all.length > 1 && i === 0 ? 'headline' : 'articleBody';
    return { field, text, seen };
  });
  return entitiesIn(fields, language, { seen: fields.map(({ seen }) => seen) });
}

/** type: mention, mention of each entity, in the order of the text. */
const told = (found: readonly Entity[]): string[] =>
  found
    .toSorted((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
    .map(({ type, mentions }) => `${type}: ${mentions.map(({ text }) => text).join(', ')}`);

describe('where names begin and end', () => {
  it.each([
    ['en', '[PER King Abdullah] spoke.', ['person: Abdullah']],
    ['fr', '[PER Selon M. Lorrain], rien.', ['person: Lorrain']],
    ['ru', 'Встреча с [PER Сената Мауленом Ашимбаевым].', ['person: Мауленом Ашимбаевым']],
    ['ru', 'Решение [LOC Сената].', ['organisation: Сената']],
    ['fr', "L'[ORG Assemblée nationale et le Sénat] votent.", ['organisation: Assemblée nationale', 'organisation: Sénat']],
    ['en', 'In [LOC Kyrgyzstan and Tajikistan] it rained.', ['place: Kyrgyzstan', 'place: Tajikistan']],
    ['pt', 'O [ORG Instituto do Mar e da] [ORG Atmosfera] avisou.', ['organisation: Instituto do Mar e da Atmosfera']],
    ['pt', 'O [ORG Instituto do Mar e da] avisou.', ['organisation: Instituto do Mar']],
    ['en', 'The [ORG 11th] [ORG Circuit Court] ruled.', ['organisation: 11th Circuit Court']],
    ['pt', 'O país vê na [MISC OSCE] um espaço.', ['organisation: OSCE']],
    ['kk', '[PER Леблан Францияда] тұрады.', ['person: Леблан', 'place: Францияда']],
    ['kk', '[LOC Шымкенттік] балуан жеңді.', []],
    ['kk', 'Орын [MISC Иран еліне] бұйырды.', ['place: Иран']],
    ['en', 'He won the [MISC France Cup].', ['event: France Cup']],
    ['kk', '[MISC Орталық Азия елдері|0.3] келді.', ['place: Орталық Азия']],
    ['id', 'Kata [ORG Perserikatan] [ORG Bangsa-Bangsa].', ['organisation: Perserikatan Bangsa-Bangsa']],
    ['es', 'En el [LOC sur de Chile] llueve.', ['place: Chile']],
  ])('%s: %s', (language, text, wanted) => {
    expect(told(read(text, language))).toEqual(wanted);
  });
});

describe('no names', () => {
  it.each([
    ['en', 'Write to [PER press@osce.org] or see [ORG https://osce.org/parliament] and [ORG osce.org].'],
    ['en', 'Thanks, [PER @anasilva] and [ORG #Parliament2026].'],
    ['en', 'Shares ([MISC NASDAQ]: [ORG AAPL]) and ([ORG BP.L]) and [ORG $TSLA] rose.'],
    ['en', 'A [LOC Philippine island] shook.'],
    ['de', 'Der [LOC Kasachstan-Besuch] war kurz.'],
    ['en', 'The [ORG Foreign Minister] left on [PER Monday].'],
    ['ru', 'В Москве Иван и Пётр ждали ответа от [ORG департамента денежной политики].'],
  ])('%s: %s', (language, text) => {
    expect(read(text, language).filter(({ method, name }) => method === 'model:tested' && name !== 'NASDAQ')).toEqual([]);
  });
});

describe('roles', () => {
  it.each([
    ['en', 'The press secretary of the president, [PER Ana Silva], left.', 'press secretary of the president'],
    ['fr', 'Le chancelier allemand [PER Friedrich Merz] arrive.', 'chancelier allemand'],
    ['ru', 'Встретился председатель Сената [PER Маулен Ашимбаев].', 'председатель Сената'],
    ['ru', 'Говорил директор департамента денежной политики [PER Ержан Касенов].', 'директор департамента денежной политики'],
    ['es', 'El presidente de Kazajistán, [PER Kasim-Yomart Tokáyev], habló.', 'presidente de Kazajistán'],
    ['en', 'The minister told journalists that [PER Ana Silva] left.', undefined],
  ])('%s: %s', (language, text, role) => {
    expect(read(text, language).find(({ type }) => type === 'person')?.role).toBe(role);
  });
});

describe('datelines and credits', () => {
  /** The mentions that stand outside of the running text. */
  const standing = (found: readonly Entity[]): string[] =>
    found.flatMap(({ mentions }) => mentions.flatMap(({ role, text }) => (role ? [`${role}: ${text}`] : []))).toSorted();

  it.each([
    ['en', '[LOC ASTANA], April 9 ([ORG Kazinform]) - It rained.', ['credit: Kazinform', 'dateline: ASTANA']],
    ['en', '[LOC SEOUL], [LOC South Korea] ([ORG AP]) — It rained.', ['credit: AP', 'dateline: SEOUL', 'dateline: South Korea']],
    ['en', 'OLDBRIDGE (Nordpress) - It rained.', ['credit: Nordpress', 'dateline: OLDBRIDGE']],
    ['ru', '[LOC МОСКВА], 9 апреля — [ORG РИА Новости]. Дождь идёт.', ['credit: РИА Новости', 'dateline: МОСКВА']],
    ['ru', '[LOC Москва]. 9 апреля. [ORG INTERFAX.RU] - Дождь идёт.', ['credit: INTERFAX.RU', 'dateline: Москва']],
    ['es', '[LOC Madrid], 9 abr ([ORG EFE]).- Llueve.', ['credit: EFE', 'dateline: Madrid']],
    [
      'de',
      '[LOC Berlin] ([ORG dpa]) - Es regnet. Foto: [PER Kay Licht]/[ORG dpa]',
      ['credit: Kay Licht', 'credit: dpa', 'credit: dpa', 'dateline: Berlin'],
    ],
    ['kk', '[LOC АСТАНА]. [LOC КАЗИНФОРМ] – Жаңбыр жауды.', ['credit: КАЗИНФОРМ', 'dateline: АСТАНА']],
    ['en', 'By [PER Ana Silva], [ORG Nordpress]\nIt rained.', ['credit: Ana Silva', 'credit: Nordpress']],
    [
      'en',
      'It rained.\n(Reporting by [PER Ana Silva] in [LOC Lisbon]; Editing by [PER Li Wei])',
      ['credit: Ana Silva', 'credit: Li Wei', 'credit: Lisbon'],
    ],
    ['en', 'It rained.\nSource: [ORG Kazinform]', ['credit: Kazinform']],
    ['en', '[LOC Turkey] - the country - is meant. By [LOC Lisbon] it rained.', []],
    ['en', 'By [PER Ana Silva]’s account it rained in [LOC Lisbon] all night long.', []],
    ['en', 'Written by [PER Ana Silva], the book sold well in [LOC Lisbon].', []],
  ])('%s: %s', (language, text, wanted) => {
    expect(standing(read(text, language))).toEqual(wanted);
  });

  it('give no salience, unless the running text names them too', () => {
    const found = read('[LOC ASTANA], April 9 ([ORG Kazinform]) - [PER Ana Silva] arrived in [LOC Astana].');
    expect(Object.fromEntries(found.map(({ name, salience }) => [name, salience > 0]))).toEqual({
      Astana: true,
      Kazinform: false,
      'Ana Silva': true,
    });
  });
});

describe('one name, one thing', () => {
  it.each([
    // The mentions of each entity.
    ['en', '“[ORG Green Party]” ([ORG GP]) won. The [ORG GP] cheered.', ['organisation: Green Party, GP, GP']],
    ['de', '[PER Jutta Kaiser] kam. [ORG Kaiser] sprach.', ['person: Jutta Kaiser, Kaiser']],
    ['ru', '[PER Касым-Жомарт Токаев] прибыл. [LOC Токаеву] доложили.', ['person: Касым-Жомарт Токаев, Токаеву']],
    [
      'pt',
      '[PER Lourenço Castelo Branco] falou. [LOC Castelo Branco] saiu.',
      ['person: Lourenço Castelo Branco, Castelo Branco'],
    ],
    ['en', '[ORG Kestrel Stone plc] grew. [PER Kestrel] hired.', ['organisation: Kestrel Stone plc, Kestrel']],
    ['pt', 'A [ORG Guarda Nacional] veio da [LOC Guarda].', ['organisation: Guarda Nacional', 'place: Guarda']],
    ['fr', '[LOC SNCF|0.6] : grève. La [ORG SNCF] refuse.', ['organisation: SNCF, SNCF']],
    ['en', '[PER Denzel Washington] flew to [LOC Washington].', ['person: Denzel Washington', 'place: Washington']],
    [
      'en',
      '[PER Anna Berg] met [PER Paul Berg]. [ORG Berg] was late.',
      ['person: Anna Berg', 'person: Paul Berg', 'organisation: Berg'],
    ],
    [
      'en',
      '[PER Chelsea Okafor] met [ORG Chelsea Stone]. [PER Chelsea] smiled.',
      ['person: Chelsea Okafor, Chelsea', 'organisation: Chelsea Stone'],
    ],
  ])('%s: %s', (language, text, wanted) => {
    expect(told(read(text, language))).toEqual(wanted);
  });
});

describe('institutions of a country', () => {
  it.each([
    ['en', 'The [ORG Kazakh Senate] met.', 'Senate of Kazakhstan'],
    ['fr', 'Le [ORG Sénat français] vote.', 'Senate of France'],
    ['es', 'El [ORG Senado argentino] votó.', 'Senate of Argentina'],
    ['pt', 'O [ORG Senado Federal brasileiro] votou.', undefined],
    ['de', 'Der [ORG kasachische Senat] tagte.', 'Senate of Kazakhstan'],
    ['ru', '[ORG МИД России] ответил.', 'Ministry of Foreign Affairs of Russia'],
    ['kk', '[ORG Қазақстан Сенаты] жиналды.', 'Senate of Kazakhstan'],
  ])('%s: %s', (language, text, name) => {
    expect(read(text, language).find((entity) => entity.name.includes(' of '))?.name).toBe(name);
  });
});

it('says of each mention how it was found, and how surely', () => {
  const [entity] = read('[PER Ana Silva|0.91] came. Silva left.');
  expect(entity!.mentions).toEqual([
    { field: 'articleBody', start: 0, end: 9, text: 'Ana Silva', method: 'model:tested', confidence: 0.91 },
    { field: 'articleBody', start: 16, end: 21, text: 'Silva', method: 'rule:surname_reference', confidence: 0.8 },
  ]);
});
