import type { Alias } from './acronyms.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Institutions } from './bodies.ts';
import type { Candidate, Reading } from './reading.ts';
import { bodyHeads, functionWords } from './tables.ts';
import { isTitle } from './titles.ts';

interface Name {
  readonly norms: readonly string[];
  readonly of: Candidate;
  readonly acronym: boolean;
}

/**
 * Later mentions of what the article has named in full: surnames, short forms, bare institutions ("the Senate"), and
 * names in headlines whose capitals say nothing.
 */
export function references(
  readings: readonly Reading[],
  aliases: readonly Alias[],
  names: Gazetteer,
  institutions: Institutions,
): void {
  const byFirst = new Map<string, Name[]>();
  const add = (name: Name): void => {
    const key = names.stem(name.norms[0]!);
    const list = byFirst.get(key) ?? [];
    if (list.length < 20 && !list.some((other) => other.norms.join(' ') === name.norms.join(' '))) list.push(name);
    byFirst.set(key, list);
  };
  const bare = new Map<string, Set<string>>();
  const bareCandidate = new Map<string, Candidate>();
  for (const reading of readings) {
    for (const found of reading.found) {
      const norms = reading.words.slice(found.from, found.to).map((word) => word.norm);
      if (norms.length > 8) continue;
      if (found.type === 'person' && norms.length > 1) add({ norms, of: found, acronym: false });
      else if (found.type !== 'place' && !found.method.startsWith('gazetteer') && norms.length > 1)
        add({ norms, of: found, acronym: false });
      const base = bareForm(found);
      if (base) {
        const owners = bare.get(base) ?? new Set();
        bare.set(base, owners.add(found.name));
        if (!bareCandidate.has(base)) bareCandidate.set(base, found);
      }
    }
  }
  for (const alias of aliases) add({ norms: alias.norms, of: alias.of, acronym: true });
  addSurnames(readings, add);
  for (const list of byFirst.values()) list.sort((a, b) => b.norms.length - a.norms.length);

  for (const reading of readings) {
    for (let i = 0; i < reading.words.length; i++) {
      if (reading.at(i) || !reading.words[i]!.capital) continue;
      if (takeName(reading, i, byFirst, names)) continue;
      if (reading.casing(i) !== 'sentence') continue;
      const body = institutions.find(reading.words, i);
      const base = body?.name ?? reading.words[i]!.plain;
      if (bare.get(base)?.size !== 1 || (!body && !bodyHeads.has(reading.words[i]!.norm))) continue;
      const of = bareCandidate.get(base)!;
      reading.take({ ...of, from: i, to: i + (body?.length ?? 1), confidence: 0.75, method: 'rule:short_form' });
    }
  }
}

/** By what word alone a body can be called later: "Senate of Kazakhstan" by "Senate", "Ministry of Health" by "Ministry". */
function bareForm(found: Candidate): string | undefined {
  if (found.type !== 'organisation') return undefined;
  if (found.method.endsWith('institution') || found.method.endsWith('of_country'))
    return found.name.split(' of ').slice(0, -1).join(' of ');
  if (found.method !== 'rule:head_word') return undefined;
  const parts = found.name.split(' ');
  return [parts[0], parts.at(-1)].find((part) => part && bodyHeads.has(part.toLowerCase()));
}

/** A surname stands for a person if only one person of the article bears it. */
function addSurnames(readings: readonly Reading[], add: (name: Name) => void): void {
  const bearers = new Map<string, { of: Candidate; full: Set<string> }>();
  for (const reading of readings) {
    for (const found of reading.found) {
      if (found.type !== 'person' || found.to - found.from < 2) continue;
      const surname = reading.words[found.to - 1]!.norm;
      const bearer = bearers.get(surname) ?? { of: found, full: new Set() };
      bearer.full.add(found.name.toLowerCase());
      bearers.set(surname, bearer);
    }
  }
  for (const [surname, { of, full }] of bearers) {
    if (full.size === 1 && surname.length > 2 && !functionWords.has(surname) && !isTitle('en', surname))
      add({ norms: [surname], of, acronym: false });
  }
}

function takeName(reading: Reading, i: number, byFirst: ReadonlyMap<string, Name[]>, names: Gazetteer): boolean {
  const all = reading.words;
  const { stem } = names;
  for (const name of byFirst.get(stem(all[i]!.norm)) ?? []) {
    const to = i + name.norms.length;
    if (to > all.length || !reading.free(i, to)) continue;
    if (!name.norms.every((norm, k) => stem(all[i + k]!.norm) === stem(norm) && (k === 0 || all[i + k]!.adjacent))) continue;
    if (name.acronym && !all[i]!.upper) continue;
    // One word of a longer unknown name is no reference: "Ashimbayev Street" is, "Silva" in "Ana Silva" is not.
    if (
      name.norms.length === 1 &&
      name.of.type === 'person' &&
      i > 0 &&
      all[i]!.adjacent &&
      reading.named(i - 1) &&
      !all[i - 1]!.first &&
      !reading.at(i - 1) &&
      !isTitle('en', all[i - 1]!.norm)
    )
      continue;
    return reading.take({
      ...name.of,
      from: i,
      to,
      confidence: name.norms.length > 1 ? name.of.confidence : 0.8,
      method: name.norms.length > 1 ? name.of.method : 'rule:surname_reference',
      role: undefined,
    });
  }
  return false;
}
