import { words } from '../../text/words.ts';
import { readTable } from '../entities/tables.ts';
import { type Agency, agencyNamed, type Context } from './agencies.ts';

/** An agency where it stands; UTF-16 units from the start of the text that was read. */
export interface Named {
  readonly agency: Agency;
  readonly start: number;
  readonly end: number;
  readonly isAmbiguous: boolean;
}

/** A longer line is no credit. Bounds the work on it, too. */
export const LONGEST_CREDIT = 200;

/** What parts the names of a credit: "Reuters, AFP", "dpa/AFP", "Le Figaro avec AFP". */
const BETWEEN =
  /[/,;|+&·•]|(?<=\s)[-–—](?=\s)|(?<=^|\s)(?:and|with|in|via|for|from|und|mit|et|avec|y|con|e|com|и|с|мен|және)(?=\s)/giu;
/** Words around an agency's name in a credit that say no more than what it is. */
const AROUND = new Set(
  `the la le les el los las o a os as der die das den dem del do da du de des von par por by of agency agence agencia
  agência agenzia agentur nachrichtenagentur nachrichtenagenturen agencies agences agencias agências agenturen news
  staff writer writers reporter reporters correspondent correspondents newsroom desk wire wires service services
  report reports redaktion rédaction redacción redação bureau press copyright fim агентство агентства агентств
  информагентство информагентства ия иа миа корреспондент корреспонденты агенттігі агенттігінің тілшісі хаа`.split(/\s+/),
);
const PARTICLES = new Set('von van de der den da do dos du di del la le el al bin ibn y e'.split(' '));
const PICTURES = new Set('photo photos picture image video foto fotos bild фото сурет'.split(' '));

interface Lead {
  readonly norms: readonly string[];
  readonly isPicture: boolean;
}

/** Longest first: "photo by" goes before "photo". */
const leads: readonly Lead[] = readTable('credits.tsv')
  .map(([, , text = '']) => words(text).map(({ norm }) => norm))
  .map((norms) => ({ norms, isPicture: norms.some((norm) => PICTURES.has(norm)) }))
  .toSorted((a, b) => b.norms.length - a.norms.length);

/**
 * The agencies of a stretch that is a credit and nothing else: names alone ("dpa/AFP", "© 2026 AFP"), or after words that open
 * a credit and beside people and papers ("By Ana Silva, Associated Press", "Par Le Figaro avec AFP"). Who took a picture wrote no text.
 */
export function creditIn(text: string, context: Context): Named[] {
  if (text.length > LONGEST_CREDIT) return [];
  const { lead, length } = leadOf(text);
  if (lead?.isPicture) return [];
  return lead ? byline(text, length, context) : (onlyAgencies(text, 0, context) ?? []);
}

/** Agencies among the names of people and papers; none if anything else stands there, as then it is a sentence. */
export function byline(text: string, from: number, context: Context): Named[] {
  if (text.length > LONGEST_CREDIT) return [];
  const found: Named[] = [];
  for (const { start, end } of parts(text, from)) {
    const named = agenciesOf(text, start, end, context) ?? agencyAfterName(text, start, end, context);
    if (named) found.push(...named);
    else if (!isNameLike(text.slice(start, end))) return [];
  }
  return found;
}

/** The agencies of a list that holds nothing else. */
export function onlyAgencies(text: string, from: number, context: Context): Named[] | undefined {
  const found: Named[] = [];
  for (const { start, end } of parts(text, from)) {
    const named = agenciesOf(text, start, end, context);
    if (named) found.push(...named);
    else if (found.length === 0 || !isCode(text, start, end)) return undefined;
  }
  return found.length > 0 ? found : undefined;
}

/** Who wrote or in which service, behind a stroke: "dpa/lno", "EFE jla/mg"; a number of the agency: "dpa:260409-99-123456". */
function isCode(text: string, start: number, end: number): boolean {
  const part = text.slice(start, end);
  return (/^\p{Ll}{2,4}$/u.test(part) && text[start - 1] === '/') || /^(?:\p{L}{2,6}:)?[\d-]+$/u.test(part);
}

