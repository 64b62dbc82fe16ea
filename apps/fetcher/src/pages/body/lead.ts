import { type Block, foldedOf } from './blocks.ts';
import { isByline } from '../facts/byline.ts';
import { appeal, isLabel, leadIn, pictureCredit } from './phrases.ts';
import { bit, foreign } from './surroundings.ts';
import { endsSentence, folded, sentencesIn } from './words.ts';

/** Languages whose newspapers set a deck above the story that the story does not build on; elsewhere the lead opens the text. */
const deckApart = /^en\b/;
const FARTHEST_BLOCKS = 25;
const SHORTEST_LEAD = 35;
const LONGEST_LEAD = 900;

export interface Led {
  readonly blocks: readonly Block[];
  /** The lead or deck, for the article's description. */
  readonly lead: string | undefined;
}

/**
 * The standfirst: a lead that stands outside the text's container is added to the text where the language's press means it as its
 * opening; a deck that stands inside is taken off where it does not. Key points in a list above the first paragraph are no text.
 */
export function withLead(
  all: readonly Block[],
  chosen: readonly Block[],
  headlineAt: number | undefined,
  language: string | undefined,
  description: string,
): Led {
  let blocks = withoutKeyPoints(chosen);
  const first = blocks[0];
  if (!first) return { blocks, lead: undefined };
  const apart = deckApart.test(language ?? guessed(blocks));
  const inside = leadWithin(blocks, folded(description));
  if (inside > 0) {
    const lead = textOf(blocks.slice(0, inside));
    if (apart) blocks = blocks.slice(inside);
    return { blocks, lead };
  }
  if (headlineAt === undefined || headlineAt >= first.index) return { blocks, lead: undefined };
  const said = folded(description);
  const before = all.slice(Math.max(headlineAt + 1, first.index - FARTHEST_BLOCKS), first.index);
  const outside = before.filter((block) => isLead(block, said));
  const lead = outside.length > 0 && outside.length <= 3 ? outside : [];
  const text = lead.length > 0 ? textOf(lead) : undefined;
  const known = folded(
    blocks
      .slice(0, 3)
      .map((block) => block.text)
      .join(' '),
  );
  return { blocks: apart || !text || known.includes(folded(text)) ? blocks : [...lead, ...blocks], lead: text };
}

const SAMPLE_CHARACTERS = 2_000;
const ENGLISH_SHARE = 0.12;

/** Enough of the commonest words for a page that does not say its language. */
function guessed(blocks: readonly Block[]): string {
  const words =
    textOf(blocks)
      .slice(0, SAMPLE_CHARACTERS)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const common = words.filter(
    (word) => word === 'the' || word === 'of' || word === 'and' || word === 'to' || word === 'that',
  ).length;
  return common >= ENGLISH_SHARE * words.length ? 'en' : '';
}

const textOf = (blocks: readonly Block[]): string => blocks.map(({ text }) => text).join(' ');

function isLead({ surroundings, weight, kind, text, linked, picture, element }: Block, description: string): boolean {
  if (element.tag === 'h1') return false;
  if (weight < SHORTEST_LEAD || weight > LONGEST_LEAD || linked > 0.5) return false;
  if (surroundings & ((foreign & ~bit.form) | bit.hidden | bit.caption | bit.gallery)) return false;
  if (isByline(text) || isLabel(text) || leadIn.test(text) || appeal.test(text) || pictureCredit.test(text)) return false;
  const own = folded(text);
  if (
    description.length >= SHORTEST_LEAD &&
    (own.startsWith(description.slice(0, 80)) || description.startsWith(own.slice(0, 80)))
  )
    return true;
  if (picture) return false;
  if (surroundings & bit.byline) return false;
  return (surroundings & bit.lead) !== 0 || (kind === 'heading' && weight >= 50) || (weight >= 80 && sentencesIn(text) > 0);
}

/** How many blocks at the beginning are a deck: marked as one, or a heading that is a sentence, right above the first paragraph. */
function leadWithin(blocks: readonly Block[], description: string): number {
  const [top, next] = blocks;
  // The description again, in a box of its own.
  if (
    top &&
    next &&
    top.element.parent !== next.element.parent &&
    next.weight >= 80 &&
    description.length >= SHORTEST_LEAD &&
    foldedOf(top) === description
  )
    return 1;
  const body = blocks.find(
    ({ kind, surroundings, weight }) => kind === 'paragraph' && !(surroundings & bit.lead) && weight >= 80,
  );
  if (!body) return 0;
  const at = blocks.indexOf(body);
  if (at === 0 || at > 3) return 0;
  const above = blocks.slice(0, at);
  const deck = above.every(
    ({ surroundings, kind, text, element, weight }) =>
      ((surroundings & bit.lead) !== 0 || (kind === 'heading' && weight >= 40 && endsSentence(text))) &&
      element.parent !== body.element.parent,
  );
  const heading =
    above.length === 1 &&
    above[0]!.kind === 'heading' &&
    above[0]!.weight >= 60 &&
    endsSentence(above[0]!.text) &&
    !/[?]$/.test(above[0]!.text);
  return deck || heading ? at : 0;
}

/** "Key points", "The gist", "Auf einen Blick": two or more items before the first paragraph. */
function withoutKeyPoints(blocks: readonly Block[]): readonly Block[] {
  const first = blocks.findIndex(({ kind, weight }) => kind === 'paragraph' && weight >= 80);
  if (first < 2 || first > 10) return blocks;
  const above = blocks.slice(0, first);
  const items = above.filter(({ kind }) => kind === 'item');
  const rest = blocks.slice(first).reduce((sum, { weight }) => sum + weight, 0);
  const points = items.reduce((sum, { weight }) => sum + weight, 0);
  if (items.length < 2 || items.length < above.length - 1 || points * 3 > rest) return blocks;
  return blocks.slice(first);
}
