import type { Block } from './blocks.ts';
import { type LdNode, stringOf, typesOf } from './json-ld.ts';
import { type Markup, metaValue } from './markup.ts';
import { elements, type PageElement } from './page-tree.ts';
import { endsSentence } from './words.ts';

/** What a page shows in place of an article's text. */
export type Form = 'live_blog' | 'gallery' | 'video' | 'paywalled' | 'teaser';

// prettier-ignore
const paywall = new RegExp([
  '(?:subscribe|sign in|log ?in|register)\\b.{0,40}\\b(?:to (?:continue|keep|read|view|unlock|access)|for (?:full|unlimited) access)', 'to (?:continue|keep) reading', 'continue reading (?:your|this|with|by|for)', '(?:this|the) (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for)\\b.{0,20}(?:subscriber|member|registered)', 'subscriber[- ](?:only|exclusive)', 'already a (?:subscriber|member)', 'you have (?:reached|read|used)\\b.{0,40}(?:free )?articles?', 'unlock (?:this|the) (?:article|story)', 'become a (?:subscriber|member)',
  'weiterlesen mit', 'jetzt weiterlesen', '(?:diesen|den) (?:artikel|text|beitrag) (?:weiter)?lesen (?:sie )?mit', 'bereits (?:abonnent|registriert|abonniert)', 'nur für (?:abonnent|mitglieder)', 'mit .{0,20}(?:plus|abo|\\+) (?:weiter)?lesen', 'exklusiv für abonnent',
  'réservé (?:à|aux) (?:nos )?abonné', 'la suite est réservée', '(?:cet|l[’\']) ?article est réservé', 'déjà abonné', 'il vous reste .{0,20} (?:de cet article )?à lire', 'abonnez-vous pour (?:lire|continuer)', 'contenido exclusivo para suscriptores', 'suscríbete para (?:seguir|leer|continuar)', 'solo para suscriptores', 'exclusivo para assinantes', 'già abbonato', 'abbonati per (?:leggere|continuare)', 'riservat[oa] agli abbonati', 'alleen voor abonnees', 'artikeln är låst', 'för prenumeranter', 'dla (?:prenumeratorów|subskrybentów)', 'dostęp (?:tylko )?dla', 'pouze pro předplatitele',
  '(?:только|доступ\\p{L}*) (?:для|по) подпис', 'оформите подписку', 'материал доступен подписчикам', 'чтобы (?:читать|прочитать) (?:дальше|полностью|статью)', 'abone olun', 'yalnızca aboneler', 'khusus pelanggan', '有料会員', '会員限定', '続きを読む', '残り\\s?\\d+\\s?文字', '付费(?:阅读|内容)', '訂閱.{0,8}(?:閱讀|全文)', '구독자 전용', '유료 ?회원', 'للمشتركين',
].join('|'), 'iu');

// prettier-ignore
const more = /^[\s\p{P}\p{S}]*(?:read more|continue reading|read (?:the )?(?:full|rest)\b.{0,40}|full (?:story|article)|more|weiterlesen|mehr (?:lesen|erfahren)|lire la suite|en savoir plus|leer más|seguir leyendo|ler mais|leia mais|continua a leggere|leggi tutto|lees (?:meer|verder)|läs mer|les mer|czytaj (?:dalej|więcej)|číst dál|читать (?:далее|полностью|дальше)|подробнее|читати далі|толығырақ|devamını oku|devamı|selengkapnya|baca selengkapnya|xem tiếp|اقرأ المزيد|阅读全文|閱讀全文|查看全文|続きを読む|더 ?보기)[\s\p{P}\p{S}]*$/iu;

export interface FormEvidence {
  readonly url: string;
  readonly markup: Markup;
  readonly node: LdNode | undefined;
  readonly blocks: readonly Block[];
  readonly body: readonly Block[];
  readonly home: PageElement | undefined;
  readonly free: boolean | undefined;
  /** Length of the text in weight, JSON-LD's where that is the whole. */
  readonly weight: number;
  readonly wholeFromLd: boolean;
}

const LIVE_POSTS = 6;
const FEW_WORDS_FOR_PICTURES = 1_200;
const STUB_WEIGHT = 1_200;
const TEASER_WEIGHT = 900;
const BEHIND_BLOCKS = 10;
const CHARACTERS_PER_WORD = 5.5;

