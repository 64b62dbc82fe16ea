import type { Entry, Feed } from './feed.ts';
import { mediaType } from './formats.ts';
import { paragraphsAsHtml } from './html.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** RSS 2.0.11 with the modules that readers know: Atom's links, Dublin Core's authors, content:encoded. */
export function rss({ title, description, self, next, updated, entries }: Feed): string {
  return xmlDocument(
    element(
      'rss',
      [
        element('channel', [
          element('title', title),
          element('link', self),
          element('description', description),
          element('lastBuildDate', rfc822(updated)),
          element('generator', 'Khabar'),
          element('docs', 'https://www.rssboard.org/rss-specification'),
          element('atom:link', '', { rel: 'self', type: mediaType('rss'), href: self }),
          next === undefined ? undefined : element('atom:link', '', { rel: 'next', type: mediaType('rss'), href: next }),
          ...entries.map(item),
        ]),
      ],
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      },
    ),
  );
}

function item(entry: Entry) {
  return element('item', [
    element('title', entry.title),
    element('link', entry.url),
    textElement('description', entry.summary === undefined ? undefined : paragraphsAsHtml(entry.summary)), // HTML, by its specification
    element('guid', entry.id, { isPermaLink: 'false' }),
    element('pubDate', rfc822(entry.published)),
    ...entry.authors.map((name) => element('dc:creator', name)),
    textElement('dc:publisher', entry.publisher),
    textElement('dc:language', entry.language),
    ...entry.categories.map(({ code, name }) => element('category', name, { domain: domainOf(code) })),
    textElement('content:encoded', entry.content),
  ]);
}

/** RFC 822 with a year of four digits, as RSS has it. */
function rfc822(moment: string): string {
  return new Date(moment).toUTCString();
}

function domainOf(code: string): string | undefined {
  return code.startsWith('medtop:') ? 'http://cv.iptc.org/newscodes/mediatopic/' : undefined;
}
