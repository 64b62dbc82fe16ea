import type { Block } from '../body/blocks.ts';
import { capitalised, isByline, nameBesideDate, namesIn } from './byline.ts';
import { findDate } from './found-dates.ts';
import { type LdNode, listOf, stringOf, typesOf } from '../markup/json-ld.ts';
import type { Markup } from '../markup/markup.ts';
import { plainLine } from './headline.ts';
import { elements, type PageElement, textOf } from '../markup/page-tree.ts';
import { isLabel } from '../body/phrases.ts';
import { bit, surroundingsOf } from '../body/surroundings.ts';

export interface Author {
  readonly name: string;
  readonly url?: string;
}

const metaNames = [
  'author',
  'article:author_name',
  'parsely-author',
  'byl',
  'byline',
  'dc.creator',
  'dcterms.creator',
  'sailthru.author',
  'article:author',
  'citation_author',
  'twitter:data1:author',
  'cxenseparse:author',
  'mediator_author',
  'vf:author',
];

export interface AuthorContext {
  readonly url: string;
  readonly publisher: readonly string[];
  /** Blocks beside headline and text, as for dates. */
  readonly around: readonly Block[];
  readonly home: PageElement | undefined;
  /** The text's last blocks, and what follows them. */
  readonly last: readonly Block[];
  readonly behind: readonly Block[];
}

/**
 * Who wrote the article: persons that JSON-LD names, else meta, else what the page marks as the author, else a byline beside the
 * headline, else a signature below the text; a house as its own author only where no person is named.
 */
export function authorsOf(markup: Markup, node: LdNode | undefined, nodes: readonly LdNode[], context: AuthorContext): Author[] {
  const said = ldAuthors(node, nodes, context.url);
  const persons = said.filter(({ house }) => !house);
  if (persons.length > 0) return persons.map(({ name, url }) => (url ? { name, url } : { name }));
  const isHouse = (name: string): boolean => sameHouse(name, context.publisher);
  const found = [metaAuthors(markup), markedAuthors(markup, context), bylines(context)].find((names) =>
    names.some((name) => !isHouse(name)),
  );
  const names = found?.filter((name) => !isHouse(name)) ?? [];
  if (names.length > 0) return names.map((name) => ({ name }));
  if (said.length > 0) return said.map(({ name }) => ({ name }));
  return [...metaAuthors(markup), ...signature(context.last, false)].slice(0, 1).map((name) => ({ name }));
}

function sameHouse(name: string, publisher: readonly string[]): boolean {
  const fold = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return publisher.some((one) => fold(one) !== '' && (fold(one) === fold(name) || fold(name).startsWith(`${fold(one)}com`)));
}

interface Said extends Author {
  readonly house: boolean;
}

