import { styleText } from 'node:util';

/** Where output is no terminal: columns a line. */
const WIDTH = 160;

export const width = (): number => process.stdout.columns ?? WIDTH;

/** Where standard output is a terminal that has colours, and NO_COLOR is not set; else the text as it is. */
export const bold = (text: string): string => styleText('bold', text);
export const dim = (text: string): string => styleText('dim', text);

/** A table with its head in bold. */
export function withHead(table: string): string {
  const [head, ...rows] = table.split('\n');
  return [bold(head!), ...rows].join('\n');
}
