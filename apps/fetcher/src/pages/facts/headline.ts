import { decodeHTML } from 'entities';
import { type LdNode, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';
import { type PageElement, textOf } from '../markup/page-tree.ts';
import { folded } from '../body/words.ts';

export interface Headline {
  readonly text: string;
  readonly source: 'json-ld' | 'heading' | 'meta' | 'title';
  /** The heading that shows it, if the page has one. */
  readonly element: PageElement | undefined;
}

const MAX_CHARACTERS = 600;
const LONGEST_LINE = 10_000;
const separators = /\s+[|–—»›•·:-]\s+|\s*[|｜»›]\s*|：|--|_/;

/** Text that a template escaped once too often, on one line. */
export function plainLine(given: string): string {
  const text = given.slice(0, LONGEST_LINE);
  const decoded = /&(?:#\w+|\w+);/.test(text) ? decodeHTML(decodeHTML(text)) : text;
  return decoded
    .replaceAll(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_CHARACTERS);
}

/**
 * The headline: what JSON-LD says, else the heading that agrees with what the page calls itself, else og:title or title without the
 * site's name. A headline that was cut short there is taken from the heading.
 */
export function headlineOf(markup: Markup, node: LdNode | undefined, siteNames: readonly string[]): Headline | undefined {
  const said = plainLine(stringOf(node?.['headline']) ?? '');
  const meta = withoutSite(
    plainLine(metaValue(markup, 'og:title', 'twitter:title', 'dc.title', 'parsely-title', 'sailthru.title') ?? ''),
    siteNames,
  );
  const title = withoutSite(plainLine(markup.title), siteNames);
  const element = shownHeading(markup, [said, meta, title].filter(Boolean));
  const heading = element ? withoutAddition(plainLine(textOf(element)), [said, meta, title]) : '';
  if (said && !isSite(said, siteNames) && !isOfOther(said, [heading, meta, title])) {
    const cut = said.replace(/\s*(?:\.{3}|…)$/, '');
    const whole =
      cut !== said || said.length >= 100
        ? [heading, meta, title].find((longer) => longer.length > cut.length && longer.startsWith(cut))
        : undefined;
    return { text: whole ?? said, source: whole ? 'heading' : 'json-ld', element };
  }
  if (heading && !isSite(heading, siteNames)) return { text: heading, source: 'heading', element };
  if (meta && !isSite(meta, siteNames)) return { text: meta, source: 'meta', element };
  if (title) return { text: title, source: 'title', element };
  return undefined;
}

const SHORTEST_TITLE = 20;
const SHORTEST_ADDITION = 12;

/** A heading may hold more than the headline, its deck or its date: what the page is called elsewhere ends where that begins. */
function withoutAddition(heading: string, titles: readonly string[]): string {
  const whole = titles.find(
    (title) =>
      title.length >= SHORTEST_TITLE &&
      heading.length >= title.length + SHORTEST_ADDITION &&
      heading.startsWith(title) &&
      /^\s+[\p{Lu}\d]/u.test(heading.slice(title.length)),
  );
  return whole ?? heading;
}

/** A live blog's JSON-LD may tell of its last entry: not a word of it is in what the page shows and is called. */
function isOfOther(said: string, others: readonly string[]): boolean {
  const words = new Set(folded(said).split(' '));
  const shown = others.filter((other) => other !== '');
  return shown.length >= 2 && shown.every((other) => likeness(words, new Set(folded(other).split(' '))) === 0);
}

function isSite(text: string, siteNames: readonly string[]): boolean {
  const wanted = folded(text);
  return siteNames.some((name) => folded(name) === wanted);
}

/** `Headline | Section | Site`: parts at the end are taken off as long as one of them names the site or the rest is what comes before. */
function withoutSite(title: string, siteNames: readonly string[]): string {
  const parts = title.split(separators).filter((part) => part.trim());
  if (parts.length < 2) return title;
  const names = new Set(siteNames.map((name) => folded(name).replaceAll(' ', '')));
  const isName = (part: string): boolean => {
    const bare = folded(part).replaceAll(' ', '');
    return (
      bare !== '' &&
      [...names].some(
        (name) => name !== '' && (name === bare || (bare.length >= 4 && (name.startsWith(bare) || bare.startsWith(name)))),
      )
    );
  };
  const last = parts.length - 1;
  if (isName(parts[last]!)) {
    let end = title.lastIndexOf(parts[last]!);
    if (parts.length > 2 && parts[last - 1]!.trim().length < 16 && parts[0]!.length > 25)
      end = title.lastIndexOf(parts[last - 1]!, end - 1);
    return title.slice(0, end).replace(/[\s|｜–—»›•·:：_-]+$/, '');
  }
  if (isName(parts[0]!)) return title.slice(title.indexOf(parts[1]!));
  return title;
}

/** Of the h1s (and h2s, where no h1 has it) the one whose words are most those of the page's title. */
function shownHeading({ headings }: Markup, said: readonly string[]): PageElement | undefined {
  const wanted = said.map((text) => new Set(folded(text).split(' ')));
  let best: PageElement | undefined;
  let bestScore = 0;
  for (const heading of headings) {
    const text = textOf(heading);
    if (!text || text.length > MAX_CHARACTERS) continue;
    const words = new Set(folded(text).split(' '));
    const score = Math.max(0, ...wanted.map((set) => likeness(words, set))) * (heading.tag === 'h1' ? 1 : 0.7);
    if (score > bestScore) [best, bestScore] = [heading, score];
  }
  if (bestScore >= 0.5) return best;
  const alone = headings.filter(({ tag }) => tag === 'h1');
  const only = alone.length === 1 ? alone[0] : undefined;
  return only && textOf(only).length >= 15 ? only : best && bestScore >= 0.35 ? best : undefined;
}

/** Words in common over words in both (Jaccard), from 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / (a.size + b.size - common || 1);
}
