import { readFileSync } from 'node:fs';
import { dataFile, readTable } from './tables.ts';

const latin = new Set(readFileSync(dataFile('first-names.txt'), 'utf8').trim().split('\n'));
const russian = readTable('given-names-ru.tsv').flatMap(([gender = '', names = '']) =>
  names.split(' ').map((name) => [name, gender] as const),
);
const anyGender = new Set([...latin, ...russian.map(([name]) => name)]);
const byGender = new Set(russian.map(([name, gender]) => `${gender} ${name}`));

/** @param norm in lower case */
export const isGivenName = (norm: string): boolean =>
  anyGender.has(norm) || (norm.includes('-') && norm.split('-').some((part) => anyGender.has(part)));

/** Of men or women, in Cyrillic letters. */
export const isRussianGivenName = (gender: string, name: string): boolean => byGender.has(`${gender} ${name.toLowerCase()}`);
