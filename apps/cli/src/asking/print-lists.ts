import type { Article, Story } from '#client';
import { printable, table } from '../table.ts';
import { dim, withHead } from '../terminal.ts';

/** A table with ids needs so many columns; in less, an id has a line of its own. */
const ROOMY = 120;
const INDENT = '    ';

/** A line an article: when, in which language, by whom, what. */
export function articleLines(articles: readonly Article[], width: number): string {
  const rows = articles.map(({ articleId, datePublished = '', language, inLanguage, publisher, headline = '', pubStatus }) => ({
    id: articleId,
    row: [
      minute(datePublished),
      language?.tag ?? inLanguage ?? '',
      publisher?.name ?? publisher?.domain ?? '',
      headline || (pubStatus === undefined || pubStatus === 'usable' ? '' : `(${pubStatus})`),
    ],
  }));
  return listed(['published', 'in', 'publisher', 'headline'], rows, width);
}

/** A line a story: when its last article came, how many there are, what it is on. */
export function storyLines(stories: readonly Story[], width: number): string {
  const rows = stories.map(({ id, lastPublished, articleCount, independentSourceCount, languages, title = '' }) => ({
    id,
    row: [minute(lastPublished), String(articleCount), String(independentSourceCount), languages.join(' '), title],
  }));
  return listed(['last', 'articles', 'sources', 'in', 'title'], rows, width);
}

function listed(
  head: readonly string[],
  rows: readonly { readonly id: string; readonly row: readonly string[] }[],
  width: number,
): string {
  if (width >= ROOMY)
    return withHead(
      table(
        ['id', ...head],
        rows.map(({ id, row }) => [id, ...row]),
        width,
      ),
    );
  const [first, ...lines] = withHead(
    table(
      head,
      rows.map(({ row }) => row),
      width,
    ),
  ).split('\n');
  return [first!, ...lines.flatMap((line, at) => [line, dim(INDENT + printable(rows[at]!.id))])].join('\n');
}

function minute(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
