import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An article written for measuring, and the event that it reports. */
export interface Written {
  readonly event: string;
  /** ISO 8601 with its zone. */
  readonly time: string;
  readonly language: string;
  readonly paper: string;
  readonly country: string;
  readonly agency?: string;
  readonly headline: string;
  readonly articleBody: string;
}

/**
 * Three lines an article: `event | time | language | paper | country | agency or -`, headline, body with ` ¶ ` between paragraphs; a blank
 * line parts articles.
 *
 * @throws Error that names the article which is not written so
 */
export function readCorpus(text: string): Written[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block) => {
      const [head = '', headline, body, ...more] = block.split('\n');
      const [event, time, language, paper, country, agency, ...rest] = head.split('|').map((part) => part.trim());
      if (!event || !agency || rest.length > 0 || Number.isNaN(Date.parse(time!)) || !headline || !body || more.length > 0)
        throw new Error(`not an article of three lines: ${head}`);
      return {
        event,
        time: time!,
        language: language!,
        paper: paper!,
        country: country!,
        ...(agency === '-' ? {} : { agency }),
        headline,
        articleBody: body.replaceAll(' ¶ ', '\n\n'),
      };
    });
}

/** All articles of the files of a part: dev, test. */
export function corpusOf(folder: string, part: string): Written[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(part) && name.endsWith('.txt'))
    .toSorted()
    .flatMap((name) => readCorpus(readFileSync(join(folder, name), 'utf8')));
}
