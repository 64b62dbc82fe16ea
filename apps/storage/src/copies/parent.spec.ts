import { type Member, parentOf } from './parent.ts';

const member = (articleId: string, hashes: number[], more: Partial<Member> = {}): Member => ({
  articleId,
  sketch: { words: hashes.length + 2, share: 1, hashes: Uint32Array.from(hashes), lead: new Uint8Array(1) },
  standsFor: articleId,
  agency: undefined,
  isAgencys: false,
  publisher: undefined,
  ...more,
});
const whole = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const cut = whole.slice(0, 5);

it.each<[string, Member[], string]>([
  ['the first, if all are alike', [member('a', whole), member('b', whole)], 'a'],
  ['the first whole one', [member('cut', cut), member('a', whole), member('b', whole)], 'a'],
  ['not what a paper has made longer', [member('a', whole), member('framed', [...whole, 20, 21, 22, 23, 24])], 'a'],
  ['one that others hang on', [member('cut', cut), member('a', whole), member('a2', whole, { standsFor: 'a' })], 'a'],
  ["the agency's own", [member('a', whole, { agency: 'apa' }), member('b', cut, { publisher: 'APA' })], 'b'],
  ['as it was recognised', [member('a', whole), member('b', whole, { agency: 'apa', isAgencys: true })], 'b'],
  [
    'of the agency that most name',
    [
      member('x', whole, { publisher: 'X', agency: 'x' }),
      member('a', whole, { agency: 'apa' }),
      member('b', whole, { agency: 'apa' }),
      member('apa', whole, { publisher: 'APA' }),
    ],
    'apa',
  ],
  ['whatever a paper names, if the agency is not there', [member('a', whole), member('b', whole, { agency: 'apa' })], 'a'],
])('%s', (_, members, parent) => expect(parentOf(members).articleId).toBe(parent));
