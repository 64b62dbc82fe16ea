import { words, type Word } from '../../text/words.ts';
import { readTable } from '../entities/tables.ts';

interface Term {
  readonly code: string;
  readonly weight: number;
  /** What counts as one and the same term however it is inflected. */
  readonly term: string;
}

interface Node {
  readonly exact: Map<string, Node>;
  /** Beginnings of words: "parliament*". */
  readonly prefixes: Map<string, Node>;
  terms: Term[];
}

export interface Hit {
  readonly terms: readonly Term[];
  readonly length: number;
}

const node = (): Node => ({ exact: new Map(), prefixes: new Map(), terms: [] });
const SHORTEST_PREFIX = 2;
const LONGEST_PREFIX = 16;

/** Cut as a text is cut: "coup d'etat" is three words; of "l'ambassad*" the last is a beginning. */
function partsOf(term: string): { key: string; prefix: boolean }[] {
  return term.split(' ').flatMap((part) => {
    const parts = words(part.replace(/\*$/, ''));
    return parts.map(({ norm }, i) => ({ key: norm, prefix: part.endsWith('*') && i === parts.length - 1 }));
  });
}

/** The topic words of one language; phrases go before their parts. */
export class Lexicon {
  private readonly root = node();

  add(term: string, code: string, weight: number): void {
    let at = this.root;
    for (const { key, prefix } of partsOf(term)) {
      const branch = prefix ? at.prefixes : at.exact;
      let next = branch.get(key);
      if (!next) branch.set(key, (next = node()));
      at = next;
    }
    at.terms.push({ code, weight, term });
  }

  /** All that begins at word `from`: the longest phrases of each topic. */
  hits(all: readonly Word[], from: number): Hit[] {
    const found: Hit[] = [];
    this.walk(this.root, all, from, 0, found);
    return found;
  }

  private walk(at: Node, all: readonly Word[], i: number, length: number, found: Hit[]): void {
    if (length > 0 && at.terms.length > 0) found.push({ terms: at.terms, length });
    const word = all[i];
    if (!word || (length > 0 && !word.adjacent)) return;
    const exact = at.exact.get(word.norm);
    if (exact) this.walk(exact, all, i + 1, length + 1, found);
    if (at.prefixes.size === 0) return;
    for (let k = SHORTEST_PREFIX; k <= Math.min(LONGEST_PREFIX, word.norm.length); k++) {
      const next = at.prefixes.get(word.norm.slice(0, k));
      if (next) this.walk(next, all, i + 1, length + 1, found);
    }
  }
}

const lexicons = new Map<string, Lexicon>();

export function loadLexicons(): void {
  for (const [code = '', language = '', weight = '1', terms = ''] of readTable('topic-words.tsv')) {
    const lexicon = lexicons.get(language) ?? new Lexicon();
    lexicons.set(language, lexicon);
    for (const term of terms.split(';')) lexicon.add(term, code, Number(weight));
  }
}

export const lexiconOf = (language: string): Lexicon | undefined => lexicons.get(language);

export interface Topic {
  readonly code: string;
  readonly name: string;
  readonly broader: readonly string[];
}

let tree: Map<string, Topic> | undefined;

/** IPTC Media Topics in use, each with its way up. */
export function mediaTopics(): ReadonlyMap<string, Topic> {
  if (tree) return tree;
  const parents = new Map<string, { parent: string; name: string }>();
  for (const [code = '', parent = '', active, name = ''] of readTable('mediatopics.tsv'))
    if (active === '1') parents.set(code, { parent, name });
  tree = new Map();
  for (const [code, { name }] of parents) {
    const broader: string[] = [];
    for (let up = parents.get(code)?.parent; up; up = parents.get(up)?.parent) broader.push(up);
    tree.set(code, { code, name, broader });
  }
  return tree;
}
