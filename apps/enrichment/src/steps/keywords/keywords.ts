import type { Findings, TextField } from '#events';
import { searchedFields } from '../../text/fields.ts';
import { words } from '../../text/words.ts';
import { dataFile } from '../entities/tables.ts';
import { type Step, workingLanguage } from '../step.ts';
import { keywordsOf } from './keyphrases.ts';
import type { Taken } from './phrases.ts';
import { wordList } from './word-lists.ts';

/** The names and phrases that the article turns on, and how long it is. */
export const keywords: Step = {
  name: 'keywords',
  version: '2',
  deadlineMs: 5_000,
  resources: [dataFile('stop-words.tsv')],
  async load() {},
  run(article, found) {
    let wordCount = 0;
    let sentences = 0;
    const fields = searchedFields(article);
    for (const { text } of fields) {
      const all = words(text);
      wordCount += all.length;
      for (const word of all) if (word.first) sentences++;
    }
    const stats = { words: wordCount, sentences };
    const list = wordList(workingLanguage(article, found));
    if (!list && !found.entities) return { stats };
    return { ...keywordsOf(fields, found.entities ?? [], list, takenBy(found)), stats };
  },
};

/** Names and dates are no part of a phrase. */
function takenBy({ entities = [], dates = [] }: Findings): Taken {
  const taken: Record<TextField, Set<number>> = { headline: new Set(), description: new Set(), articleBody: new Set() };
  for (const { field, start, end } of [...entities.flatMap(({ mentions }) => mentions), ...dates])
    for (let at = start; at < end; at++) taken[field].add(at);
  return (field, start) => taken[field].has(start);
}
