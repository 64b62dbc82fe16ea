import { type Expression, parseSearch, termsOf } from './search-syntax.ts';

/** As one would write it with all brackets: & and |, ! for not. */
function written(expression: Expression | undefined): string {
  if (expression === undefined) return '';
  if ('not' in expression) return `!${written(expression.not)}`;
  if ('term' in expression) {
    const { text, prefix, field } = expression.term;
    return `${field ? `${field}:` : ''}${text.includes(' ') ? `"${text}"` : text}${prefix ? '*' : ''}`;
  }
  return 'all' in expression ? `(${expression.all.map(written).join(' & ')})` : `(${expression.any.map(written).join(' | ')})`;
}

it.each([
  ['senate', 'senate'],
  ['senate osce', '(senate & osce)'],
  ['senate AND osce', '(senate & osce)'],
  ['senate OR osce water', '(senate | (osce & water))'],
  ['senate | osce', '(senate | osce)'],
  ['senate or osce', '(senate & or & osce)'],
  ['ORACLE NOTE', '(ORACLE & NOTE)'],
  ['senate -osce', '(senate & !osce)'],
  ['senate NOT osce', '(senate & !osce)'],
  ['-"osce meeting" senate', '(!"osce meeting" & senate)'],
  ['well-known', 'well-known'],
  ['(senate OR house) -(osce water)', '((senate | house) & !(osce & water))'],
  ['elect*', 'elect*'],
  ['"free elect*"', '"free elect"*'],
  ['"free elect"*', '"free elect"*'],
  ['a*', 'a'],
  ['議*', '議*'],
  ['title:senate', 'A:senate'],
  ['Headline:"osce meeting" body:water', '(A:"osce meeting" & D:water)'],
  ['-title:elect* description:vote', '(!A:elect* & B:vote)'],
  ['“curly” «quotes»', '(curly & quotes)'],
  ['title: senate', '(title: & senate)'],
  ['colour:red', 'colour:red'],
  ['https://example.org/a', 'https://example.org/a'],
])('%s', (text, expected) => expect(written(parseSearch(text))).toBe(expected));

it.each([
  ['', ''],
  ['   ', ''],
  ['"unbalanced words', '"unbalanced words"'],
  ['(Lima', 'Lima'],
  ['Lima)', 'Lima'],
  [')) Lima (( Cusco', '(Lima & Cusco)'],
  ['OR', ''],
  ['OR senate OR', 'senate'],
  ['NOT', ''],
  ['NOT OR senate', 'senate'],
  ['()', ''],
  ['- senate', '(- & senate)'],
  ['--senate', '!senate'],
  ['-NOT senate', '(!NOT & senate)'],
  ['John <john@example.org>', '(John & john@example.org)'],
])('odd: %s', (text, expected) => expect(written(parseSearch(text))).toBe(expected));

it.each(['(', ')', '-', '"', 'NOT ', '-(', 'OR ', '*', 'title:', '"(', '\\', "'"])(
  'a thousand letters of %s are read',
  (part) => {
    const expression = parseSearch(part.repeat(1_000 / part.length));
    expect(expression === undefined || termsOf(expression).length > 0).toBe(true);
  },
);

it('tells what is asked for and what is ruled out', () =>
  expect(termsOf(parseSearch('a -(b -c)')!).map(({ term, wanted }) => [term.text, wanted])).toEqual([
    ['a', true],
    ['b', false],
    ['c', true],
  ]));
