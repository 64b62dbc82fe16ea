import { ownId, type InfoSource, type Span } from '#events';
import { dataFile } from '../entities/tables.ts';
import { searchedFields } from '../../text/fields.ts';
import { type Article, type Step, workingLanguage } from '../step.ts';
import { type Agency, agencyAt, agencyNamed, type Context } from './agencies.ts';
import { byline, leadOf, type Named, onlyAgencies } from './credit.ts';
import { closing, contributors, creditLine, ownWord } from './credit-lines.ts';
import { datelineIn } from './dateline.ts';

/** Lines at the beginning and at the end of a text in which credits stand. */
const FIRST_LINES = 4;
const LAST_LINES = 6;

/** Which news agencies the text is from: as the article's fields say, and as it says outside of its running text. */
export const infosources: Step = {
  name: 'infosources',
  version: '1',
  deadlineMs: 5_000,
  resources: [dataFile('agencies.tsv'), dataFile('credits.tsv')],
  async load() {},
  run(article, found) {
    const places = (found.entities ?? []).filter(({ mentions }) => mentions.some(({ role }) => role === 'dateline'));
    const datelines = places.flatMap(({ country }) => country ?? []);
    return { infosources: infosourcesOf(article, workingLanguage(article, found), datelines) };
  },
};

/**
 * Publisher first, then the field `agency`, authors, and what stands in the text, in its order; each agency once.
 *
 * @param datelines ISO 3166-1 alpha-2, of the places that stand in datelines
 */
export function infosourcesOf(article: Article, language: string | undefined, datelines: readonly string[] = []): InfoSource[] {
  const country = article.publisher?.country ?? /-([A-Z]{2})(?:-|$)/.exec(article.inLanguage ?? '')?.[1];
  const context: Context = { country, language, datelines };
  const found = new Map<string, InfoSource>();
  const add = (
    { id, name, country: of }: Pick<Agency, 'id' | 'name' | 'country'>,
    via: InfoSource['via'],
    evidence: Span[],
  ): void => {
    const known = found.get(id);
    if (!known) found.set(id, { id, name, ...(of && { country: of }), role: 'agency', via, evidence });
    else
      known.evidence.push(
        ...evidence.filter(({ field, start }) => !known.evidence.some((span) => span.field === field && span.start === start)),
      );
  };
  const publisher = publisherOf(article, context);
  if (publisher) add(publisher, 'publisher', []);
  for (const agency of agenciesOfField(article.agency, context)) add(agency, 'agency', []);
  for (const { name } of article.author ?? [])
    for (const { agency, isAmbiguous } of byline(name, leadOf(name).length, context))
      if (!isAmbiguous || agency.country === country) add(agency, 'author', []);
  for (const { field, text } of searchedFields(article)) {
    if (field === 'headline') continue;
    for (const { via, agency, start, end } of inText(text, context))
      add(agency, via, [{ field, start, end, text: text.slice(start, end) }]);
  }
  return [...found.values()];
}

/** By its own site, or by its name; a newspaper whose name holds that of an agency is none. */
function publisherOf({ publisher, canonicalUrl, url }: Article, context: Context): Agency | undefined {
  const address = publisher ? undefined : (canonicalUrl ?? url);
  const host = publisher?.domain ?? (address === undefined ? undefined : URL.parse(address)?.hostname);
  const bySite = host === undefined ? undefined : agencyAt(host);
  if (bySite || publisher?.name === undefined) return bySite;
  const [named, ...more] = onlyAgencies(publisher.name, 0, context) ?? [];
  return named && more.length === 0 && (!named.isAmbiguous || named.agency.country === context.country)
    ? named.agency
    : undefined;
}

/** One that the table lacks is taken at the field's word. */
function agenciesOfField(given: string | undefined, context: Context): Pick<Agency, 'id' | 'name' | 'country'>[] {
  const name = given?.trim();
  if (!name) return [];
  const whole = agencyNamed(name, context);
  if (whole) return [whole.agency];
  const known = byline(name, leadOf(name).length, context).map(({ agency }) => agency);
  return known.length > 0 ? known : [{ id: ownId('organisation', name), name, country: '' }];
}

function inText(text: string, context: Context): (Named & { readonly via: 'dateline' | 'credit' })[] {
  const lines = linesOf(text);
  const found: (Named & { readonly via: 'dateline' | 'credit' })[] = [];
  for (const [i, { line, start }] of lines.entries()) {
    const isEnd = i >= lines.length - LAST_LINES;
    if (i >= FIRST_LINES && !isEnd) continue;
    const dateline = i < FIRST_LINES ? datelineIn(line, context) : [];
    const credits = [
      ...creditLine(line, context),
      ...(i < 2 ? ownWord(line, context) : []),
      ...(isEnd ? [...contributors(line, context), ...closing(line, i === lines.length - 1, context)] : []),
    ];
    const here = [
      ...dateline.map((named) => ({ ...named, via: 'dateline' as const })),
      ...credits.map((named) => ({ ...named, via: 'credit' as const })),
    ];
    found.push(...here.map((named) => ({ ...named, start: named.start + start, end: named.end + start })));
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function linesOf(text: string): { readonly line: string; readonly start: number }[] {
  let at = 0;
  const lines = text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return { line, start };
  });
  return lines.filter(({ line }) => /\S/.test(line));
}
