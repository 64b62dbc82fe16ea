import { escapeUTF8 } from 'entities';

/** Plain text with blank lines between its paragraphs, as HTML. A publisher's own mark-up is never handed on: nobody has made it safe. */
export function paragraphsAsHtml(text: string): string {
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeUTF8(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}
