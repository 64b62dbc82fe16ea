import { type LdNode, listOf, stringOf, typesOf } from '../markup/json-ld.ts';
import { plainLine } from './headline.ts';
import { type Markup, metaValue } from '../markup/markup.ts';
import { elements, type PageElement, textOf } from '../markup/page-tree.ts';

const MAX_KEYWORDS = 60;
const LONGEST_KEYWORD = 120;

/** Keywords in the publisher's words: JSON-LD's, else news_keywords, article:tag, keywords, links with rel=tag; none twice. */
export function keywordsOf(markup: Markup, node: LdNode | undefined, headline: string): string[] {
  const lists: string[][] = [
    listOf(node?.['keywords']).flatMap((value) => split(stringOf(value) ?? '')),
    (markup.meta.get('news_keywords') ?? []).flatMap(split),
    (markup.meta.get('article:tag') ?? []).flatMap((tag) => (markup.meta.get('article:tag')!.length > 1 ? [tag] : split(tag))),
    ['keywords', 'parsely-tags', 'sailthru.tags', 'dc.subject', 'citation_keywords']
      .flatMap((name) => markup.meta.get(name) ?? [])
      .flatMap(split),
    listOf(node?.['about']).map((value) => stringOf(value) ?? ''),
  ];
  const chosen = lists.find((list) => list.length > 0) ?? [];
  const seen = new Set<string>();
  const keywords: string[] = [];
  for (const word of chosen.map(plainLine)) {
    const folded = word.toLowerCase();
    if (!word || word.length > LONGEST_KEYWORD || seen.has(folded) || word === headline || /^https?:/.test(word)) continue;
    seen.add(folded);
    keywords.push(word);
    if (keywords.length === MAX_KEYWORDS) break;
  }
  return keywords;
}

