import { printable, table } from '../table.ts';
import type { Group, Letter, Page, WholeLetter } from './answers.ts';

/** Of a page of groups or letters. */
export function listed({ data, page }: Page<Group | Letter>, width: number): string {
  if (data.length === 0) return 'no dead letter fits';
  const more = page.nextCursor
    ? `\n${data.length} of ${page.total.value}; --limit takes up to 200, --cursor ${page.nextCursor} shows the next`
    : '';
  const [first] = data;
  const lines = 'letters' in first! ? groups(data as Group[], width) : letters(data as Letter[], width);
  return lines + more;
}

function groups(data: readonly Group[], width: number): string {
  return table(
    ['fingerprint', 'open', 'all', 'first', 'last', 'topic', 'code', 'reason'],
    data.map((group) => [
      group.fingerprint,
      String(group.states.open),
      String(group.letters),
      minute(group.firstAt),
      minute(group.lastAt),
      group.topic,
      group.code,
      group.reason,
    ]),
    width,
  );
}

function letters(data: readonly Letter[], width: number): string {
  return table(
    ['id', 'state', 'times', 'last', 'place', 'code', 'reason'],
    data.map((letter) => [
      letter.id,
      letter.state,
      String(letter.times),
      minute(letter.lastAt),
      place(letter),
      letter.code,
      letter.reason,
    ]),
    width,
  );
}

/** Facts, history, and the beginning of the value. */
export function whole(letter: WholeLetter, maxCharacters: number): string {
  const facts: [string, string | null][] = [
    ['id', letter.id],
    ['state', letter.state],
    ['place', place(letter)],
    ['article', letter.articleId],
    ['event', letter.eventId],
    ['died in', letter.service],
    ['code', letter.code],
    ['reason', letter.reason],
    ['pointer', letter.pointer],
    ['fingerprint', letter.fingerprint],
    ['bytes', letter.bytes === null ? 'no value' : String(letter.bytes)],
    ...letter.headers.map(({ name, text }): [string, string] => ['header', `${name}: ${text}`]),
    ...letter.history.map(({ time, what, code, why }): [string, string] => [
      'history',
      [time, what, code, why].filter((part) => typeof part === 'string').join('  '),
    ]),
  ];
  const lines = facts.flatMap(([name, text]) => (text === null ? [] : `${name.padEnd(11)}  ${printable(text)}`));
  const value = (name: string, bytes: WholeLetter['value']) =>
    bytes ? [``, `${name}:`, cut(printable(bytes.text), maxCharacters, bytes.truncated)] : [];
  return [...lines, ...value('value', letter.value), ...value('patched', letter.patchedValue)].join('\n');
}

function cut(text: string, most: number, truncated: boolean): string {
  return text.length > most || truncated ? `${text.slice(0, most)} … (--json shows more)` : text;
}

function place({ topic, partition, offset }: Letter): string {
  return `${topic}[${partition}]@${offset}`;
}

function minute(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
