import { dataFile } from '../entities/tables.ts';
import { wordList } from '../keywords/word-lists.ts';
import { type Step, workingLanguage } from '../step.ts';
import { candidatesOf } from './candidates.ts';
import { choose } from './choice.ts';
import { isSummarised } from './openers.ts';

/** A text as short is its own summary. */
const MOST_SENTENCES_WITHOUT = 3;

/** At most three sentences that stand for the text. Comes after names and key phrases, which say what it is about. */
export const summary: Step = {
  name: 'summary',
  version: '1',
  deadlineMs: 5_000,
  resources: ['summary-words.tsv', 'stop-words.tsv', 'credits.tsv'].map(dataFile),
  async load() {},
  run(article, found) {
    const language = workingLanguage(article, found);
    if (!article.articleBody) return 'skipped';
    if (!isSummarised(language)) return 'unsupported_language';
    const { candidates, count } = candidatesOf(article.articleBody, language, found);
    if (count <= MOST_SENTENCES_WITHOUT) return 'skipped';
    const headline = article.flags?.includes('headline_derived') ? '' : (article.headline ?? '');
    const sentences = choose(candidates, headline, wordList(language), found).map(({ start, end, text }) => ({
      field: 'articleBody' as const,
      start,
      end,
      text,
    }));
    return { summary: { text: sentences.map(({ text }) => text).join(' '), sentences } };
  },
};
