import { styleText } from 'node:util';
import type { ArticleTopic, DateMention, Entity, Findings, InfoSource, Summary } from '#events';
import { type Article, workingLanguage } from '../steps/step.ts';
import { searchedFields } from '../text/fields.ts';
import type { Enrichment } from '../worker-pool.ts';
import { colours, columnsOf, inBrackets, inColours, type Mark, markedText, printable } from './marked-text.ts';

/** What it is printed on. */
export interface Page {
  readonly width: number;
  readonly isColoured: boolean;
}

/** The article with its mentions marked, and all that the steps found in it. */
export function inWords(article: Article, enrichment: Enrichment, page: Page): string {
  const { findings } = enrichment;
  const { entities, topics, dates, infosources, keywords, summary } = findings;
  const head = (text: string): string => styled('bold', text, page);
  const list = (
    name: string,
    found: readonly unknown[] | undefined,
    lines: () => readonly string[],
    step = name.toLowerCase(),
  ): string =>
    found === undefined
      ? `${head(`${name}:`)} ${notLooked(step, article, enrichment)}`
      : found.length === 0
        ? `${head(`${name}:`)} none found`
        : [head(name), ...lines()].join('\n');
  return [
    ...texts(article, entities ?? [], page),
    `${head('Language:')} ${language(findings) ?? notLooked('language', article, enrichment)}`,
    list('Entities', entities, () => entityLines(entities!, page)),
    list('Topics', topics, () => topics!.flatMap((topic) => topicLines(topic, page.width))),
    list('Dates', dates, () => dateLines(dates!)),
    list('Agencies', infosources, () => agencyLines(infosources!), 'infosources'),
    list('Keywords', keywords, () => indented(keywords!.join(', '), page.width)),
    list('Summary', summary?.sentences, () => summaryLines(summary!, page.width)),
    [head('Steps'), ...stepLines(enrichment)].join('\n'),
  ].join('\n\n');
}

function styled(style: 'bold' | (typeof colours)[keyof typeof colours], text: string, { isColoured }: Page): string {
  return isColoured ? styleText(style, text, { validateStream: false }) : text;
}

function texts(article: Article, entities: readonly Entity[], page: Page): string[] {
  const mentions = entities.flatMap(({ type, mentions: own }, i) => own.map((span) => ({ ...span, number: i + 1, type })));
  const marks: Map<string, Mark[]> = Map.groupBy(mentions, ({ field }) => field);
  return searchedFields(article).map(({ field, text }) => {
    const marked = markedText(text, marks.get(field) ?? [], page.width, page.isColoured ? inColours : inBrackets);
    return field === 'headline' ? styled('bold', marked, page) : marked;
  });
}

/** A step that did not look has not found nothing. */
function notLooked(step: string, article: Article, { findings, steps }: Enrichment): string {
  const status = steps.find(({ name }) => name === step)?.status ?? 'skipped';
  if (status === 'ok') return 'not looked for';
  if (status !== 'unsupported_language') return status;
  return `unsupported_language (${workingLanguage(article, findings) ?? 'und'}): not looked for`;
}

function language({ language: told }: Findings): string | undefined {
  if (!told) return undefined;
  const { tag, confidence, declared, agrees } = told;
  const name = tag === 'und' ? 'und (could not be told)' : tag;
  return `${name}, confidence ${confidence}${declared === undefined ? '' : `, declared ${declared}${agrees === false ? ', which disagrees' : ''}`}`;
}

/** What all have stands in columns; the rest is as long as it is, since a role's column would be wider than most terminals. */
function entityLines(entities: readonly Entity[], page: Page): string[] {
  const lines = aligned(entities.map((entity, i) => [String(i + 1), entity.type, entity.name, facts(entity)]));
  return lines.flatMap((line, i) => [styled(colours[entities[i]!.type], line, page), ...others(entities[i]!)]);
}

/** What else the name may mean. */
function others({ candidates = [] }: Entity): string[] {
  return candidates.map(({ id, name, country, score }) => {
    const told = [id, country, `likelihood ${score}`].filter((fact) => fact !== undefined);
    return `    ${printable(`or ${name}: ${told.join(', ')}`)}`;
  });
}

function facts({ id, role, country, salience, confidence, method, mentionCount, mentions }: Entity): string {
  const marked = mentions.length < mentionCount ? ` (${mentions.length} marked)` : '';
  return [
    id,
    role,
    country,
    `salience ${salience}`,
    `score ${confidence}`,
    method,
    `${mentionCount} mention${mentionCount === 1 ? '' : 's'}${marked}`,
  ]
    .filter((fact) => fact !== undefined)
    .join(', ');
}

function topicLines({ name, code, confidence, evidence }: ArticleTopic, width: number): string[] {
  const words = counted(evidence.map(({ text }) => text.toLowerCase()));
  return [printable(`${name} (${code}), confidence ${confidence}`), ...indented(`by: ${words.join(', ')}`, width)];
}

function agencyLines(agencies: readonly InfoSource[]): string[] {
  return aligned(
    agencies.map(({ id, name, country = '', via, evidence }) => {
      const texts = counted(evidence.map(({ text }) => `"${text}"`));
      return [name, id, country, [`by ${via}`, ...texts].join(' ')];
    }),
  );
}

/** Each sentence with its place in articleBody. */
function summaryLines({ sentences }: Summary, width: number): string[] {
  return sentences.flatMap(({ start, end, text }) => indented(`${text} (${start}-${end})`, width));
}

function indented(text: string, width: number): string[] {
  const indent = '    ';
  return markedText(text, [], width - indent.length, inBrackets)
    .split('\n')
    .map((line) => indent + line);
}

function dateLines(dates: readonly DateMention[]): string[] {
  const written = Map.groupBy(dates, ({ value }) => value);
  return aligned([...written].map(([value, spans]) => [value, counted(spans.map(({ text }) => `"${text}"`)).join(', ')]));
}

function stepLines({ steps, failures }: Enrichment): string[] {
  return [
    ...aligned(steps.map(({ name, version, status, ms }) => [name, version, status, `${ms} ms`])),
    ...failures.map(({ step, reason }) => printable(`${step}: ${reason.split('\n')[0]!}`)),
  ];
}

/** Each once, in the order they first come, with how often where that is more. */
function counted(all: readonly string[]): string[] {
  return [...Map.groupBy(all, (one) => one)].map(([one, { length }]) => (length > 1 ? `${one} (${length})` : one));
}

/** Columns as wide as their widest cell; the last is as long as it is. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(printable));
  const last = cells[0]!.length - 1;
  const widths = cells[0]!.map((_, column) => cells.reduce((most, row) => Math.max(most, columnsOf(row[column]!)), 0));
  const padded = (cell: string, column: number): string =>
    column === last ? cell : cell + ' '.repeat(widths[column]! - columnsOf(cell));
  return cells.map((row) => row.map(padded).join('  '));
}
