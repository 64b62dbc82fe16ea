import { parseSearch } from './search-syntax.ts';
import { grouped, written } from './search-text.ts';

const rows = (read: Record<string, string>) =>
  Object.entries(read).map(([configuration, tsquery]) => ({ configuration, tsquery }));

it('languages that read a text alike are asked together', () => {
  expect(grouped('reforms', rows({ english: "'reform'", french: "'reform'", simple: "'reforms'" }))).toEqual([
    { tsquery: "'reform'", configurations: ['english', 'french'] },
    { tsquery: "'reforms'", configurations: ['simple'] },
  ]);
});

it.each([
  ['the', { english: '', german: "'the'", simple: "'the'" }, []],
  ['die', { english: "'die'", german: '', simple: "'die'" }, ["'die'"]],
  ['и', { english: "'и'", russian: '', simple: "'и'" }, []],
  ['сенат', { english: "'сенат'", russian: "'сенат'" }, ["'сенат'"]],
  ['!', { english: '', german: '', simple: '' }, []],
])('%s', (text, read, tsqueries) => expect(grouped(text, rows(read)).map(({ tsquery }) => tsquery)).toEqual(tsqueries));

it('a language asked for alone judges for itself', () => {
  expect(grouped('the', rows({ german: "'the'" }))).toEqual([{ tsquery: "'the'", configurations: ['german'] }]);
  expect(grouped('die', rows({ german: '' }))).toEqual([]);
});

/** As a language would read it that takes e off the end of words and knows "the" as a stop word. */
const read = ({ text, prefix }: { text: string; prefix: boolean }) => {
  const stems = (words: string) =>
    words
      .split(' ')
      .filter((word) => word !== 'the')
      .map((word) => `'${word.replace(/e$/, '').replaceAll("'", "''")}'`)
      .join(' <-> ');
  const plain = text.replaceAll('é', 'e');
  return [stems(text), plain === text ? null : stems(plain), prefix ? `'${plain}'` : null];
};

it.each([
  ['senate', "'senat'"],
  ['senate -water', "('senat' & !('water'))"],
  ['"free trade" OR water', "((('fre' <-> 'trad')) | 'water')"],
  ['café', "(('café') | ('caf'))"],
  ['title:senate', "'senat':A"],
  ['body:"free trade"', "(('fre':D <-> 'trad':D))"],
  ['elect*', "'elect':*"],
  ['title:"free elect*"', "(('fre':A <-> 'elect':*A) | ('free elect':*A))"],
  ['the', ''],
  ['-the', ''],
  ['the* water', "('the':* & 'water')"],
  ['the senate OR the', "'senat'"],
  ["title:o'e", "'o''':A"],
])('%s as a tsquery', (text, tsquery) => expect(written(parseSearch(text)!, read)).toBe(tsquery));
