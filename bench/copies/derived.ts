/** What becomes of an agency's text in the papers. */
import { madeHeadline, type MadeArticle, ownParagraphs, reworded } from './made-articles.ts';
import type { Random } from './random.ts';

export const kinds = ['cut', 'headline', 'framed', 'merged', 'credit', 'reordered', 'reworded', 'retyped'] as const;
export type Kind = (typeof kinds)[number];

export interface Derived {
  readonly headline: string;
  readonly articleBody: string;
}

export const bodyOf = (paragraphs: MadeArticle['paragraphs']): string =>
  paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
export const wordsOf = ({ paragraphs }: MadeArticle): number => bodyOf(paragraphs).split(/\s+/).length;

/** @param other an unrelated article of about the same length, to be run together with */
export function derive(random: Random, kind: Kind, base: MadeArticle, other: MadeArticle): Derived {
  const { language, headline, paragraphs } = base;
  const body = bodyOf(paragraphs);
  switch (kind) {
    case 'cut':
      return { headline, articleBody: cut(random, paragraphs, random.between(0.2, 0.7)) };
    case 'headline':
      return { headline: madeHeadline(random, language), articleBody: body };
    case 'framed': {
      const own = wordsOf(base) * random.between(0.15, 0.7);
      const before = ownParagraphs(random, language, own * random.between(0.3, 0.7));
      const after = ownParagraphs(random, language, own * random.between(0.2, 0.5));
      return { headline: madeHeadline(random, language), articleBody: bodyOf([...before, ...paragraphs, ...after]) };
    }
    case 'merged': {
      const parts = [body, bodyOf(other.paragraphs)];
      return { headline, articleBody: (random.chance(0.5) ? parts : parts.toReversed()).join('\n\n') };
    }
    case 'credit':
      return { headline, articleBody: credited(random, body) };
    case 'reordered':
      return { headline, articleBody: bodyOf(random.shuffled(paragraphs)) };
    case 'reworded':
      return {
        headline: madeHeadline(random, language),
        articleBody: reworded(random, body, language, random.between(0.04, 0.14)),
      };
    case 'retyped':
      return { headline: headline.toUpperCase(), articleBody: retyped(random, body) };
  }
}

/** Some of it off: the end, the beginning, or sentences here and there. */
function cut(random: Random, paragraphs: MadeArticle['paragraphs'], off: number): string {
  const words = bodyOf(paragraphs).split(' ');
  const keep = Math.round(words.length * (1 - off));
  const how = random.next();
  if (how < 0.5) return words.slice(0, keep).join(' ');
  if (how < 0.65) return words.slice(-keep).join(' ');
  const all = paragraphs.flat();
  const lengths = all.map((sentence) => sentence.split(' ').length);
  const dropped = new Set<number>();
  let left = words.length;
  for (const at of random.shuffled(all.map((_, index) => index))) {
    if (left - lengths[at]! < keep) continue;
    dropped.add(at);
    left -= lengths[at]!;
  }
  return all.filter((_, at) => !dropped.has(at)).join(' ');
}

const before = [
  'By our correspondent\n\n',
  'GRAZ, March 3 (Meridian) - ',
  'Por Ana Silva\n\n',
  'АЛМАТЫ, 3 марта — Меридиан. ',
  'Von Karl Weber, Graz\n\n',
  'Photo: Meridian / Ana Silva\n\n',
  '(Meridian) - ',
];
const after = [
  '\n\n(Reporting by Ana Silva; editing by Li Wei)',
  '\n\nRead more: five things to know this week\n\nFollow us on all channels\n\n© 2026 The Valley Post. All rights reserved.',
  '\n\nЧитайте также: что известно к этому часу\n\nВсе права защищены.',
  '\n\nLesen Sie auch: Fünf Dinge, die heute wichtig sind',
  '\n\nSubscribe to our newsletter\n\nThis article was originally published on another site.',
  '\n\nmeridian/av',
];

function credited(random: Random, body: string): string {
  return random.one(before) + body + random.one(after);
}

/** Other signs for the same text: quotation marks, dashes, spaces, accents lost, UTF-8 read as Windows-1252. */
function retyped(random: Random, body: string): string {
  const steps: ((text: string) => string)[] = [
    (text) => text.replace(/"([^"]*)"/g, '«$1»').replace(/'/g, '’'),
    (text) => text.replace(/ - /g, ' — ').replace(/, /g, ' , '),
    (text) => text.replace(/ /g, (space) => (random.chance(0.3) ? '\u00a0' : space)),
    (text) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC'),
    (text) => text.replace(/"/g, '&quot;').replace(/\n\n/g, '\n'),
    (text) => text.toUpperCase(),
    (text) => text.normalize('NFD'),
    (text) => text.replace(/[à-ÿ“”’–]/g, (sign) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(sign))),
    (text) => text.replace(/(\p{L}{5})(\p{L}{4})/gu, '$1\u00ad$2'),
  ];
  return random
    .shuffled(steps)
    .slice(0, 2)
    .reduce((text, step) => step(text), body);
}
