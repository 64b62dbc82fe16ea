import { words } from '../../text/words.ts';
import { readTable } from '../entities/tables.ts';

/**
 * What the first words of a sentence say of it: it refers back or goes on from the one before ("He", "But"), it is the page's
 * and not the article's ("Read more"), or neither.
 */
export type Opening = 'dependent' | 'page' | undefined;

interface Opener {
  readonly norms: readonly string[];
  readonly opening: Opening;
}

/** By language and first word, longest first. */
const openers = new Map<string, Map<string, Opener[]>>();

for (const [language = '', kind, list = ''] of readTable('summary-words.tsv')) {
  const known = openers.get(language) ?? new Map<string, Opener[]>();
  openers.set(language, known);
  for (const phrase of list.split(';')) {
    const norms = words(phrase).map(({ norm }) => norm);
    const [first = ''] = norms;
    const all = [...(known.get(first) ?? []), { norms, opening: kind === 'page' ? ('page' as const) : ('dependent' as const) }];
    known.set(
      first,
      all.toSorted((a, b) => b.norms.length - a.norms.length),
    );
  }
}

export const isSummarised = (language: string | undefined): language is string => language !== undefined && openers.has(language);

export function openingOf(sentence: string, language: string): Opening {
  const norms = words(sentence.slice(0, 80)).map(({ norm }) => norm);
  const found = openers.get(language)?.get(norms[0] ?? '') ?? [];
  return found.find((opener) => opener.norms.every((norm, i) => norms[i] === norm))?.opening;
}

/** Whether a stretch has a pronoun of the third person in it: the speaker of `"It rains," he said`. */
export function hasPronoun(text: string, language: string): boolean {
  const known = openers.get(language);
  return words(text).some(({ norm }) =>
    known?.get(norm)?.some(({ norms, opening }) => norms.length === 1 && opening === 'dependent'),
  );
}