function ldAuthors(node: LdNode | undefined, nodes: readonly LdNode[], url: string): Said[] {
  const found: Said[] = [];
  for (const value of [...listOf(node?.['author']), ...(node?.['author'] ? [] : listOf(node?.['creator']))]) {
    if (typeof value === 'string') {
      for (const name of namesIn(plainLine(value))) add(found, { name, house: false });
      continue;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const id = stringOf(value['@id']);
    const whole =
      value['name'] === undefined && id ? (nodes.find((one) => one['@id'] === id && one['name'] !== undefined) ?? value) : value;
    const house = typesOf(whole).some((type) => /Organi[sz]ation|Corporation/.test(type));
    const given = [whole['givenName'], whole['familyName']]
      .map(stringOf)
      .filter((part) => part !== undefined)
      .join(' ');
    const text = plainLine(
      stringOf(whole['name']) ?? (given || (stringOf(whole['byline']) ?? stringOf(whole['alternateName']) ?? '')),
    );
    const address = stringOf(whole['url']);
    const link =
      address !== undefined && URL.canParse(address, url) && /^https?:/.test(new URL(address, url).href) && /[/.]/.test(address)
        ? new URL(address, url).href
        : undefined;
    const names = house ? (text.length <= 80 && text ? [text] : []) : namesIn(text);
    for (const name of names) add(found, { name, house, ...(link && names.length === 1 ? { url: link } : {}) });
  }
  return found;
}

function add(found: Said[], author: Said): void {
  if (!found.some(({ name }) => name.toLowerCase() === author.name.toLowerCase())) found.push(author);
}

function metaAuthors({ meta }: Markup): string[] {
  for (const key of metaNames) {
    const names = (meta.get(key) ?? []).flatMap((value) => (/^https?:|^\/|^www\./.test(value) ? [] : namesIn(plainLine(value))));
    if (names.length > 0) return [...new Set(names)];
  }
  return [];
}

const elsewhere = bit.comments | bit.related | bit.footer | bit.navigation;
const LONGEST_MARKED = 200;

/** itemprop=author, rel=author, and elements whose class says byline, beside the article. */
function markedAuthors({ properties, body }: Markup, { home }: AuthorContext): string[] {
  const within = home ?? body;
  if (!within) return [];
  const names: string[] = [];
  const take = (text: string): boolean => {
    const found = text.length <= LONGEST_MARKED ? namesIn(text).filter(capitalised) : [];
    for (const name of found) if (!names.includes(name)) names.push(name);
    return found.length > 0;
  };
  for (const element of properties.get('author') ?? []) {
    const name = (properties.get('name') ?? []).find((inner) => isWithin(inner, element));
    take(textOf(name ?? element));
  }
  if (names.length > 0) return names;
  const walk = [...elements(within, (element) => element === within || !(surroundingsOf(element) & elsewhere))];
  for (const element of walk)
    if (element.tag === 'a' && /\bauthor\b/i.test(element.attributes['rel'] ?? '')) take(textOf(element));
  if (names.length > 0) return names;
  for (const element of walk) {
    const name = `${element.attributes['class'] ?? ''} ${element.attributes['id'] ?? ''}`;
    if (
      /(?:^|[\s_-])(?:byline|author|autor|auteur|avtor)(?:s|name|-name|_name|__name)?(?:[\s_-]|$)/i.test(name) &&
      !/bio|image|avatar|photo|social|date|box/i.test(name) &&
      take(textOf(element))
    )
      return names;
  }
  // /author/jane-doe beside the headline
  for (const element of walk)
    if (
      element.tag === 'a' &&
      /\/(?:authors?|autore?s?|auteurs?|profile|journalist|reporter|by|people|staff|avtor|penulis|yazar)\//i.test(
        element.attributes['href'] ?? '',
      ) &&
      take(textOf(element))
    )
      break;
  return names;
}

function isWithin(inner: PageElement, outer: PageElement): boolean {
  for (let e = inner.parent; e; e = e.parent) if (e === outer) return true;
  return false;
}

function bylines({ around, last, behind }: AuthorContext): string[] {
  for (const { text } of around) if (isByline(text)) return namesIn(text);
  for (const { text } of around) {
    const name = text.length <= LONGEST_MARKED && findDate(text, 'dmy') ? nameBesideDate(text) : undefined;
    if (name) return [name];
  }
  for (const block of [...last, ...behind]) {
    const editors = /[（(]?\s*(?:责编|责任编辑|責任編輯|编辑)\s*[:：]\s*([^）)]{2,40})[）)]?\s*$/u.exec(block.text);
    if (editors) return namesIn(editors[1]!.replaceAll(/\s/g, ''));
  }
  return signature([...last, ...behind.slice(0, 1)], true);
}

const LONGEST_SIGNATURE = 40;

/** The last line of the text where it is a name: set apart (bold, to the right, behind a dash) or, less surely, as any line. */
function signature(last: readonly Block[], setApart: boolean): string[] {
  for (const { text, bold, element, kind, surroundings } of last) {
    if (text.length > LONGEST_SIGNATURE || kind === 'heading' || kind === 'item' || surroundings & elsewhere) continue;
    const apart =
      bold ||
      /right|end|author|sign/i.test(
        `${element.attributes['style'] ?? ''} ${element.attributes['align'] ?? ''} ${element.attributes['class'] ?? ''}`,
      ) ||
      /^[—–-]\s/.test(text);
    const words = text.split(/[\s-]+/).length;
    if (words > 4 || isLabel(text) || /[.!?:]$/.test(text) || !(apart || (!setApart && words >= 2 && /^\p{Lu}/u.test(text))))
      continue;
    const names = namesIn(text);
    if (names.length === 1 && capitalised(names[0]!)) return names;
  }
  return [];
}
