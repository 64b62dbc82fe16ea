import { type Block, foldedOf } from './blocks.ts';
import { isByline } from '../facts/byline.ts';
import { appeal, commentsBegin, creditInBrackets, isLabel, leadIn, othersBegin, paywall, pictureCredit } from './phrases.ts';
import { findDate } from '../facts/found-dates.ts';
import { SHORTEST_REPEAT, withoutRepeats } from './repeats.ts';
import { bit, foreign } from './surroundings.ts';
import { endsSentence, sentencesIn } from './words.ts';

/** A date or a time and nothing else, in digits or with a month's name. */
const dateLine =
  /^[\p{P}\p{S}\s]*(?:(?:published|updated|posted|last (?:updated|modified)|created|modified|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|опубликовано|обновлено|добавлено|жарияланды)\b.{0,60}|(?:\p{L}{1,12}[\s.,]+){0,4}\d{1,4}[\s./,:年월月-].{0,40}\d{2}.{0,16})$/iu;
const LONGEST_DATE_LINE = 80;
const LONGEST_CAPTION = 300;

/**
 * A candidate's blocks, of those that are text at all, without the headline itself, what stands before the first sentence, what follows a
 * heading that ends the article, and repeats.
 *
 * @param headline folded
 */
export function tidied(given: readonly Block[], headline: string): Block[] {
  let blocks = [...given];
  blocks = untilItsEnd(blocks);
  blocks = withoutCards(withoutCaptions(blocks));
  const text = blocks.findIndex(({ kind, weight }) => kind !== 'heading' && weight >= SURELY_TEXT);
  const at = blocks
    .slice(0, text < 0 ? FARTHEST_HEADLINE : Math.min(text, FARTHEST_HEADLINE))
    .findLastIndex((block) => block.element.tag === 'h1' || foldedOf(block) === headline);
  if (at >= 0) blocks = blocks.slice(at + 1);
  blocks = withoutOpening(blocks);
  blocks = withoutRepeats(blocks);
  blocks = withoutBiography(blocks);
  while (blocks.at(-1)?.kind === 'heading') blocks.pop();
  return blocks;
}

const FARTHEST_HEADLINE = 6;
const SURELY_TEXT = 250;

const BIOGRAPHY_BLOCKS = 2;
// prettier-ignore
const biography = /^(?:[\p{Lu}][\p{L}.'’-]+ ){1,4}(?:is (?:a|an|the)\b.{0,50}\b(?:reporter|editor|writer|journalist|correspondent|columnist|freelancer|contributor|producer)\b|joined\b.{2,60}\bin (?:\p{L}+ )?\d{4}\b|(?:covers|writes|reports)\b.{2,80}\bfor\b|ist (?:seit \d{4} )?.{0,40}(?:redakteur|journalist|korrespondent)|est .{0,20}(?:journaliste|rédact(?:eur|rice)|correspondante?) (?:à|au|pour)|es (?:periodista|redactora?|corresponsal) (?:de|en)|è (?:una? )?(?:giornalista|redattore))/u;

/** Who wrote the article, told below it: the last few blocks, from the first that tells of a person's trade. */
function withoutBiography(blocks: readonly Block[]): Block[] {
  const from = Math.max(1, blocks.length - BIOGRAPHY_BLOCKS);
  const at = blocks.findIndex(
    ({ text, weight, kind }, i) => i >= from && kind !== 'heading' && weight < 2 * LONGEST_CAPTION && biography.test(text),
  );
  if (at < 0 || blocks.length < 5) return [...blocks];
  // "Jane Doe" stands above what is told of her.
  const name = blocks[at - 1]!;
  const begin =
    name.text.length < 40 && sentencesIn(name.text) === 0 && blocks[at]!.text.startsWith(name.text.split(/\s/, 1)[0]!)
      ? at - 1
      : at;
  return blocks.slice(0, begin);
}

/** Whether a block can be an article's text at all, whatever stands around it. */
export function isText(block: Block): boolean {
  const { text, linked, links, weight, surroundings, kind, picture } = block;
  if (surroundings & (foreign | bit.hidden | bit.caption | bit.byline)) return false;
  // Headings that end the text are left in for untilItsEnd() to find.
  if (weight < LONGEST_HEADING && (commentsBegin.test(text) || othersBegin.test(text))) return true;
  if (isLabel(text) || isByline(text)) return false;
  if (weight < LONGEST_CAPTION && paywall.test(text)) return false;
  if (picture && weight < LONGEST_CAPTION && kind !== 'heading' && (kind !== 'paragraph' || sentencesIn(text) < 2)) return false;
  if (weight < LONGEST_CAPTION && kind !== 'cell' && pictureCredit.test(text) && sentencesIn(text) < 2 && !endsSentence(text))
    return false;
  if (weight < 400 && (leadIn.test(text) || appeal.test(text))) return false;
  if (weight < 2 * LONGEST_CAPTION && kind !== 'item' && creditInBrackets.test(text)) return false;
  if (isMetaLine(block)) return false;
  if (text.length < LONGEST_DATE_LINE && kind !== 'cell' && kind !== 'item' && sentencesIn(text) === 0 && dateLine.test(text))
    return false;
  // A line that is one link leads elsewhere; links with words between them are a list that the text tells of.
  return !(linked > 0.8 && (links < 2 || linked > 0.97) && !endsSentence(text) && kind !== 'heading' && kind !== 'cell');
}

const LONGEST_LONE_CAPTION = 600;
const CAPTION_SHARE = 0.25;

const SHORTEST_PARAGRAPH = 160;

/** A paragraph that says enough to be one, though a picture stands beside it: whole sentences, and nobody's credit. */
function isParagraph({ kind, text, weight }: Block): boolean {
  return (
    kind === 'paragraph' &&
    weight >= SHORTEST_PARAGRAPH &&
    sentencesIn(text) >= 2 &&
    endsSentence(text) &&
    !pictureCredit.test(text)
  );
}

/** Texts alone in a box with a picture are its captions, if there is an article besides. */
function withoutCaptions(blocks: readonly Block[]): Block[] {
  const captions = new Set(
    blocks.filter((block) => {
      const { picture, weight, kind } = block;
      return (
        picture === 'beside' && weight < LONGEST_LONE_CAPTION && kind !== 'heading' && kind !== 'item' && !isParagraph(block)
      );
    }),
  );
  const weigh = (some: Iterable<Block>): number => [...some].reduce((sum, { weight }) => sum + weight, 0);
  return weigh(captions) <= CAPTION_SHARE * weigh(blocks) ? blocks.filter((block) => !captions.has(block)) : [...blocks];
}

/** A heading that is a link belongs to another article, unless it heads a paragraph of this one. */
function withoutCards(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind, linked, element }, i) => {
    if (kind !== 'heading' || linked < 0.9) return true;
    const next = blocks[i + 1];
    return next !== undefined && next.weight >= 80 && next.kind !== 'heading' && next.element.parent === element.parent;
  });
}

