import type { Block } from './body/blocks.ts';
import { type LdNode, stringOf, typesOf } from './markup/json-ld.ts';
import { type Markup, metaValue } from './markup/markup.ts';
import { elements, type PageElement } from './markup/page-tree.ts';
import { paywall } from './body/phrases.ts';
import { endsSentence } from './body/words.ts';

/** What a page shows in place of an article's text. */
export type Form = 'live_blog' | 'gallery' | 'video' | 'paywalled' | 'teaser';

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
const MANY_PICTURES = 15;
const MANY_CAPTIONS = 8;
const WEIGHT_A_PICTURE = 30;
const FEW_WORDS_FOR_PICTURES = 1_200;
const STUB_WEIGHT = 1_200;
/** Where page and wall both say so, even this much is a beginning. */
const LONG_STUB_WEIGHT = 3_000;
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
  let [pictures, captions] = [0, 0];
  for (const { tag, attributes } of home ? elements(home) : []) {
    if (tag === 'img' && !(Number.parseInt(attributes['width'] ?? '999', 10) < 100)) pictures += 1;
    if (tag === 'figcaption') captions += 1;
  }
  const captioned = captions >= MANY_CAPTIONS && captions > 3 * body.length;
  const many = pictures >= MANY_PICTURES && weight < WEIGHT_A_PICTURE * pictures && body.length < pictures;
  return pictures >= 4 && (said || captioned || many);
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
  const cut = last !== undefined && isCut(last.text);
  if (free === true && !cut) return false;
  if (!asks && free !== false) return false;
  if (asks && free === false && weight < LONG_STUB_WEIGHT) return true;
  const words = Number(stringOf(node?.['wordCount']) ?? Number.NaN);
  if (words > 0 && weight > 0 && weight / CHARACTERS_PER_WORD < 0.6 * words) return true;
  return weight < STUB_WEIGHT || cut;
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