function split(text: string): string[] {
  const parts = text.includes(';') && !/&\w+;/.test(text) ? text.split(/\s*;\s*/) : text.split(/\s*[,，、]\s*/);
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** The section as JSON-LD or meta names it, else the last but the article itself of the breadcrumbs. */
export function sectionOf(
  markup: Markup,
  node: LdNode | undefined,
  nodes: readonly LdNode[],
  headline: string,
): string | undefined {
  const said = listOf(node?.['articleSection'])
    .map((value) => plainLine(stringOf(value) ?? ''))
    .find(Boolean);
  const meta = metaValue(
    markup,
    'article:section',
    'og:section',
    'parsely-section',
    'article:section_name',
    'section',
    'cxenseparse:category',
    'category',
    'dc.subject.section',
  );
  const first = [said, meta && plainLine(meta)].find(
    (name) => name && !/^https?:|^[\w-]+\.\w{2,4}$|^(?:articles?|posts?|undefined|null)$/i.test(name),
  );
  if (first) return first.slice(0, LONGEST_KEYWORD);
  const crumbs = nodes.find((one) => typesOf(one).includes('BreadcrumbList'));
  const names = listOf(crumbs?.['itemListElement']).map((item) => {
    const entry = typeof item === 'object' && item !== null && !Array.isArray(item) ? item : {};
    return plainLine(stringOf(entry['name'] ?? entry['item']) ?? '');
  });
  const sections = names.filter(
    (name) =>
      name &&
      !/^https?:/.test(name) &&
      name !== headline &&
      !/^(?:home|homepage|start(?:seite)?|accueil|inicio|portada|главная|басты бет|anasayfa|ana sayfa|beranda|الرئيسية|首页|首頁|ホーム|トップ|홈)$/i.test(
        name,
      ),
  );
  return sections.length > 0 && sections.length < names.length + 1 ? sections.at(-1)?.slice(0, LONGEST_KEYWORD) : undefined;
}

export interface Image {
  readonly url: string;
  readonly caption?: string;
  readonly width?: number;
  readonly height?: number;
}

const MAX_IMAGES = 20;
const LONGEST_CAPTION = 1_000;
const SMALLEST_PIXELS = 100;

/** The lead image (JSON-LD, else og:image) and the pictures of the text, with what stands below them. */
export function imagesOf(markup: Markup, node: LdNode | undefined, text: PageElement | undefined, base: string): Image[] {
  const images: Image[] = [];
  const add = (address: string | undefined, caption?: string, width?: number, height?: number): void => {
    if (!address || images.length >= MAX_IMAGES || !URL.canParse(address, base)) return;
    const { href, protocol } = new URL(address, base);
    if (!/^https?:$/.test(protocol) || /\b(?:pixel|spacer|blank|1x1|logo|avatar|placeholder)\b/i.test(href.slice(-120))) return;
    const said = caption?.trim().slice(0, LONGEST_CAPTION);
    const known = images.findIndex(({ url }) => sameImage(url, href));
    if (known >= 0) {
      if (said && !images[known]!.caption) images[known] = { ...images[known]!, caption: said };
      return;
    }
    images.push({ url: href, ...(said ? { caption: said } : {}), ...(width ? { width } : {}), ...(height ? { height } : {}) });
  };
  for (const value of listOf(node?.['image']).slice(0, 3)) {
    if (typeof value === 'string') add(value);
    else if (typeof value === 'object' && value !== null && !Array.isArray(value))
      add(
        stringOf(value['url'] ?? value['contentUrl'] ?? value['@id']),
        plainLine(stringOf(value['caption'] ?? value['description']) ?? ''),
        size(stringOf(value['width'])),
        size(stringOf(value['height'])),
      );
  }
  add(
    metaValue(markup, 'og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'),
    metaValue(markup, 'og:image:alt', 'twitter:image:alt'),
  );
  if (text)
    for (const element of elements(text)) {
      if (element.tag !== 'img' && element.tag !== 'amp-img') continue;
      const [width, height] = [size(element.attributes['width']), size(element.attributes['height'])];
      if ((width && width < SMALLEST_PIXELS) || (height && height < SMALLEST_PIXELS)) continue;
      add(sourceOf(element), captionOf(element), width, height);
    }
  return images;
}

function size(value: string | undefined): number | undefined {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 && number < 100_000 ? number : undefined;
}

/** The same picture comes in many sizes: what differs is the query. */
function sameImage(a: string, b: string): boolean {
  return a.replace(/[?#].*$/, '') === b.replace(/[?#].*$/, '') && a.replace(/\?.*$/, '').length > 20;
}

/** Pages that load pictures late have their address in one of these. */
function sourceOf({ attributes }: PageElement): string | undefined {
  const lazy = attributes['data-src'] ?? attributes['data-original'] ?? attributes['data-lazy-src'] ?? attributes['data-url'];
  const set = attributes['srcset'] ?? attributes['data-srcset'];
  const plain = attributes['src'];
  if (lazy) return lazy;
  if (plain && !plain.startsWith('data:')) return plain;
  return set?.trim().split(/[\s,]+/, 1)[0];
}

const CAPTION_LEVELS = 5;

function captionOf(image: PageElement): string | undefined {
  for (let e = image.parent, level = 0; e && level < CAPTION_LEVELS; e = e.parent, level += 1) {
    if (e.tag !== 'figure' && !/(?:^|[\s_-])(?:caption|figure|image|photo)/i.test(e.attributes['class'] ?? '')) continue;
    for (const inner of elements(e))
      if (inner.tag === 'figcaption' || /(?:^|[\s_-])caption/i.test(inner.attributes['class'] ?? '')) {
        const text = textOf(inner);
        if (text) return text;
      }
    if (e.tag === 'figure') break;
  }
  return undefined;
}

const scripts: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:ru|uk|be|bg|sr|mk|kk|ky|mn|tg)\b/, /\p{Script=Cyrillic}/gu],
  [/^(?:ar|fa|ur|ps|ug)\b/, /\p{Script=Arabic}/gu],
  [/^(?:he|yi)\b/, /\p{Script=Hebrew}/gu],
  [/^(?:el)\b/, /\p{Script=Greek}/gu],
  [/^(?:zh|ja)\b/, /\p{Script=Han}/gu],
  [/^(?:ko)\b/, /\p{Script=Hangul}/gu],
  [/^(?:th)\b/, /\p{Script=Thai}/gu],
  [/^(?:hi|mr|ne)\b/, /\p{Script=Devanagari}/gu],
];

const ENOUGH_LETTERS = 120;

/** The language that the page declares, as BCP 47; not believed where the text is in another script than that language's. */
export function languageOf(
  markup: Markup,
  node: LdNode | undefined,
  text: string,
): { tag: string | undefined; contradicted: boolean } {
  const given = [
    markup.language,
    stringOf(node?.['inLanguage']),
    metaValue(markup, 'og:locale'),
    metaValue(markup, 'content-language', 'language', 'dc.language', 'dcterms.language'),
  ];
  for (const value of given) {
    const tag = value === undefined ? undefined : canonicalTag(value.split(/[,;]/, 1)[0]!.trim().replaceAll('_', '-'));
    if (!tag) continue;
    const sample = text.slice(0, 4_000);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const own = scripts.find(([tags]) => tags.test(tag));
    const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
    const contradicted =
      letters >= ENOUGH_LETTERS &&
      (own
        ? (sample.match(own[1])?.length ?? 0) < 0.2 * letters && latin > 0.7 * letters && !/^(?:sr|kk|tg|mn)/.test(tag)
        : /^(?:en|de|fr|es|it|pt|nl|pl|sv|tr|id|vi)\b/.test(tag) && latin < 0.2 * letters);
    return contradicted ? { tag: undefined, contradicted } : { tag, contradicted };
  }
  return { tag: undefined, contradicted: false };
}

function canonicalTag(tag: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical && canonical.length <= 35 && !/^(?:und|x-)/.test(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}
