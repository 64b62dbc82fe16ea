import { type LdNode, listOf, stringOf, typesOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';
import { plainLine } from './headline.ts';

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