const LONGEST_META_LINE = 140;
const FEW_CHARACTERS = 60;

/** A line that has a date and little beside it: who wrote it where, when it was updated. */
function isMetaLine({ text, kind }: Block): boolean {
  if (text.length > LONGEST_META_LINE || kind === 'item' || kind === 'cell' || kind === 'heading' || kind === 'term')
    return false;
  if (!/\d{4}/.test(text) || sentencesIn(text.replaceAll(/\b\p{L}{1,4}\./gu, '')) > 0) return false;
  const date = findDate(text, 'dmy');
  return (
    date !== undefined &&
    text.length - date.raw.length <= FEW_CHARACTERS &&
    /\d{1,2}:\d{2}|^\P{L}*(?:\p{L}+\P{L}+){0,3}\d/u.test(text)
  );
}

const ENOUGH_BEFORE = 250;
/** How much more must stand before the heading than behind it, for what is behind to be no text. */
const MUCH_BEFORE = 2;

/** Without the readers' comments and the articles that follow; a heading of the latter kind in the middle is a box, and goes alone. */
function untilItsEnd(given: readonly Block[]): Block[] {
  const blocks: Block[] = [];
  let rest = given.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  for (const block of given) {
    const { text, weight, kind } = block;
    rest -= weight;
    if (text.length < LONGEST_HEADING && kind !== 'cell') {
      if (before > ENOUGH_BEFORE && commentsBegin.test(text) && !(sectionWord.test(text) && isSection(block, blocks))) break;
      if (othersBegin.test(text)) {
        if (before > MUCH_BEFORE * rest) break;
        continue;
      }
    }
    before += weight;
    blocks.push(block);
  }
  return blocks;
}

/** Words that head a section of an article as readily as its comments. */
const sectionWord = /^\W*(?:responses?|reactions?|discussion|replies|réactions|обсуждение)\W*$/iu;

/** A heading among headings of its kind. */
function isSection({ kind, element }: Block, before: readonly Block[]): boolean {
  return (
    kind === 'heading' &&
    before.some(
      (other) => other.kind === 'heading' && other.element.tag === element.tag && other.element.parent === element.parent,
    )
  );
}

const LONGEST_HEADING = 220;
const FARTHEST_OPENING = 12;

/** What stands before the first sentence is the byline, the date, the buttons; a heading right before it is the text's own. */
function withoutOpening(blocks: Block[]): Block[] {
  let first = blocks.slice(0, FARTHEST_OPENING).findIndex((block) => sentencesIn(block.text) > 0 || block.weight > 120);
  if (first <= 0) return blocks;
  const start = first;
  while (first > 0 && blocks[first - 1]!.kind !== 'loose' && blocks[first - 1]!.linked < 0.5) first -= 1;
  // One short line may be the dateline's place; several are buttons.
  if (blocks.slice(first, start).filter(({ kind }) => kind === 'paragraph').length > 1) first = start;
  const [top, next] = [blocks[first], blocks[first + 1]];
  return blocks.slice(
    top && next && foldedOf(top).length >= SHORTEST_REPEAT / 2 && foldedOf(next).startsWith(foldedOf(top)) ? first + 1 : first,
  );
}
