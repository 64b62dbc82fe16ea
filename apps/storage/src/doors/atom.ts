import type { Entry, Feed } from './feed.ts';
import { mediaType } from './formats.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** Atom 1.0, RFC 4287. */
export function atom({ title, description, self, next, updated, entries }: Feed): string {
  return xmlDocument(
    element(
      'feed',
      [
        element('id', self),
        element('title', title),
        element('subtitle', description),
        element('updated', updated),
        element('author', [element('name', 'Khabar')]), // for entries that have none, §4.1.1
        element('generator', 'Khabar'),
        element('link', '', { rel: 'self', type: mediaType('atom'), href: self }),
        next === undefined ? undefined : element('link', '', { rel: 'next', type: mediaType('atom'), href: next }), // RFC 5005
        ...entries.map(entryElement),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom' },
    ),
  );
}

function entryElement(entry: Entry) {
  return element(
    'entry',
    [
      element('id', entry.id),
      element('title', entry.title),
      element('link', '', { rel: 'alternate', href: entry.url }),
      element('published', entry.published),
      element('updated', entry.modified),
      ...(entry.authors.length > 0 ? entry.authors : [entry.publisher].filter((name) => name !== undefined)).map((name) =>
        element('author', [element('name', name)]),
      ),
      ...entry.categories.map(({ code, name }) => element('category', '', { term: code, label: name })),
      textElement('summary', entry.summary),
      textElement('content', entry.content, { type: 'html' }),
    ],
    { 'xml:lang': entry.language },
  );
}
