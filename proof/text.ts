/** Articles' words, made up: several languages, names for enrichment to find, and what encodings choke on. */
import type { Chance } from './random.ts';

const places = ['Oslo', 'Astana', 'Nairobi', 'Lisbon', 'Jakarta', 'Quito', 'Samarkand', 'Accra', 'Bonn', 'Hanoi'];
const persons = ['Helena Brandt', 'Marat Sultanov', 'Ngozi Adeyemi', 'Luis Ortega', 'Aiko Tanaka', 'Pieter de Vries'];
const bodies = [
  'the Senate of Kazakhstan',
  'the parliament of Norway',
  'the World Bank',
  'the OSCE',
  'UNESCO',
  'the Bank of Ghana',
];
const sentences: readonly ((chance: Chance) => string)[] = [
  (chance) => `President ${chance.pick(persons)} met ${chance.pick(bodies)} in ${chance.pick(places)} on Tuesday.`,
  (chance) => `${chance.pick(persons)} said that talks on water and elections would go on in ${chance.pick(places)}.`,
  (chance) => `A vote is expected before 9 April 2026, ${chance.pick(bodies)} said.`,
  (chance) => `Prices rose by ${chance.below(90) / 10} % in ${chance.pick(places)}, while wages stood still.`,
  () => 'Депутаты Сената Казахстана обсудили сотрудничество с ОБСЕ в Астане.',
  () => 'Қазақстан Сенаты Астанада су ресурстары туралы заңды талқылады.',
  () => 'Der Bundestag in Berlin hat über das Klimagesetz beraten.',
  () => 'اجتمع مجلس الشيوخ في عمّان يوم الثلاثاء لبحث قانون المياه.',
  () => 'הכנסת דנה בירושלים בחוק המים.',
];

/** Each odd in a way of its own; the text that must come out of it stands beside it. */
const oddities: readonly (readonly [given: string, kept: string])[] = [
  ['zero\u0000byte', 'zerobyte'],
  ['high \ud83d alone', 'high \ufffd alone'],
  ['low \ude00 alone', 'low \ufffd alone'],
  ['family 👨‍👩‍👧‍👦 and flag 🇰🇿', 'family 👨‍👩‍👧‍👦 and flag 🇰🇿'],
  ['\u202eright to left\u202c', '\u202eright to left\u202c'],
  ['Zalgo z̸̢̛͖͓͉̈́͊̒͝a̴', 'Zalgo z̸̢̛͖͓͉̈́͊̒͝a̴'],
  ['bell\u0007 and escape\u001b[31m', 'bell\u0007 and escape\u001b[31m'],
  ['line\u2028separator', 'line\u2028separator'],
  ['\\u0000 as six characters', '\\u0000 as six characters'],
  ["'; drop table khabar.article; --", "'; drop table khabar.article; --"],
  ['astral 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷', 'astral 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𠮷'],
];

export interface Text {
  readonly given: string;
  /** As it has to be stored. */
  readonly kept: string;
}

export const plain = (text: string): Text => ({ given: text, kept: text });

export function headline(chance: Chance, marker: string): Text {
  return plain(`${chance.pick(bodies)} and ${chance.pick(places)}: ${marker}`);
}

export function body(chance: Chance, marker: string): Text {
  const count = 2 + chance.below(5);
  return plain(`${Array.from({ length: count }, () => chance.pick(sentences)(chance)).join(' ')}\n\n${marker}`);
}

export function oddBody(chance: Chance, marker: string): Text {
  const { given, kept } = body(chance, marker);
  const parts = Array.from({ length: 1 + chance.below(3) }, () => chance.pick(oddities));
  return {
    given: [given, ...parts.map(([text]) => text)].join(' '),
    kept: [kept, ...parts.map(([, text]) => text)].join(' '),
  };
}

/** So many characters of one byte each. */
export function longBody(chance: Chance, marker: string, characters: number): Text {
  const words: string[] = [marker];
  let length = marker.length;
  while (length < characters) {
    const word = `${chance.pick(places)} ${chance.below(1_000_000)}.`;
    words.push(word);
    length += word.length + 1;
  }
  return plain(words.join(' ').slice(0, characters).padEnd(characters, '.'));
}
