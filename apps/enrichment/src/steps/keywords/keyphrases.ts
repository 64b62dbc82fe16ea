import { type Entity, type KeyPhrase, TextField } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { type Occurrence, type Phrase, phrasesIn, type Taken } from './phrases.ts';
import type { WordList } from './word-lists.ts';

const MOST_KEYWORDS = 10;
/** Neither kind crowds out the other. */
const MOST_OF_A_KIND = 6;
/** The best phrase is a little less than the best name: a name is seen for sure. */
const PHRASE_WEIGHT = 0.9;

interface Keyword {
  /** A name as entities have it, a phrase as it stands in the text. */
  readonly text: string;
  readonly phrase: KeyPhrase;
}

export interface Keywords {
  /** Best first. */
  readonly keywords: string[];
  /** In the order of the text. */
  readonly keyphrases: KeyPhrase[];
}

/** What the article turns on: its names, and in languages with stop words the phrases that it comes back to. */
export function keywordsOf(
  fields: readonly FieldText[],
  entities: readonly Entity[],
  list?: WordList,
  taken: Taken = () => false,
): Keywords {
  const named = names(entities);
  const phrases = list ? chosen(phrasesIn(fields, list, taken), list) : [];
  const spare = (other: readonly Keyword[]): number => Math.max(MOST_OF_A_KIND, MOST_KEYWORDS - other.length);
  const best = [...named.slice(0, spare(phrases)), ...phrases.slice(0, spare(named))]
    .toSorted((a, b) => b.phrase.weight - a.phrase.weight || inText(a.phrase, b.phrase))
    .slice(0, MOST_KEYWORDS);
  return {
    keywords: [...new Set(best.map(({ text }) => text))],
    keyphrases: best.map(({ phrase }) => phrase).toSorted(inText),
  };
}

function names(entities: readonly Entity[]): Keyword[] {
  const most = entities.reduce((best, { salience }) => Math.max(best, salience), 0);
  return entities.flatMap(({ name, salience, mentions }) => {
    const mention = mentions.find(({ role }) => role === undefined);
    if (salience === 0 || !mention) return [];
    const { field, start, end, text } = mention;
    return [{ text: name, phrase: { field, start, end, text, weight: rounded(salience / most) } }];
  });
}

/** Best first; of phrases that share half of their words the best one. */
function chosen(phrases: readonly Phrase[], { stops }: WordList): Keyword[] {
  const best = phrases.toSorted((a, b) => b.score - a.score || (a.stems.join(' ') < b.stems.join(' ') ? -1 : 1));
  const taken: Phrase[] = [];
  for (const phrase of best) {
    if (taken.length === MOST_KEYWORDS) break;
    const isNew = taken.every(({ stems }) => {
      const common = phrase.stems.filter((stem) => stems.includes(stem)).length;
      return common / Math.min(stems.length, phrase.stems.length) < 0.5;
    });
    if (isNew && !stops.has(phrase.stems.join(' '))) taken.push(phrase);
  }
  return taken.map(({ found, score }) => {
    const { field, start, end, text } = bestForm(found);
    return { text, phrase: { field, start, end, text, weight: rounded((PHRASE_WEIGHT * score) / best[0]!.score) } };
  });
}

/** The form that comes most often, of equals the shortest, which is nearest to the plain one; in running text, if it can. */
function bestForm(found: readonly Occurrence[]): Occurrence {
  const forms = [...Map.groupBy(found, ({ text }) => text.toLowerCase()).values()];
  const [best] = forms.toSorted((a, b) => b.length - a.length || a[0]!.text.length - b[0]!.text.length);
  return best!.find(({ isDressed }) => !isDressed) ?? best![0]!;
}

function inText(a: KeyPhrase, b: KeyPhrase): number {
  return TextField.options.indexOf(a.field) - TextField.options.indexOf(b.field) || a.start - b.start || a.end - b.end;
}

function rounded(weight: number): number {
  return Math.round(weight * 1_000) / 1_000;
}
