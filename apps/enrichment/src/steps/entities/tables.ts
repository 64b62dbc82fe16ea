import { readFileSync } from 'node:fs';

/** A file of apps/enrichment/src/data; the same place beside the compiled code. */
export const dataFile = (name: string): URL => new URL(`../../data/${name}`, import.meta.url);

/** Rows of a TSV file, its heading left out. */
export function readTable(name: string): string[][] {
  const [, ...lines] = readFileSync(dataFile(name), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}

const english = JSON.parse(readFileSync(dataFile('english.json'), 'utf8')) as Record<string, string[]>;

/** One of the word lists of english.json. */
export const wordList = (name: string): ReadonlySet<string> => {
  const list = english[name];
  if (!list) throw new Error(`english.json has no list ${name}`);
  return new Set(list);
};

export const functionWords = wordList('functionWords');
export const bodyHeads = wordList('bodyHeads');
export const eventHeads = wordList('eventHeads');
export const calendar = wordList('calendar');
export const particles = wordList('particles');
