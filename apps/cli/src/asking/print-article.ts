import wrapAnsi from 'wrap-ansi';
import type { Article } from '#client';
import { printable, table } from '../table.ts';
import { bold, dim } from '../terminal.ts';

const MOST_EVIDENCE = 5;

/** An article for people: headline, facts, text, and what was found in it with the words that say so. */
export function articleInWords(article: Article, width: number): string {
  const { headline, description, articleBody, entities, topics, keywords = [], pubStatus } = article;
  const hidden = pubStatus === 'canceled' || pubStatus === 'withheld';
  return [
    headline === undefined ? '' : bold(wrapped(headline, width)),
    facts(article, width),
    description === undefined ? '' : wrapped(description, width),
    articleBody === undefined ? '' : paragraphs(articleBody, width),
    ...(hidden ? [] : [section('Entities', entities, entityRows, width), section('Topics', topics, topicRows, width)]),
    keywords.length > 0 ? `${bold('Keywords')}\n${wrapped(keywords.join(', '), width)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function facts(article: Article, width: number): string {
  const { author = [], publisher, language, story, copyOf, flags = [] } = article;
  const rows: [string, string | undefined][] = [
    ['id', article.articleId],
    ['url', article.url],
    ['by', author.map(({ name }) => name).join(', ')],
    ['publisher', [publisher?.name, publisher?.domain, publisher?.country].filter(Boolean).join(', ')],
    ['published', article.datePublished],
    ['language', language?.tag ?? article.inLanguage],
    ['story', story && `${story.id}, ${story.articleCount} article${story.articleCount === 1 ? '' : 's'}`],
    ['copy of', copyOf],
    ['status', article.pubStatus === 'usable' ? undefined : article.pubStatus],
    ['revision', `${article.revision}, stored ${article.storedAt}`],
    ['flags', flags.join(', ')],
  ];
  const name = Math.max(...rows.map(([key]) => key.length)) + 2;
  return rows
    .filter((row): row is [string, string] => Boolean(row[1]))
    .map(([key, text]) => dim(key.padEnd(name)) + wrapped(text, width - name).replaceAll('\n', `\n${' '.repeat(name)}`))
    .join('\n');
}

/** Not looked for is not the same as nothing found. */
function section<Found>(
  name: string,
  found: readonly Found[] | undefined,
  rows: (found: readonly Found[]) => string[][],
  width: number,
): string {
  if (found === undefined) return `${bold(name)}: not looked for`;
  if (found.length === 0) return `${bold(name)}: none found`;
  const lines = table(
    rows(found)[0]!.map(() => ''),
    rows(found),
    width,
  ).split('\n');
  return [bold(name), ...lines.slice(1)].join('\n');
}

function entityRows(entities: Readonly<NonNullable<Article['entities']>>): string[][] {
  return entities.map(({ type, name, id, role, country, salience, mentionCount, mentions = [] }) => [
    type,
    name,
    [id, country].filter(Boolean).join(', '),
    `${salience}`,
    [role, `${mentionCount} mention${mentionCount === 1 ? '' : 's'}:`, evidence(mentions)].filter(Boolean).join(' '),
  ]);
}

function topicRows(topics: Readonly<NonNullable<Article['topics']>>): string[][] {
  return topics.map(({ name, code, confidence, evidence: spans = [] }) => [name, code, `${confidence}`, evidence(spans)]);
}

/** The words, each once. */
function evidence(spans: readonly { readonly text: string }[]): string {
  const words = [...new Set(spans.map(({ text }) => `"${text}"`))];
  return words.slice(0, MOST_EVIDENCE).join(' ') + (words.length > MOST_EVIDENCE ? ' …' : '');
}

function paragraphs(text: string, width: number): string {
  return text
    .split(/\n+/)
    .map((line) => wrapped(line, width))
    .join('\n\n');
}

function wrapped(text: string, width: number): string {
  return wrapAnsi(printable(text).trim(), width, { hard: true });
}
