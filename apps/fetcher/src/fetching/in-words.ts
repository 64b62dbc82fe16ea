import type { PageFields } from '../pages/page-fields.ts';
import type { Preview } from './preview.ts';

const WIDTH = 100;

/** What would come, as a terminal shows it. */
export function inWords(shown: Preview): string {
  const lines = shown.kind === 'article' ? article(shown.article!) : shown.kind === 'page' ? page(shown) : list(shown);
  for (const warning of shown.warnings) lines.push('', `Note: ${warning}`);
  return printable(lines.join('\n'));
}

function article({
  headline,
  author = [],
  datePublished,
  date,
  dateModified,
  publisher,
  articleSection,
  inLanguage,
  canonicalUrl,
  url,
  articleBody,
  isAccessibleForFree,
  flags,
}: PageFields): string[] {
  const facts = [
    author.map(({ name }) => name).join(', '),
    datePublished && `${datePublished}${date?.source === undefined ? '' : ` (${date.source})`}`,
    dateModified && dateModified !== datePublished && `changed ${dateModified}`,
    [publisher?.name ?? publisher?.domain, articleSection, inLanguage].filter(Boolean).join(', '),
    canonicalUrl ?? url,
    isAccessibleForFree === false && 'behind a paywall',
    flags.length > 0 && `flags: ${flags.join(', ')}`,
  ].filter((fact): fact is string => Boolean(fact));
  const text =
    articleBody === undefined
      ? ['(no text to read on this page)']
      : articleBody.split('\n\n').flatMap((paragraph) => [wrapped(paragraph), '']);
  return [wrapped(headline), '', ...facts, '', ...text];
}

function page({ url, reason, feeds = [] }: Preview): string[] {
  return [
    `${url ?? ''} is a page, and no article: ${reason?.replaceAll('_', ' ') ?? 'unknown'}.`,
    ...(feeds.length > 0
      ? ['', 'Feeds that it declares or links to:', ...feeds.map((feed) => `  ${feed.url}${feed.title ? `  ${feed.title}` : ''}`)]
      : []),
  ];
}

function list({ kind, url, title, total, items }: Preview): string[] {
  const head = `${kind}: ${title ?? url ?? ''} (${total === 1 ? 'one item' : `${total} items`})`;
  const rows = items.map(({ headline, url: link, datePublished, wantsPage }) =>
    [
      `- ${headline ?? link ?? '(no headline)'}`,
      `  ${[datePublished, headline === null ? null : link, wantsPage ? 'text from its page' : null].filter(Boolean).join('  ')}`,
    ].join('\n'),
  );
  return [head, '', ...rows, ...(total > items.length ? [`and ${total - items.length} more`] : [])];
}

function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/)) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** What a stranger wrote must not give commands to a terminal. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '');
}
