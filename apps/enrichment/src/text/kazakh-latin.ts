/**
 * Kazakh in Latin letters to Cyrillic ones, by the alphabets of 2018 (á, ǵ, ń, sh) and 2021 (ä, ğ, ñ, ş) and the press between them. One letter
 * of the Latin may stand for several of the Cyrillic (i: і, и, й); the commonest is given, which is good enough to read names by, not to print.
 */
const digraphs: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['ts', 'ц'],
  ['ia', 'ия'],
  ['iu', 'ию'],
  ['ya', 'я'],
  ['yu', 'ю'],
];
const letters: Readonly<Record<string, string>> = {
  a: 'а',
  ä: 'ә',
  á: 'ә',
  b: 'б',
  c: 'с',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  ğ: 'ғ',
  ǵ: 'ғ',
  h: 'х',
  i: 'і',
  ı: 'и',
  í: 'й',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  ñ: 'ң',
  ń: 'ң',
  ŋ: 'ң',
  o: 'о',
  ö: 'ө',
  ó: 'ө',
  p: 'п',
  q: 'қ',
  r: 'р',
  s: 'с',
  ş: 'ш',
  t: 'т',
  u: 'у',
  ū: 'ұ',
  ü: 'ү',
  ú: 'ү',
  ý: 'у',
  v: 'в',
  w: 'у',
  x: 'кс',
  y: 'ы',
  z: 'з',
};

/** A word in Cyrillic letters, its capitals kept; other signs as they are. */
export function kazakhInCyrillic(word: string): string {
  const plain = word.normalize('NFC');
  let made = '';
  for (let i = 0; i < plain.length;) {
    const rest = plain.slice(i, i + 4).toLowerCase();
    const digraph = digraphs.find(([latin]) => rest.startsWith(latin));
    const latin = digraph?.[0] ?? rest[0] ?? plain[i]!;
    const cyrillic = digraph?.[1] ?? letters[latin] ?? plain[i]!;
    const capital = plain[i] !== plain[i]!.toLowerCase();
    made += capital ? cyrillic[0]!.toUpperCase() + cyrillic.slice(1) : cyrillic;
    i += latin.length;
  }
  return made;
}

/** Whether a Kazakh text is in Latin letters. */
export function isInLatin(text: string): boolean {
  const sample = text.slice(0, 2_000);
  return (sample.match(/\p{Script=Latin}/gu)?.length ?? 0) > (sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0);
}
