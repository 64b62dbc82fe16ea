import type { Block } from './blocks.ts';
import { isWithin } from './candidates.ts';
import type { PageElement } from '../markup/page-tree.ts';

interface Content {
  weight: number;
  blocks: number;
  headlines: number;
}

const FEWEST_TEASERS = 3;
const LONGEST_TEASER = 450;
const MOST_BLOCKS = 7;
const SHORTEST_HEADLINE = 12;
/** Teasers stand no deeper than this in what repeats them. */
const LEVELS = 5;
/** Some of a list may lack a headline or be longer. */
const MOST_OF_THEM = 0.7;
const notRepeated = new Set(['p', 'tr', 'td', 'th', 'tbody', 'blockquote', 'html', 'body', 'br']);

/**
 * Blocks that stand in lists of teasers: three or more siblings alike, each of them little more than a headline that is a link.
 * The page's own headline is in none. Told by their build alone, since their class names differ from site to site.
 */
export function teaserBlocks(blocks: readonly Block[], headline?: PageElement): Set<Block> {
  const contents = new Map<PageElement, Content>();
  for (const block of blocks) {
    const headline = block.linked >= 0.8 && block.weight >= SHORTEST_HEADLINE;
    for (let e: PageElement | undefined = block.element, level = 0; e && level < LEVELS; e = e.parent, level += 1) {
      const content = contents.get(e) ?? { weight: 0, blocks: 0, headlines: 0 };
      if (!contents.has(e)) contents.set(e, content);
      content.weight += block.weight;
      content.blocks += 1;
      if (headline) content.headlines += 1;
    }
  }
  const groups = new Map<PageElement, Map<string, PageElement[]>>();
  for (const element of contents.keys()) {
    if (!element.parent || notRepeated.has(element.tag)) continue;
    const name = `${element.tag} ${element.attributes['class']?.trim().split(/\s+/, 1)[0] ?? ''}`;
    const ofParent = groups.get(element.parent) ?? new Map<string, PageElement[]>();
    groups.set(element.parent, ofParent);
    const alike = ofParent.get(name);
    if (alike) alike.push(element);
    else ofParent.set(name, [element]);
  }
  const teasers = new Set<PageElement>();
  for (const ofParent of groups.values())
    for (const alike of ofParent.values()) {
      if (alike.length < FEWEST_TEASERS) continue;
      const fitting = alike.filter((element) => {
        const { weight, blocks: count, headlines } = contents.get(element)!;
        return headlines >= 1 && headlines <= 3 && count <= MOST_BLOCKS && weight <= LONGEST_TEASER;
      });
      if (fitting.length >= MOST_OF_THEM * alike.length)
        for (const element of alike)
          if (contents.get(element)!.weight <= 2 * LONGEST_TEASER && !(headline && isWithin(headline, element)))
            teasers.add(element);
    }
  return new Set(blocks.filter((block) => isIn(block.element, teasers)));
}

function isIn(element: PageElement, set: ReadonlySet<PageElement>): boolean {
  for (let e: PageElement | undefined = element, level = 0; e && level < LEVELS; e = e.parent, level += 1)
    if (set.has(e)) return true;
  return false;
}
