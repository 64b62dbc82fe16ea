import { readFileSync } from 'node:fs';

/** Tokens and their BIO tags, as ../shared/ner has them. */
export interface Row {
  readonly w: readonly string[];
  readonly t?: readonly string[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export function readRows(file: URL | string): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** The text of a row: its tokens with one space between. */
export const textOf = ({ w }: Row): string => w.join(' ');

const judged = new Set(['PER', 'ORG', 'LOC']);

/** The names of a row in characters of its text; an I that follows nothing of its kind begins a name. */
export function spansOf({ w, t = [] }: Row): Span[] {
  const spans: { start: number; end: number; type: string }[] = [];
  let at = 0;
  let open: { start: number; end: number; type: string } | undefined;
  for (const [i, word] of w.entries()) {
    const tag = t[i] ?? 'O';
    const type = tag.slice(2);
    if (tag === 'O') open = undefined;
    else if (tag.startsWith('I-') && open?.type === type) open.end = at + word.length;
    else spans.push((open = { start: at, end: at + word.length, type }));
    at += word.length + 1;
  }
  return spans.filter((span) => judged.has(span.type));
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Exact spans with their types, over all rows together; in per cent. */
export function scoreOf(wanted: readonly (readonly Span[])[], given: readonly (readonly Span[])[]): Score {
  const key = ({ start, end, type }: Span): string => `${start} ${end} ${type}`;
  let [right, all, gold] = [0, 0, 0];
  for (const [i, spans] of wanted.entries()) {
    const keys = new Set(spans.map(key));
    right += given[i]!.filter((span) => keys.has(key(span))).length;
    all += given[i]!.length;
    gold += spans.length;
  }
  const precision = all === 0 ? 0 : (100 * right) / all;
  const recall = gold === 0 ? 0 : (100 * right) / gold;
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** How a wrong or missing name is wrong, so that the commonest faults can be told by kind. */
export function faultsOf(wanted: readonly Span[], given: readonly Span[], text: string): { kind: string; example: string }[] {
  const faults: { kind: string; example: string }[] = [];
  const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
  const words = ({ start, end }: Span): string => text.slice(start, end);
  for (const span of given) {
    const same = wanted.find(({ start, end }) => start === span.start && end === span.end);
    if (same?.type === span.type) continue;
    if (same) faults.push({ kind: `${same.type} taken for ${span.type}`, example: words(span) });
    else {
      const other = wanted.find((one) => overlaps(one, span));
      if (other) faults.push({ kind: `wrong ends of ${other.type}`, example: `${words(span)} for ${words(other)}` });
      else faults.push({ kind: `no name, taken for ${span.type}`, example: words(span) });
    }
  }
  for (const span of wanted)
    if (!given.some((one) => overlaps(one, span))) faults.push({ kind: `${span.type} missed`, example: words(span) });
  return faults;
}
