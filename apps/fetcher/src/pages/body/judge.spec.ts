import { blocksOf } from './blocks.ts';
import { scoreOf } from './judge.ts';
import { parsePage } from '../markup/page-tree.ts';
import { worthOf } from './worth.ts';

const sentence = 'The council met on Monday and voted for the bridge after a debate of several hours.';
const page = `<p id=a>${sentence} Nobody spoke against it, which surprised the mayor.</p>
<h1>The bridge</h1>
<p>${sentence}</p><p>${sentence} It opens in May.</p><ul><li>Two lanes</li></ul>
<div>Share</div><p><a href=/x>Another story that the page links to</a></p>`;
const blocks = blocksOf(parsePage(page).root);
const worths = blocks.map(worthOf);
const headlineAt = blocks.findIndex(({ element }) => element.tag === 'h1');
const pick = (...indices: number[]) => indices.map((i) => blocks[i]!);
const score = (indices: number[], more: Partial<Parameters<typeof scoreOf>[1]> = {}) =>
  scoreOf(pick(...indices), { name: 'density', worths, headlineAt, ...more });

test('the blocks are those that the cases speak of', () => {
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'paragraph',
    'heading',
    'paragraph',
    'paragraph',
    'item',
    'loose',
    'paragraph',
  ]);
});

test.each<[string, number, number]>([
  ['more text beats less', score([2, 3]), score([2])],
  ['a list in the text adds to it', score([2, 3, 4]), score([2, 3])],
  ['a label takes from it', score([2, 3]), score([2, 3, 5])],
  ['behind the headline beats before it', score([3]), score([0])],
  ['what the page marks beats what it does not', score([2, 3], { name: 'marked' }), score([2, 3])],
  ['what JSON-LD has beats what it lacks', score([2, 3], { inLd: () => true }), score([2, 3], { inLd: () => false })],
])('%s', (_, better, worse) => expect(better).toBeGreaterThan(worse));

test('nothing is worth nothing', () => expect(score([])).toBe(0));
test('labels and links alone are worth nothing', () => expect(score([5])).toBe(0));
