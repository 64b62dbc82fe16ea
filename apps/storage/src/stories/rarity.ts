import { readFileSync } from 'node:fs';
import type { Entity } from '#events';

const dataFile = (name: string): URL => new URL(`../data/${name}`, import.meta.url);
const rowsOf = (name: string): string[][] =>
  readFileSync(dataFile(name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'));

const OF = 10_000;
/** A word that stands in no more than so many of OF texts is as rare as can be. */
const RARE = 10;

const words = new Map(rowsOf('common-words.tsv').map(([language, key, texts]) => [`${language} ${key}`, Number(texts)]));
const entities = new Map(rowsOf('common-entities.tsv').map(([id, weight]) => [id!, Number(weight)]));

/** How little a word is used in the news of a language: 0 for what stands everywhere, 1 for what is hardly ever seen. */
export function rarity(key: string, language: string): number {
  const texts = words.get(`${language} ${key}`) ?? 0;
  return Math.log(OF / Math.max(texts, RARE)) / Math.log(OF / RARE);
}

/** Known by many, by a source or by its own name alone: the former are in the news more often. */
const SAYS: Readonly<Record<Entity['type'], readonly [wellKnown: number, other: number]>> = {
  person: [0.6, 1],
  organisation: [0.5, 0.8],
  place: [0.6, 0.8],
  event: [0.6, 0.8],
  agreement: [0.6, 0.8],
  work: [0.6, 0.8],
  other: [0.4, 0.6],
};

/** How much it says that two articles name an entity: 0 to 1. A country says little, a person who is not known elsewhere much. */
export function entityWeight({ id, type }: Pick<Entity, 'id' | 'type'>): number {
  const [wellKnown, other] = SAYS[type];
  return entities.get(id) ?? (id.startsWith('khabar:') ? other : wellKnown);
}
