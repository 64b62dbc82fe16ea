import type { Gazetteer } from './gazetteer.ts';
import type { Candidate, Reading } from './reading.ts';

const SURE = 0.9;

interface Found {
  readonly reading: Reading;
  readonly candidate: Candidate;
  readonly stems: readonly string[];
}

/**
 * One name means one thing in an article: where an engine takes it once for a place and twice for a body, it is a body; a surname alone is the
 * person whose it is, the first word of a company's name alone the company. What the gazetteer knows may be two things: Washington, Georgia.
 */
export function sameNames(readings: readonly Reading[], names: Gazetteer): void {
  const { stem } = names;
  const found: Found[] = readings.flatMap((reading) =>
    reading.found.map((candidate) => ({
      reading,
      candidate,
      stems: reading.words.slice(candidate.from, candidate.to).map(({ norm }) => stem(norm)),
    })),
  );
  const unsure = found.filter(
    ({ reading, candidate }) =>
      candidate.method.startsWith('model:') &&
      !candidate.wikidata &&
      names.match(reading.words, candidate.from)?.length !== candidate.to - candidate.from,
  );
  const settled = byMajority(unsure);
  const fullNames = fullNamesOf(settled);
  for (const { reading, candidate, stems } of settled) {
    const full = fullNames.get(stems.join(' '));
    // A place that an engine is sure of is no short form of a body: Guarda is a town, too, where the Guarda Nacional is on duty.
    if (full?.type === 'organisation' && candidate.type === 'place' && candidate.confidence > SURE) continue;
    // Of one kind they find together by themselves (people.ts, bodies-identity.ts).
    if (!full || full.type === candidate.type) continue;
    reading.drop(candidate);
    const method = full.type === 'person' ? 'rule:surname_reference' : 'rule:short_form_reference';
    reading.take({ ...full, from: candidate.from, to: candidate.to, role: undefined, confidence: 0.8, method });
  }
}

/** The same with each name as what most of its mentions are, or the surer ones of as many. */
function byMajority(unsure: readonly Found[]): Found[] {
  const weights = new Map<string, Map<Candidate['type'], number>>();
  for (const { stems, candidate } of unsure) {
    const ofName = weights.get(stems.join(' ')) ?? new Map<Candidate['type'], number>();
    weights.set(stems.join(' '), ofName.set(candidate.type, (ofName.get(candidate.type) ?? 0) + candidate.confidence));
  }
  return unsure.map((one) => {
    const [type] = [...weights.get(one.stems.join(' '))!].reduce((a, b) => (b[1] > a[1] ? b : a));
    if (type === one.candidate.type) return one;
    one.reading.drop(one.candidate);
    const candidate: Candidate = { ...one.candidate, type, ...(type !== 'person' && { role: undefined }) };
    one.reading.take(candidate);
    return { ...one, candidate };
  });
}

/** Whom or what a part of a name stands for, if for one alone: "castelo branco" for Lourenço Castelo Branco, "kestrel" for Kestrel Stone plc. */
function fullNamesOf(found: readonly Found[]): ReadonlyMap<string, Candidate | undefined> {
  const owners = new Map<string, Candidate | undefined>();
  const add = (part: string, candidate: Candidate): void => {
    const known = owners.get(part);
    if (!owners.has(part)) owners.set(part, candidate);
    else if (known && (known.type !== candidate.type || !isSame(known.name, candidate.name))) owners.set(part, undefined);
  };
  for (const { candidate, stems } of found) {
    if (stems.length < 2) continue;
    if (candidate.type === 'person') {
      for (let from = 1; from < stems.length; from += 1) if (stems[from]!.length > 2) add(stems.slice(from).join(' '), candidate);
      // A first name keeps a company from being called by it.
      add(stems[0]!, candidate);
    } else if (candidate.type === 'organisation')
      for (let to = 1; to < stems.length; to += 1) if (stems[0]!.length > 2) add(stems.slice(0, to).join(' '), candidate);
  }
  for (const { candidate, stems } of found) if (candidate.type === 'person' && stems.length > 1) owners.set(stems[0]!, undefined);
  return owners;
}

/** Of one name in two cases, or with and without its legal form, the beginning is the same. */
function isSame(a: string, b: string): boolean {
  const [short, long] = [a, b].toSorted((x, y) => x.length - y.length) as [string, string];
  return long.toLowerCase().startsWith(short.toLowerCase().slice(0, Math.max(4, short.length - 3)));
}
