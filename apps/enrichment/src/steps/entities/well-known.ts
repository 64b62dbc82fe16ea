import { ownId } from '#events';
import { readTable } from './tables.ts';

/** People whose name each language spells, or writes with other letters, in a way that no rule makes one. */
const byKey = new Map<string, string>();
const byPart = new Map<string, string>();
const keyOf = (name: string): string => ownId('person', name);

for (const [name = '', aliases = '', alone = ''] of readTable('persons.tsv')) {
  for (const each of [name, ...aliases.split(';')]) if (each !== '') byKey.set(keyOf(each), name);
  for (const each of alone.split(';')) if (each !== '') byPart.set(keyOf(each), name);
}

/** The name in English of a person of whom everybody knows. */
export function wellKnown(name: string): string | undefined {
  return byKey.get(keyOf(name));
}

/** Whom a surname alone means, where the article names nobody else who bears it. */
export function wellKnownAlone(surname: string): string | undefined {
  return byPart.get(keyOf(surname));
}

export const isWellKnown = (name: string): boolean => wellKnown(name) !== undefined || wellKnownAlone(name) !== undefined;
