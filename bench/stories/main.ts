import { forestOf } from '../../apps/storage/src/stories/forest.ts';
import { bCubed, pairwise, type Score } from './b-cubed.ts';
import type { Written } from './corpus.ts';
import { bunched, type Measured, measuredOf } from './measured.ts';

export interface Asked {
  readonly root: string;
  /** Holds dev*.txt and test*.txt. */
  readonly corpus: string;
  readonly parts: readonly string[];
  /** Prints what is wrong in the part to tune on. */
  readonly faults: boolean;
}

/** Prints B-cubed of each part, and of pairs over two languages how many are right and found. */
export async function evaluate({ root, corpus, parts, faults }: Asked): Promise<number> {
  console.log('                                         B-cubed                      pairs over two languages');
  console.log('part           articles  events  stories  precision  recall     F1    precision  recall     F1');
  for (const part of parts) {
    const articles = await measuredOf(root, corpus, part);
    printLine(part, articles);
    printLine(`${part}, one day`, bunched(articles));
    if (faults && part === 'dev') printFaults(articles, storiesOf(articles));
  }
  return 0;
}

type Naming = (article: Measured) => string;

const eventOf: Naming = ({ written }) => written.event;

function storiesOf(articles: readonly Measured[]): Naming {
  const standings = forestOf(articles.map(({ node }) => node));
  return ({ node }) => standings.get(node.id)!.root;
}

function printLine(name: string, articles: readonly Measured[]): void {
  const storyOf = storiesOf(articles);
  const count = (of: Naming): string => String(new Set(articles.map(of)).size);
  const abroad = pairwise(articles, eventOf, storyOf, (a, b) => a.written.language !== b.written.language);
  const numbers = [String(articles.length).padStart(8), count(eventOf).padStart(8), count(storyOf).padStart(9)].join('');
  console.log(`${name.padEnd(15)}${numbers}${figures(bCubed(articles, eventOf, storyOf))}  ${figures(abroad)}`);
}

function figures({ precision, recall, f1 }: Score): string {
  return [precision, recall, f1].map((value, at) => value.toFixed(3).padStart([11, 8, 7][at]!)).join('');
}

function printFaults(articles: readonly Measured[], storyOf: Naming): void {
  for (const [event, reports] of Map.groupBy(articles, ({ written }) => written.event)) {
    const stories = Map.groupBy(reports, storyOf);
    if (stories.size > 1) {
      console.log(`\n${event} in ${stories.size} stories:`);
      for (const [story, own] of stories) for (const { written } of own) console.log(`  ${story}  ${line(written)}`);
    }
  }
  for (const [story, own] of Map.groupBy(articles, storyOf))
    if (new Set(own.map(({ written }) => written.event)).size > 1) {
      console.log(`\nstory ${story} holds several events:`);
      for (const { written } of own) console.log(`  ${line(written)}`);
    }
}

const line = ({ event, time, language, headline }: Written): string => `${event} ${time.slice(0, 16)} ${language} ${headline}`;
