import type { EntityType } from '#events';
import { words, type Word } from '../../text/words.ts';
import { stemmer, type Stemmer } from './stems.ts';
import { readTable } from './tables.ts';

/** What a name stands for. A demonym names no entity by itself: it says which country an institution is of. */
export interface Known {
  readonly kind: 'name' | 'demonym';
  readonly type: EntityType;
  readonly name: string;
  readonly wikidata?: string;
  readonly country?: string;
  /** Whether it is a country itself. */
  readonly isCountry: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  known?: Known;
  demonym?: Known;
  /** Written as an acronym: the text must be in capitals too. */
  acronym?: boolean;
  lower?: boolean;
}

export interface Match {
  readonly known: Known;
  /** Words matched. */
  readonly length: number;
}

/** What a name of water or land may begin with, in a small letter as well: "mer d'Aral", "mar de Aral". */
const GEOGRAPHIC = new Set(
  'mer mar lac lago océan océano oceano golfe golfo baie fleuve rio río море озеро залив океан'.split(' '),
);

const node = (): Node => ({ next: new Map() });

/** Names of places and bodies in one language, found by their longest match. */
export class Gazetteer {
  readonly stem: Stemmer;
  private readonly root = node();

  constructor(language: string) {
    this.stem = stemmer(language);
  }

  add(name: string, known: Known): void {
    const parts = words(name);
    if (parts.length === 0) return;
    let at = this.root;
    for (const part of parts) {
      const key = this.stem(part.norm);
      let next = at.next.get(key);
      if (!next) at.next.set(key, (next = node()));
      at = next;
    }
    const first = parts[0]!;
    if (known.kind === 'demonym') at.demonym ??= known;
    else if (!at.known) {
      at.known = known;
      at.acronym = parts.length === 1 && first.upper && first.plain.length <= 6;
      at.lower = !first.capital;
    } else if (at.known === known && !first.capital) at.lower = true;
  }

  /** Whether one word alone is a name or a nationality. */
  isName(word: string): boolean {
    if (!/^\p{Lu}/u.test(word)) return false;
    const found = this.root.next.get(this.stem(word.toLowerCase()));
    return found?.known !== undefined || found?.demonym !== undefined;
  }

  /** The longest name that starts at word `from`. `capitals`: the text is in capitals, so that they say nothing. */
  match(all: readonly Word[], from: number, kind: Known['kind'] = 'name', capitals = false): Match | undefined {
    let at = this.root;
    let best: Match | undefined;
    for (let i = from; i < all.length; i++) {
      const word = all[i]!;
      if (i > from && !word.adjacent) break;
      const next = at.next.get(this.stem(word.norm));
      if (!next) break;
      at = next;
      const known = kind === 'name' ? at.known : at.demonym;
      if (!known) continue;
      const start = all[from]!;
      const cased =
        kind === 'demonym'
          ? start.capital || this.stem !== stemmer('en')
          : at.acronym
            ? start.upper || at.lower === true
            : (start.capital || at.lower === true || (i > from && GEOGRAPHIC.has(start.norm))) &&
              (capitals || !start.upper || start.plain.length < 2 || i > from || start.plain.length > 4);
      if (cased) best = { known, length: i - from + 1 };
    }
    return best;
  }
}

/** Languages whose names of countries are known; others have no rules for entities yet. */
export const languages: ReadonlySet<string> = new Set(['en', 'fr', 'de', 'es', 'pt', 'ru', 'kk', 'tr', 'it', 'id']);

const loaded = new Map<string, Gazetteer>();

export function gazetteer(language: string): Gazetteer {
  const known = loaded.get(language);
  if (known) return known;
  const made = build(language);
  loaded.set(language, made);
  return made;
}

function build(language: string): Gazetteer {
  const all = new Gazetteer(language);
  const ambiguous = new Set(
    readTable('places/ambiguous.tsv')
      .filter(([tag]) => tag === language)
      .map(([, text]) => text),
  );
  const add = (name: string, known: Known): void => {
    if (!ambiguous.has(name)) all.add(name, known);
  };
  const countries = new Map<string, Known>();
  for (const [iso2 = '', wikidata = '', tag, kind, text = ''] of readTable('places/country-names.tsv')) {
    const country: Known = countries.get(iso2) ?? {
      kind: 'name',
      type: 'place',
      name: text,
      ...(wikidata && { wikidata }),
      country: iso2,
      isCountry: true,
    };
    countries.set(iso2, country);
    if (kind === 'name' && (tag === language || (language === 'kk' && tag === 'ru') || (language === 'id' && tag === 'en')))
      add(text, country);
    if (kind === 'demonym' && tag === language) add(text, { ...country, kind: 'demonym' });
  }
  for (const [iso2 = '', tag, kind, text = ''] of readTable('places/more-names.tsv')) {
    const country = countries.get(iso2);
    if (country && tag === language) add(text, kind === 'demonym' ? { ...country, kind: 'demonym' } : country);
  }
  for (const [iso2 = '', tag, text = '', endings = ''] of readTable('places/demonyms.tsv')) {
    const country = countries.get(iso2);
    if (country && tag === language) for (const ending of endings.split(',')) add(text + ending, { ...country, kind: 'demonym' });
  }
  for (const [wikidata = '', name = '', aliases = ''] of readTable('places/regions.tsv')) {
    const region: Known = { kind: 'name', type: 'place', name, ...(wikidata && { wikidata }), isCountry: false };
    for (const each of [name, ...aliases.split(';')]) if (each) add(each, region);
  }
  for (const [country = '', name = '', aliases = ''] of readTable('places/cities.tsv')) {
    const city: Known = { kind: 'name', type: 'place', name, country, isCountry: false };
    for (const each of [name, ...aliases.split(';')]) if (each) add(each, city);
  }
  for (const [iso2 = '', , , kind, text = ''] of readTable('places/country-names.tsv'))
    if (kind === 'capital') add(text, { kind: 'name', type: 'place', name: text, country: iso2, isCountry: false });
  for (const [type = '', name = '', wikidata = '', country = '', aliases = ''] of readTable('bodies.tsv')) {
    const body: Known = {
      kind: 'name',
      type: type as EntityType,
      name,
      ...(wikidata && { wikidata }),
      ...(country && { country }),
      isCountry: false,
    };
    for (const each of [name, ...aliases.split(';')]) if (each) add(each, body);
  }
  return all;
}

/** Institutions that every country has, by language: "parliament" to "Parliament". */
export function institutions(language: string): {
  find(all: readonly Word[], from: number): { name: string; length: number } | undefined;
} {
  const stem = stemmer(language);
  const byFirst = new Map<string, { parts: string[]; name: string }[]>();
  for (const [tag, text = '', name = ''] of readTable('institutions.tsv')) {
    if (tag !== language) continue;
    const parts = words(text).map((word) => stem(word.norm));
    const list = byFirst.get(parts[0]!) ?? [];
    list.push({ parts, name });
    byFirst.set(
      parts[0]!,
      list.sort((a, b) => b.parts.length - a.parts.length),
    );
  }
  return {
    find(all, from) {
      const first = all[from];
      if (!first) return undefined;
      for (const { parts, name } of byFirst.get(stem(first.norm)) ?? []) {
        if (parts.every((part, k) => all[from + k] && stem(all[from + k]!.norm) === part && (k === 0 || all[from + k]!.adjacent)))
          return { name, length: parts.length };
      }
      return undefined;
    },
  };
}
