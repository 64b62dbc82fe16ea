import { type LdNode, listOf, stringOf } from '../markup/json-ld.ts';
import { type Markup, metaValue } from '../markup/markup.ts';
import { elements, type PageElement, textOf } from '../markup/page-tree.ts';
import { plainLine } from './headline.ts';

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