/** The words that open a credit, and their length with the sign behind them. */
export function leadOf(text: string): { readonly lead?: Lead; readonly length: number } {
  const all = words(text.slice(0, LONGEST_CREDIT));
  const lead = leads.find(({ norms }) => norms.every((norm, i) => all[i]?.norm === norm && (i === 0 || all[i]!.adjacent)));
  if (!lead || /[\p{L}\p{N}]/u.test(text.slice(0, all[0]!.start))) return { length: 0 };
  const end = all[lead.norms.length - 1]!.end;
  return { lead, length: end + (/^\s*[:/]?\s*/.exec(text.slice(end))?.[0].length ?? 0) };
}

interface Part {
  readonly start: number;
  readonly end: number;
}

function parts(text: string, from: number): Part[] {
  const found: Part[] = [];
  let at = from;
  const add = (end: number): void => {
    const part = text.slice(at, end);
    const start = at + (part.length - part.trimStart().length);
    const trimmed = part.trim().replace(/[.:]+$/, '');
    if (trimmed !== '') found.push({ start, end: start + trimmed.length });
  };
  BETWEEN.lastIndex = from;
  for (let match = BETWEEN.exec(text); match; match = BETWEEN.exec(text)) {
    add(match.index);
    at = match.index + match[0].length;
  }
  add(text.length);
  return found;
}

/** The agency that a part is, words around it off: "© 2026 AFP", "Reuters Staff"; or several with hyphens between. */
function agenciesOf(text: string, start: number, end: number, context: Context): Named[] | undefined {
  const around = [...text.slice(start, end).matchAll(/\S+/g)].map(({ index, 0: word }) => ({
    start: start + index,
    end: start + index + word.length,
    isAround: AROUND.has(word.toLowerCase().replace(/[.'’]+$/, '')) || /^(?:©|\([cC]\)|\d{4})$/.test(word),
  }));
  for (let to = around.length; to > 0; to--) {
    for (let from = 0; from < to; from++) {
      const known = agencyNamed(text.slice(around[from]!.start, around[to - 1]!.end), context);
      if (known) return [{ ...known, start: around[from]!.start, end: around[to - 1]!.end }];
      if (!around[from]!.isAround) break;
    }
    const last = around[to - 1]!;
    // "EFE jla/mg"
    if (!last.isAround && !(text[end] === '/' && /^\p{Ll}{2,4}$/u.test(text.slice(last.start, last.end)))) break;
  }
  return hyphened(text, start, end, context);
}

function hyphened(text: string, start: number, end: number, context: Context): Named[] | undefined {
  const found: Named[] = [];
  let at = start;
  for (const name of text.slice(start, end).split('-')) {
    const known = agencyNamed(name, context);
    if (!known) return undefined;
    found.push({ ...known, start: at, end: at + name.length });
    at += name.length + 1;
  }
  return found.length > 1 ? found : undefined;
}

/** "ANA SILVA Associated Press": of several words, since "Michael Bloomberg" is a person. */
function agencyAfterName(text: string, start: number, end: number, context: Context): Named[] | undefined {
  const all = [...text.slice(start, end).matchAll(/\S+/g)].map(({ index }) => start + index);
  for (const from of all.slice(1, -1)) {
    const known = agencyNamed(text.slice(from, end), context);
    if (known && !known.isAmbiguous && isNameLike(text.slice(start, from))) return [{ ...known, start: from, end }];
  }
  return undefined;
}

/** Capitals throughout, as names have. */
function isNameLike(text: string): boolean {
  return words(text).every(({ capital, norm }) => capital || PARTICLES.has(norm) || AROUND.has(norm) || /^\d+$/.test(norm));
}
