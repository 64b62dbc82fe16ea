import { escapeUTF8 } from 'entities';

/** Text between tags, and values of attributes, are escaped when the document is written; nothing else goes in. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: readonly (Element | undefined)[] | string;
}

/** What XML 1.0 has no place for, not even escaped (§2.2), and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- these are meant
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

export function element(name: string, content: Element['content'] = '', attributes: Element['attributes'] = {}): Element {
  return { name, attributes, content };
}

/** The same, unless there is no text. */
export function textElement(name: string, text: string | undefined, attributes?: Element['attributes']): Element | undefined {
  return text === undefined ? undefined : element(name, text, attributes);
}

export function xmlDocument(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(root)}\n`;
}

function written({ name, attributes, content }: Element): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(value!).replace(/[\t\n\r]/g, ' ')}"`)
    .join('');
  const inside =
    typeof content === 'string'
      ? escaped(content).replaceAll('\r', '&#13;')
      : content.map((child) => (child ? written(child) : '')).join('');
  return inside === '' ? `<${name}${given}/>` : `<${name}${given}>${inside}</${name}>`;
}

/** `>` is escaped too, so no text holds `]]>`. */
function escaped(text: string): string {
  return escapeUTF8(fit(text));
}

/** Without what no reader of feeds can show. */
export function fit(text: string): string {
  return text.replace(unfit, '');
}
