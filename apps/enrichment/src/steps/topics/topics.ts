import type { ArticleTopic } from '#events';
import { hasMeaning, meaningFiles } from '../../engines/meaning.ts';
import { searchedFields, type FieldText } from '../../text/fields.ts';
import { headOf, loadReader, meaningOf } from '../embedding/meaning.ts';
import { dataFile } from '../entities/tables.ts';
import { workingLanguage, type Step } from '../step.ts';
import { topicsByMeaning } from './by-meaning.ts';
import { topicsByWords } from './by-words.ts';
import { lexiconOf, loadLexicons, mediaTopics } from './lexicon.ts';
import { ownTopicFiles, ownTopicsIn, readOwnTopics } from './own-topics.ts';
import { leadShares } from './lead-shares.ts';
import { spokenFor } from './spoken-for.ts';

/** What the article is about: IPTC Media Topics, and topics of the operator's own (topics.d). */
export const topics: Step = {
  name: 'topics',
  version: hasMeaning ? '2' : '2+words',
  deadlineMs: 10_000,
  resources: [dataFile('topic-words.tsv'), dataFile('mediatopics.tsv'), ...(hasMeaning ? meaningFiles : []), ...ownTopicFiles()],
  async load() {
    loadLexicons();
    mediaTopics();
    readOwnTopics();
    await loadReader();
  },
  async run(article, found) {
    const language = workingLanguage(article, found);
    const fields = searchedFields(article);
    const own = ownTopicsIn(fields, language, found.entities ?? []);
    if (!language || !lexiconOf(language)) return own.length > 0 ? { topics: own } : 'unsupported_language';
    const scores = spokenFor(fields, language);
    const [head, meaning] = [headOf(), await meaningOf(article)];
    const named =
      head && meaning
        ? topicsByMeaning(article, meaning, head, leadShares(fields, language, head.tops), scores)
        : topicsByWords(scores);
    return { topics: [...named, ...own] };
  },
};

/** By words alone, as without a model. */
export function topicsIn(fields: readonly FieldText[], language: string): ArticleTopic[] {
  return topicsByWords(spokenFor(fields, language));
}
