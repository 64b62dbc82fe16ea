import type { Entity } from '#events';
import { type Ruling, Rulings, type Scope } from './ruling.ts';

const place = { articleId: 'a', language: 'en' };
const target = (id: string) => ({ id, type: 'person' as const, name: `Name ${id}`, sameAs: [`same:${id}`] });
const merge = (id: string, ids: string, into: string): Ruling => ({ id, ids: ids.split(' '), into: target(into) });
const split = (id: string, of: string, scope: string | Scope, into: string): Ruling => ({
  id,
  ids: [of],
  scope: typeof scope === 'string' ? { mention: scope } : scope,
  into: target(into),
});
const at = (start: number, text: string) => ({ field: 'articleBody' as const, start, end: start + text.length, text });
/** Its mentions stand where no mention of another does. */
const found = (id: string, texts: string[] = [id], more: Partial<Entity> = {}): Entity => ({
  ...target(id),
  sameAs: [`found:${id}`],
  salience: 0.6,
  confidence: 0.5,
  mentionCount: Math.max(1, texts.length),
  mentions: texts.map((text, n) => at(id.charCodeAt(0) * 1000 + n * 100, text)),
  method: 'm',
  ...more,
});

/** "b:x,y a:z" - by id the texts of what is there, in order. */
const said = (rulings: Ruling[], ...entities: Entity[]) =>
  new Rulings(rulings)
    .apply(entities, place)
    .entities.map(({ id, mentions }) => `${id}:${mentions.map(({ text }) => text).join()}`)
    .join(' ');

it.each<[string, Ruling[], Entity[], string]>([
  ['nothing ruled', [], [found('a'), found('b')], 'a:a b:b'],
  ['merged', [merge('1', 'a', 'b')], [found('a')], 'b:a'],
  ['several into one that is there', [merge('1', 'a c', 'b')], [found('a'), found('b'), found('c')], 'b:a,b,c'],
  ['a chain', [merge('1', 'a', 'b'), merge('2', 'b', 'c')], [found('a')], 'c:a'],
  ['a chain made from its end', [merge('1', 'b', 'c'), merge('2', 'a', 'b')], [found('a')], 'c:a'],
  ['split', [split('1', 'a', 'X', 'b')], [found('a', ['x', 'y', ' X'])], 'b:x, X a:y'],
  ['split into one that is there', [split('1', 'a', 'x', 'b')], [found('a', ['x']), found('b')], 'b:x,b'],
  ['split after a merge', [merge('1', 'a', 'b'), split('2', 'b', 'x', 'c')], [found('a', ['x', 'y'])], 'c:x b:y'],
  ['split before a merge', [split('1', 'a', 'x', 'c'), merge('2', 'a', 'b')], [found('a', ['x', 'y'])], 'c:x b:y'],
  ['of two splits the earlier', [split('1', 'a', 'x', 'b'), split('2', 'a', 'x', 'c')], [found('a', ['x'])], 'b:x'],
  ['of a part, a part', [split('1', 'a', 'x', 'b'), merge('2', 'b', 'c')], [found('a', ['x'])], 'c:x'],
  ['another language', [split('1', 'a', { mention: 'x', language: 'pt' }, 'b')], [found('a', ['x'])], 'a:x'],
  ['another article', [split('1', 'a', { mention: 'x', articleId: 'b' }, 'b')], [found('a', ['x'])], 'a:x'],
  ['a ring that only hands could make', [merge('1', 'a', 'b'), merge('2', 'b', 'a')], [found('a')], 'a:a'],
  ['to and fro', [split('1', 'a', 'x', 'b'), split('2', 'b', 'x', 'a')], [found('a', ['x'])], 'a:x'],
  ['no mention listed', [merge('1', 'a', 'b'), split('2', 'a', 'x', 'c')], [found('a', [])], 'b:'],
])('%s', (_, rulings, entities, expected) => expect(said(rulings, ...entities)).toBe(expected));

it('tells every ruling that had to do with it', () => {
  const rulings = new Rulings([
    split('1', 'a', 'x', 'c'),
    split('2', 'a', 'y', 'c'),
    split('3', 'a', 'never', 'c'),
    merge('4', 'b', 'd'),
    merge('5', 'd', 'e'),
  ]);
  const ruled = rulings.apply([found('a', ['x', 'y', 'z']), found('b', [])], place);
  expect(ruled.rulings.toSorted()).toEqual(['1', '2', '4', '5']);
  expect(rulings.apply([found('a', ['x', 'y']), found('q')], place).rulings).toEqual(['1', '2']);
  expect(rulings.concern([found('q')])).toBe(false);
  expect(rulings.aliases()).toEqual([
    ['b', 'e'],
    ['d', 'e'],
  ]);
});

it('an entity that no ruling is about stays the very same', () => {
  const entities = [found('q', ['x']), found('a', ['other'])];
  const ruled = new Rulings([split('1', 'a', 'x', 'b')]).apply(entities, place);
  expect(ruled).toEqual({ entities, rulings: [], known: entities });
});

it('mentions that are counted and not listed stay, unless all that are listed go', () => {
  const rulings = new Rulings([split('1', 'a', 'x', 'b')]);
  const counts = (texts: string[], mentionCount: number) =>
    rulings.apply([found('a', texts, { mentionCount })], place).entities.map((one) => [one.id, one.mentionCount, one.salience]);
  expect(counts(['x', 'y'], 6)).toEqual([
    ['a', 5, 0.5],
    ['b', 1, 0.1],
  ]);
  expect(counts(['x', 'x'], 6)).toEqual([['b', 6, 0.6]]);
});

it('a mention that two entities share is counted once when they are one', () => {
  const shared = [at(100, 'y'), at(0, 'x')];
  const both = [found('a', ['', ''], { mentions: shared }), found('b', [''], { mentions: [at(0, 'x')] })];
  const { entities } = new Rulings([merge('1', 'a', 'b')]).apply(both, place);
  expect(entities).toMatchObject([{ mentionCount: 2, mentions: [at(0, 'x'), at(100, 'y')] }]);
});

it('keeps facts with whom they are about', () => {
  const of = (role: string, country: string) => ({ role, country, runnerUp: 'kept' });
  const rulings = new Rulings([merge('1', 'a', 'b'), split('2', 'c', 'x', 'b')]);
  expect(rulings.apply([found('c', ['x', 'y'], of('C', 'CC')), found('a', ['a'], of('A', 'AA'))], place).entities).toMatchObject([
    { id: 'b', role: 'A', country: 'AA', sameAs: ['same:b', 'found:a'], runnerUp: 'kept', ruling: '1' },
    { id: 'c', role: 'C', country: 'CC', sameAs: ['found:c'], ruling: '2' },
  ]);
  expect(rulings.apply([found('c', ['x'], of('C', 'CC'))], place)).toMatchObject({
    entities: [{ id: 'b', role: 'C', sameAs: ['same:b'], ruling: '2' }],
    known: [target('b')],
  });
});
