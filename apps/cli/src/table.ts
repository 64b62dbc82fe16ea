import stringWidth from 'string-width';

/**
 * Text of anyone's making as a terminal may have it: no escape sequences, no other control characters, nothing that turns the direction of
 * what follows.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
    sign === '\n' || sign === '\t' ? ' ' : `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}

/** Columns as wide as their widest cell, but for the last, which is cut to what is left of `width`. Widths are those of a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], width: number): string {
  const cells = [head, ...rows].map((row) => row.map(printable));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column]!))));
  const last = head.length - 1;
  const room = Math.max(20, width - widths.slice(0, last).reduce((sum, one) => sum + one + 2, 0));
  return cells
    .map((row) => row.map((cell, column) => (column === last ? cut(cell, room) : padEnd(cell, widths[column]!))).join('  '))
    .join('\n');
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

const segmenter = new Intl.Segmenter();

/** In columns of a terminal; never within what is seen as one sign. */
export function cut(text: string, most: number): string {
  if (stringWidth(text) <= most) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += stringWidth(segment);
    if (width > most - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
