/**
 * What the topic words say of the articles of topics/train: `node --conditions=source meaning-words.ts > FILE`, one JSON list an article, in
 * the order of files and articles, for meaning.py.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readOwnArticles } from '../bench/topics/own-articles.ts';
import { leadShares } from '../apps/enrichment/src/steps/topics/lead-shares.ts';
import { loadLexicons } from '../apps/enrichment/src/steps/topics/lexicon.ts';

loadLexicons();
const tops = Array.from({ length: 17 }, (_, i) => `medtop:${String(i + 1).padStart(2, '0')}000000`);
const folder = join(import.meta.dirname, 'topics/train');
for (const file of readdirSync(folder).toSorted())
  for (const { language, headline, articleBody } of readOwnArticles(join(folder, file))) {
    const fields = [
      { field: 'headline' as const, text: headline },
      { field: 'articleBody' as const, text: articleBody },
    ];
    console.log(JSON.stringify(leadShares(fields, language, tops).map((share) => Math.round(share * 1e4) / 1e4)));
  }
