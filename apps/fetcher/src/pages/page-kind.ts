import type { Block } from './body/blocks.ts';
import { type LdNode, typesOf } from './markup/json-ld.ts';
import { type Markup, metaValue } from './markup/markup.ts';
import { isNotice } from './body/phrases.ts';
import { folded, sentencesIn } from './body/words.ts';

/** Why a page gives no article. */
export type Reason =
  'bot_challenge' | 'consent_wall' | 'error_page' | 'home_page' | 'search_results' | 'section_page' | 'no_headline' | 'no_text';

export interface KindEvidence {
  readonly url: string;
  readonly httpStatus: number | undefined;
  readonly markup: Markup;
  readonly node: LdNode | undefined;
  readonly nodes: readonly LdNode[];
  readonly headline: string | undefined;
  /** The page shows it as a heading. */
  readonly headlineShown: boolean;
  readonly blocks: readonly Block[];
  /** Blocks that are taken for the article's text. */
  readonly body: readonly Block[];
  readonly teasers: number;
  /** There are signs that the page has an article in part, or in pictures. */
  readonly inPart: boolean;
}

const challenge =
  /^(?:just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|pardon our interruption|checking your browser|security check|ddos[- ]guard|please wait|robot check|human verification|bot verification|one more step|проверка браузера|подтвердите, что запросы отправляли вы)/i;
const consent =
  /^(?:before you continue|bevor sie (?:fortfahren|weiter)|avant de (?:continuer|poursuivre)|antes de continuar|prima di continuare|your (?:privacy|choices)|we (?:value|care about) your privacy|wir (?:brauchen|benötigen) ihre (?:zustimmung|einwilligung)|privacy(?:einstellungen|-center| settings)|cookie(?:s| |-)(?:consent|settings|policy|einstellungen)|consent|zustimmung|yahoo is part of|mit werbung (?:weiterlesen|und cookies)|согласие на (?:обработку|использование))/i;
const missing =
  /^(?:error\s*)?(?:404|410|403|500|502|503)\b|(?:page|article|story|content|file) (?:was )?(?:not found|can(?:no|['’])t be found|no longer (?:exists|available)|does(?:n['’]t| not) exist|unavailable)|not found$|^oops|seite (?:wurde )?nicht gefunden|artikel nicht gefunden|page (?:introuvable|non trouvée)|página no (?:encontrada|existe)|página não encontrada|pagina non trovata|pagina niet gevonden|sidan (?:hittades inte|kunde inte hittas)|nie znaleziono strony|strona nie istnieje|stránka (?:nenalezena|nebyla nalezena)|(?:страница|материал|статья) (?:не найдена?|удалена?|не существует)|сторінк[ау] не знайдено|бет табылмады|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|الصفحة غير موجودة|页面不存在|找不到(?:页面|頁面)|ページが見つかりません|페이지를 찾을 수 없/i;
const searching =
  /^(?:search(?: results)?|suche|suchergebnisse|résultats? de (?:la )?recherche|recherche|resultados? de (?:la )?b[úu]squeda|b[úu]squeda|поиск|результаты поиска|іздеу|arama(?: sonuçları)?|hasil pencarian|pencarian|نتائج البحث|搜索|搜尋|検索結果|검색)\b/iu;

const SHORT_WEIGHT = 1_500;
const SHORT_TEXT = 250;
const SHORTEST_NOTICE = 100;

/** The reason why the page is no article, or undefined if it is one. */
export function whyNoArticle(evidence: KindEvidence): Reason | undefined {
  const { url, httpStatus, markup, node, nodes, headline, headlineShown, blocks, body, teasers, inPart } = evidence;
  const titles = [headline ?? '', markup.title].map((title) => title.trim());
  const weight = body.reduce((sum, block) => sum + block.weight, 0);
  if (httpStatus !== undefined && httpStatus >= 400) return 'error_page';
  if (weight < SHORT_WEIGHT && !node) {
    if (titles.some((title) => challenge.test(title))) return 'bot_challenge';
    if (titles.some((title) => consent.test(title))) return 'consent_wall';
    if (titles.some((title) => missing.test(title))) return 'error_page';
  }
  const notices = blocks.filter(({ text }) => isNotice(text)).reduce((sum, block) => sum + block.weight, 0);
  if (!node && weight < SHORT_TEXT && notices > Math.max(SHORTEST_NOTICE, weight)) return 'consent_wall';
  if (!headline) return 'no_headline';

  const { pathname, searchParams } = new URL(url);
  const types = new Set(nodes.flatMap(typesOf));
  const isSearch =
    searching.test(titles[0]!) ||
    searching.test(titles[1]!) ||
    /\/(?:search|suche|recherche|buscar|poisk|arama)\/?$/i.test(pathname) ||
    types.has('SearchResultsPage');
  if (isSearch && (!node || [...searchParams.keys()].some((name) => /^(?:q|s|query|search|text|keyword)$/i.test(name))))
    return 'search_results';
  const atRoot =
    /^\/(?:(?:index|home|default)(?:\.\w+)?)?\/?$/i.test(pathname) || /^\/[a-z]{2}(?:-[a-z]{2})?\/?$/i.test(pathname);
  const ogType = metaValue(markup, 'og:type')?.toLowerCase();
  const prose = body.filter(({ text, weight: own }) => own >= 80 && sentencesIn(text) > 0);
  const headlines = blocks.filter(({ linked, weight: own }) => linked > 0.8 && own >= 25).length;
  let score = 0;
  if (node) score += 3;
  if (ogType === 'article' || ogType?.startsWith('article')) score += 2;
  if (metaValue(markup, 'article:published_time', 'datepublished', 'pubdate', 'publishdate', 'parsely-pub-date')) score += 1;
  score += weight >= 1_500 ? 3 : weight >= 600 ? 2 : weight >= 250 ? 1 : weight >= 120 ? 0.5 : 0;
  if (isSlug(pathname, headline)) score += 1;
  if (headlineShown) score += 0.5;
  if (inPart) score += 0.5;
  if (prose.length >= 3) score += 1;
  if (ogType === 'website' || ogType === 'profile') score -= 0.5;
  if (['CollectionPage', 'ItemList', 'ProfilePage'].some((type) => types.has(type)) && !node) score -= 1;
  if (teasers > 3 * Math.max(1, prose.length) && headlines >= 10 && weight < 1_500) score -= 1.5;
  if (headlines >= 20 && weight < 600) score -= 1;
  if (atRoot) score -= 4;
  if (score >= 2) return undefined;
  if (weight < 120 && headlines < 10) return 'no_text';
  return atRoot ? 'home_page' : 'section_page';
}

/** Articles' addresses end in words of the headline, a number or a date; sections' in one word. */
function isSlug(pathname: string, headline: string): boolean {
  const last = pathname.replace(/\/$/, '').split('/').at(-1) ?? '';
  if (/\d{4,}/.test(last) || last.split(/[-_]/).length >= 4) return true;
  const words = folded(headline)
    .split(' ')
    .filter((word) => word.length > 3);
  return words.filter((word) => last.toLowerCase().includes(word)).length >= 2;
}