/** The forms that a page's article has, as far as they mean that its text is not on the page. */
export function formsOf(evidence: FormEvidence): Form[] {
  const forms: Form[] = [];
  if (isLiveBlog(evidence)) forms.push('live_blog');
  if (isGallery(evidence)) forms.push('gallery');
  if (isVideo(evidence)) forms.push('video');
  if (isPaywalled(evidence)) forms.push('paywalled');
  else if (isTeaser(evidence)) forms.push('teaser');
  return forms;
}

function isLiveBlog({ url, markup, node, home }: FormEvidence): boolean {
  if (node && typesOf(node).includes('LiveBlogPosting')) return true;
  const path = new URL(url).pathname;
  const said = /(?:^|[/_.-])(?:live-?blog|live-?ticker|newsticker|live-?updates?|en-directo?|en-direct|onlayn)(?:$|[/_.-])/i.test(
    path,
  );
  let posts = 0;
  let named = false;
  for (const { attributes } of home ? elements(home) : []) {
    const name = `${attributes['class'] ?? ''} ${attributes['itemprop'] ?? ''} ${attributes['itemtype'] ?? ''}`;
    if (/live-?blog(?:ging|posting)?|live-?ticker|liveBlogUpdate/i.test(name)) {
      named = true;
      if (/post|entry|update|item|event/i.test(name)) posts += 1;
    }
  }
  const stamps = markup.times.length;
  return (said || named) && (posts >= LIVE_POSTS || stamps >= LIVE_POSTS);
}

function isGallery({ url, markup, node, home, body, weight }: FormEvidence): boolean {
  if (weight >= FEW_WORDS_FOR_PICTURES) return false;
  const types = node ? typesOf(node) : [];
  const said =
    types.some((type) => /ImageGallery|MediaGallery|Collection/.test(type)) ||
    /(?:^|[/_-])(?:galler(?:y|ies|ie)|galer(?:ie|ia|ía)|photos?|pictures|slideshow|fotostrecke|bildergalerie|diaporama|fotogaleri|fotogalereya|foto-galeri)(?:$|[/_-])/i.test(
      new URL(url).pathname,
    ) ||
    /gallery/i.test(metaValue(markup, 'og:type') ?? '');
  let pictures = 0;
  for (const { tag, attributes } of home ? elements(home) : [])
    if (tag === 'img' && !(Number.parseInt(attributes['width'] ?? '999', 10) < 100)) pictures += 1;
  return pictures >= 4 && (said || (pictures >= 10 && weight < 60 * pictures && body.length < pictures));
}

function isVideo({ markup, node, weight }: FormEvidence): boolean {
  if (weight >= 400) return false;
  return /^video/i.test(metaValue(markup, 'og:type') ?? '') || (node !== undefined && typesOf(node).includes('VideoObject'));
}

function isPaywalled({ node, blocks, body, free, weight, wholeFromLd }: FormEvidence): boolean {
  if (wholeFromLd) return false;
  const last = body.at(-1);
  const behind = last ? blocks.slice(last.index + 1, last.index + 1 + BEHIND_BLOCKS) : blocks;
  const asks = behind.some(({ text }) => text.length < 600 && paywall.test(text));
  if (!asks && free !== false) return false;
  const words = Number(stringOf(node?.['wordCount']) ?? Number.NaN);
  if (words > 0 && weight > 0 && weight / CHARACTERS_PER_WORD < 0.6 * words) return true;
  return weight < STUB_WEIGHT || (last !== undefined && isCut(last.text));
}

function isTeaser({ node, blocks, body, weight, wholeFromLd }: FormEvidence): boolean {
  const last = body.at(-1);
  if (!last || wholeFromLd) return false;
  const words = Number(stringOf(node?.['wordCount']) ?? Number.NaN);
  if (words > 150 && weight / CHARACTERS_PER_WORD < 0.35 * words) return true;
  if (weight >= TEASER_WEIGHT) return false;
  const next = blocks.slice(last.index + 1, last.index + 3);
  return isCut(last.text) || next.some((block) => block.linked > 0.5 && more.test(block.text));
}

/** Cut in the middle of a sentence, with three dots to say so. */
function isCut(text: string): boolean {
  return /(?:\.{3}|…|\[…\]|\[\.{3}\])\s*$/.test(text) || (!endsSentence(text) && text.length > 200 && /\p{Ll}$/u.test(text));
}
