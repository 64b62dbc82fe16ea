import { readTable } from '../entities/tables.ts';

/** A row of agencies.tsv. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2; empty where an agency is of none. */
  readonly country: string;
  /** In which a short form that several agencies have means this one. */
  readonly languages: readonly string[];
}

/** What tells which agency a short form means that several have. */
export interface Context {
  /** ISO 3166-1 alpha-2, of the publisher. */
  readonly country?: string | undefined;
  /** Of the places that stand in a dateline. */
  readonly datelines?: readonly string[] | undefined;
  readonly language?: string | undefined;
}

export interface Known {
  readonly agency: Agency;
  /** The name is a word, or of several: it counts where nothing but an agency can stand. */
  readonly isAmbiguous: boolean;
}

interface Entry {
  readonly sure: Agency[];
  readonly ambiguous: Agency[];
}

const byName = new Map<string, Entry>();
const byHost = new Map<string, Agency>();

for (const [id = '', , name = '', country = '', names = '', inCredits = '', domains = '', languages = ''] of readTable(
  'agencies.tsv',
)) {
  const agency = { id, name, country, languages: split(languages, ' ') };
  const ambiguous = split(inCredits, ';');
  for (const form of ambiguous) entry(plain(form)).ambiguous.push(agency);
  for (const form of [name, ...split(names, ';')].filter((each) => !ambiguous.includes(each)))
    // As it is written or in capitals: "dpa" and "Lusa" are names, "lusa" is a word.
    for (const key of new Set([plain(form), plain(form).toUpperCase()])) entry(key).sure.push(agency);
  for (const domain of split(domains, ';')) byHost.set(domain, agency);
}

/** The agency that a stretch is the name of, quotation marks aside. A short form of several is none where nothing tells which. */
export function agencyNamed(text: string, context: Context): Known | undefined {
  const found = byName.get(plain(text));
  if (!found) return undefined;
  if (found.sure[0]) return { agency: found.sure[0], isAmbiguous: false };
  const here = found.ambiguous.filter(({ country }) => country === context.country);
  const around = found.ambiguous.filter(({ country }) => context.datelines?.includes(country));
  const spoken = found.ambiguous.filter(({ languages }) => context.language && languages.includes(context.language));
  const agency = [here, around, spoken, found.ambiguous].find((some) => some.length === 1)?.[0];
  return agency && { agency, isAmbiguous: true };
}

/** The agency whose own site a host is. */
export function agencyAt(host: string): Agency | undefined {
  const labels = host.toLowerCase().split('.');
  return labels.map((_, i) => byHost.get(labels.slice(i).join('.'))).find((agency) => agency !== undefined);
}

function entry(key: string): Entry {
  const found = byName.get(key) ?? { sure: [], ambiguous: [] };
  byName.set(key, found);
  return found;
}

function plain(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[«»"“”„]/g, '')
    .replace(/[‐‑–]/g, '-')
    .replace(/[’‘ʻʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

function split(list: string, by: string): string[] {
  return list.split(by).filter((part) => part !== '');
}
