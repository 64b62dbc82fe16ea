import { readFileSync } from 'node:fs';

/** An article of training/topics: its language, its topics (first and foremost the first), headline and text. */
export interface OwnArticle {
  readonly language: string;
  readonly codes: readonly string[];
  readonly headline: string;
  readonly articleBody: string;
}

/** Articles parted by a blank line, three lines each: language and codes, headline, text. */
export function readOwnArticles(file: string): OwnArticle[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const [first = '', headline = '', articleBody = ''] = block.split('\n');
      const [language = '', ...codes] = first.split(' ');
      return { language, codes: codes.map((code) => `medtop:${code}`), headline, articleBody };
    });
}
