import type { Alias } from './acronyms.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Candidate, Reading } from './reading.ts';
import { bodyHeads } from './tables.ts';

/** What a company is by law, and no part of what it is called. */
const LEGAL_FORM =
  / (?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|LLC|LLP|PLC|plc|AG|GmbH|SE|KG|KGaA|S\.?A|S\.?A\.?S|SARL|SpA|S\.p\.A|NV|N\.V|BV|B\.V|AB|Oyj?|ASA|A\/S|Lda|Ltda|JSC|PJSC|АО|ПАО|ОАО|ООО|ТОО|АҚ|ЖШС)\.?$/u;
const bare = (name: string): string => name.replace(LEGAL_FORM, '');

/**
 * Bodies that stand for another of the article: a short form that it explains ("FDA"), a company without its legal form, or by its first
 * words alone ("Kestrel", of Kestrel Stone plc), a "Ministry" of which there is one.
 *
 * @returns in place of each the same mention of what it means
 */
export function identifyBodies(
  readings: readonly Reading[],
  aliases: readonly Alias[],
  names: Gazetteer,
): Map<Candidate, Candidate> {
  const bodies = readings.flatMap(({ found }) => found.filter(({ type }) => type === 'organisation'));
  const longer = new Map<string, Set<string>>();
  for (const { name } of bodies) {
    const parts = bare(name).split(' ');
    // Google is not Google DeepMind: only a name in full says that its beginning is the same.
    const lengths = LEGAL_FORM.test(name)
      ? parts.length - 1
      : bodyHeads.has(parts[0]!.toLowerCase())
        ? Math.min(1, parts.length - 1)
        : 0;
    for (let length = 1; length <= lengths; length++) {
      const short = parts.slice(0, length).join(' ');
      longer.set(short, (longer.get(short) ?? new Set()).add(bare(name)));
    }
  }
  const explained = new Map(aliases.map(({ norms, of }) => [norms.join(' '), of]));
  const meant = new Map<Candidate, Candidate>();
  for (const reading of readings)
    for (const body of reading.found) {
      if (body.type !== 'organisation') continue;
      const words = reading.words.slice(body.from, body.to);
      const of = explained.get(words.map(({ norm }) => norm).join(' ')) ?? body;
      const isKnown = names.match(reading.words, body.from)?.length === words.length;
      const [only, another] = isKnown ? [] : (longer.get(bare(of.name)) ?? []);
      const name = only === undefined || another !== undefined ? bare(of.name) : only;
      if (of === body && name === body.name) continue;
      const { wikidata, country } = of;
      meant.set(body, { ...body, name, ...(wikidata && { wikidata }), ...(country && { country }) });
    }
  return meant;
}
