import type { Feed } from './feed.ts';
import { fit } from './xml.ts';

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed({ title, description, self, next, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    feed_url: self,
    next_url: next,
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      summary: entry.summary,
      // one of the two must be there
      ...(entry.content === undefined ? { content_text: entry.summary ?? entry.title } : { content_html: entry.content }),
      image: entry.image,
      date_published: entry.published,
      date_modified: entry.modified,
      authors: entry.authors.length > 0 ? entry.authors.map((name) => ({ name })) : undefined,
      tags: entry.categories.length > 0 ? entry.categories.map(({ name }) => name) : undefined,
      language: entry.language,
    })),
  };
  return JSON.stringify(feed, (_, value: unknown) => (typeof value === 'string' ? fit(value) : value));
}
