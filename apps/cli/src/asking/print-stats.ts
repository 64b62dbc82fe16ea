import stringWidth from 'string-width';
import { cut, padEnd, printable, table } from '../table.ts';
import { bold, withHead } from '../terminal.ts';
import { bar, sparkline } from './bars.ts';

/** What /v1/stats/... answers, as far as it is printed. */
export interface Timeline {
  readonly data: readonly { readonly start: string; readonly count: number; readonly share: number }[];
}
export interface Facets {
  readonly data: readonly Facet[];
}
interface Facet {
  readonly facet: string;
  readonly values: readonly { readonly value: string; readonly name?: string; readonly count: number; readonly share: number }[];
  readonly more: boolean;
  readonly other?: number;
  readonly missing?: number;
}
export interface Trends {
  readonly data: readonly {
    readonly value: string;
    readonly name?: string;
    readonly count: number;
    readonly expected: number;
    readonly ratio: number;
    readonly score: number;
  }[];
  readonly window?: { readonly from: string; readonly to: string };
}
export interface Comparison {
  readonly data: readonly {
    readonly start: string;
    readonly a: { readonly count: number };
    readonly b: { readonly count: number };
  }[];
  readonly overlap: { readonly articles: { readonly value: number; readonly relation: string }; readonly jaccard?: number };
}
export interface Cooccurrence {
  readonly data: {
    readonly nodes: readonly { readonly id: string; readonly name: string }[];
    readonly edges?: readonly {
      readonly source: string;
      readonly target: string;
      readonly count: number;
      readonly npmi: number;
    }[];
    readonly leftOut: { readonly nodes: number; readonly edges: number };
  };
}

const MAX_BAR = 40;
const MAX_NAME = 50;

/** A bucket a line, and the whole of it as one above. */
export function timelineLines({ data }: Timeline, width: number): string {
  const counts = data.map(({ count }) => count);
  const rows = data.map(({ start, count, share }) => [day(start), number(count), percent(share)]);
  return `${sparkline(counts, width)}\n\n${withBars(1, ['from', 'articles', 'share'], rows, [counts], width)}`;
}

export function facetLines({ data }: Facets, width: number): string {
  return data.map((facet) => facetTable(facet, width)).join('\n\n');
}

function facetTable({ facet, values, more, other, missing }: Facet, width: number): string {
  if (values.length === 0) return `${bold(facet)}: none`;
  const rows = values.map(({ value, name, count, share }) => [
    cut(name ?? value, MAX_NAME),
    value,
    number(count),
    percent(share),
  ]);
  const named = values.some(({ name, value }) => name !== undefined && name !== value);
  const left = [
    ...(more ? [other === undefined ? 'there are more' : `${articles(other)} with another`] : []),
    ...(missing ? [`${articles(missing)} with none`] : []),
  ];
  const lines = withBars(
    named ? 2 : 1,
    named ? [facet, 'id', 'articles', 'share'] : [facet, 'articles', 'share'],
    named ? rows : rows.map(([, value, ...rest]) => [value!, ...rest]),
    [values.map(({ count }) => count)],
    width,
  );
  return [lines, ...left.map((each) => `(${each})`)].join('\n');
}

export function trendLines({ data, window }: Trends, width: number): string {
  const when = window ? `${window.from} to ${window.to}` : '';
  if (data.length === 0) return [when, 'nothing rises'].filter(Boolean).join(': ');
  const rows = data.map(({ value, name, count, expected, ratio, score }) => [
    cut(name ?? value, MAX_NAME),
    value,
    number(count),
    fixed(expected),
    `${fixed(ratio)}x`,
    fixed(score),
  ]);
  const lines = withBars(
    2,
    ['what', 'id', 'articles', 'expected', 'rise', 'score'],
    rows,
    [data.map(({ score }) => score)],
    width,
  );
  return when ? `${when}\n\n${lines}` : lines;
}

export function comparisonLines({ data, overlap }: Comparison, width: number): string {
  const rows = data.map(({ start, a, b }) => [day(start), number(a.count), number(b.count)]);
  const counts = [data.map(({ a }) => a.count), data.map(({ b }) => b.count)];
  const both = `${overlap.articles.relation === 'gte' ? 'at least ' : ''}${articles(overlap.articles.value)} in both`;
  return `${withBars(1, ['from', 'a', 'b'], rows, counts, width)}\n(${both})`;
}

export function pairLines({ data: { nodes, edges = [], leftOut } }: Cooccurrence, width: number): string {
  if (edges.length === 0) return 'none are named together';
  const names = new Map(nodes.map(({ id, name }) => [id, cut(name, MAX_NAME)]));
  const rows = edges.map(({ source, target, count, npmi }) => [
    names.get(source) ?? source,
    names.get(target) ?? target,
    number(count),
    fixed(npmi),
  ]);
  const lines = withBars(2, ['this', 'with', 'articles', 'npmi'], rows, [edges.map(({ count }) => count)], width);
  return `${lines}\n(left out: ${number(leftOut.nodes)} entities, ${number(leftOut.edges)} pairs)`;
}

/** @param words so many columns of text come first; numbers stand to the right, and after them a bar for each series, on one scale */
function withBars(
  words: number,
  head: readonly string[],
  rows: readonly string[][],
  series: readonly (readonly number[])[],
  width: number,
): string {
  if (rows.length === 0) return withHead(head.join('  '));
  const widest = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]!.length)));
  const right = (cells: readonly string[]) => cells.map((cell, at) => (at >= words ? cell.padStart(widest[at]!) : cell));
  const plain = table(
    right(head),
    rows.map((row) => right(row)),
    Number.MAX_SAFE_INTEGER,
  ).split('\n');
  const text = Math.max(...plain.map((line) => stringWidth(line)));
  const room = Math.min(MAX_BAR, Math.floor((width - text - 2 * series.length) / series.length));
  if (room < 3) return withHead(plain.map((line) => cut(line, width)).join('\n'));
  const most = Math.max(...series.flat());
  const bars = rows.map((_, at) => series.map((values) => padEnd(bar(values[at]!, most, room), room)).join('  '));
  return withHead(plain.map((line, at) => (at === 0 ? line : `${line}  ${bars[at - 1]}`.trimEnd())).join('\n'));
}

const number = (value: number): string => value.toLocaleString('en');
const articles = (count: number): string => `${number(count)} article${count === 1 ? '' : 's'}`;
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const fixed = (value: number): string => value.toFixed(2);
/** As the zone tells it: the hour where it is not midnight. */
const day = (time: string): string => printable(/T00:00/.test(time) ? time.slice(0, 10) : time.slice(0, 16).replace('T', ' '));
