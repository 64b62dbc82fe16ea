import { decodeText } from '../xml/charset.ts';
import { descendantsOf, type XmlElement } from '../xml/element.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { Warnings } from '../xml/warning.ts';
import type { SourceRow } from './source.ts';

export interface Outline {
  readonly url: string;
  readonly title?: string;
}

/**
 * Feeds of an OPML file (http://opml.org/spec2.opml), whatever folders they are in; each address once, http and https only.
 *
 * @returns undefined if it is no OPML
 */
export function readOpml(bytes: Buffer, contentType?: string): Outline[] | undefined {
  const warnings = new Warnings();
  const top = parseXml(decodeText(bytes, contentType, warnings).text, warnings);
  if (descendantsOf(top, 'opml').length === 0) return undefined;
  const outlines = new Map<string, Outline>();
  for (const { attributes } of outlinesIn(top)) {
    const of = (name: string): string | undefined =>
      Object.entries(attributes)
        .find(([key]) => key.toLowerCase() === name)?.[1]
        .trim() || undefined;
    const url = of('xmlurl');
    if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || outlines.has(url)) continue;
    const title = of('title') ?? of('text');
    outlines.set(url, { url, ...(title === undefined ? {} : { title: title.slice(0, 500) }) });
  }
  return [...outlines.values()];
}

/** Folders are outlines as well. */
function outlinesIn(element: XmlElement): XmlElement[] {
  return descendantsOf(element, 'outline').flatMap((outline) => [outline, ...outlinesIn(outline)]);
}

/** Feeds as OPML 2.0, for any reader to take in. Sources of other kinds have no place in it. */
export function writeOpml(sources: readonly Pick<SourceRow, 'kind' | 'address' | 'given_title' | 'title'>[], now: Date): string {
  const outlines = sources
    .filter(({ kind }) => kind === 'feed')
    .map(({ address, given_title, title }) => {
      const name = escaped(given_title ?? title ?? address);
      return `    <outline type="rss" text="${name}" title="${name}" xmlUrl="${escaped(address)}"/>\n`;
    });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Sources of Khabar</title>
    <dateCreated>${now.toUTCString()}</dateCreated>
  </head>
  <body>
${outlines.join('')}  </body>
</opml>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"\n\t]/g, (character) => entities[character]!).replace(/[^\P{Cc}]/gu, '');
}
