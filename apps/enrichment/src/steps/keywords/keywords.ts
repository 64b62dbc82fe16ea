import { searchedFields } from '../../text/fields.ts';
import { words } from '../../text/words.ts';
import type { Step } from '../step.ts';

const MOST_KEYWORDS = 10;

/** The names that the article turns on, best first: what entities and topics found, plainly listed; and how long it is. */
export const keywords: Step = {
  name: 'keywords',
  version: '1',
  deadlineMs: 5_000,
  resources: [],
  async load() {},
  run(article, found) {
    let wordCount = 0;
    let sentences = 0;
    for (const { text } of searchedFields(article)) {
      const all = words(text);
      wordCount += all.length;
      for (const word of all) if (word.first) sentences++;
    }
    const names = (found.entities ?? []).filter(({ salience }) => salience > 0).map(({ name }) => name);
    const subjects = (found.topics ?? []).map(({ name }) => name);
    return {
      keywords: [...new Set([...names.slice(0, MOST_KEYWORDS - 3), ...subjects.slice(0, 3)])].slice(0, MOST_KEYWORDS),
      stats: { words: wordCount, sentences },
    };
  },
};
