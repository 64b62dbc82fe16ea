import { parseFeed } from 'feedsmith';
import { plainText } from '#events';

/** A feed's entry in the fields of RawArticle, before normalise(). */
export type FeedItem = Record<string, unknown>;

/**
 * The articles that a feed tells of: RSS, RDF, Atom or JSON Feed.
 *
 * @throws Error if it is no feed
 */
export function feedItems(text: string, feedUrl: string): FeedItem[] {
  const { format, feed } = parseFeed(text);
  const publisher = { name: plain(textOf(feed.title)), domain: new URL(feedUrl).hostname.replace(/^www\./, '') };
  const items = ((): FeedItem[] => {
    switch (format) {
      case 'rss':
        return (feed.items ?? []).map(({ title, link, guid, pubDate, description, content, authors, dc, categories }) => ({
          headline: plain(title),
          url: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
          datePublished: pubDate ?? dc?.dates?.[0],
          ...texts(content?.encoded, description),
          author: names(dc?.creators ?? authors?.map((author) => author?.name)),
          keywords: categories?.flatMap((category) => category?.name ?? []),
          provenance: { guid: guid?.value },
        }));
      case 'rdf':
        return (feed.items ?? []).map(({ title, link, description, content, dc }) => ({
          headline: plain(title),
          url: link,
          datePublished: dc?.dates?.[0],
          ...texts(content?.encoded, description),
          author: names(dc?.creators),
        }));
      case 'atom':
        return (feed.entries ?? []).map(({ title, links, id, published, updated, summary, content, authors, categories }) => ({
          headline: plain(textOf(title)),
          url: (links?.find((link) => link?.rel === undefined || link.rel === 'alternate') ?? links?.[0])?.href,
          datePublished: published ?? updated,
          dateModified: updated,
          ...texts(textOf(content), textOf(summary)),
          author: names(authors?.map((author) => author?.name)),
          keywords: categories?.flatMap((category) => category?.label ?? category?.term ?? []),
          provenance: { guid: id },
        }));
      case 'json':
        return (feed.items ?? []).map((item) => ({
          headline: item.title,
          url: item.url ?? item.external_url,
          datePublished: item.date_published,
          dateModified: item.date_modified,
          ...texts(item.content_html ?? item.content_text, item.summary),
          author: names(item.authors?.map((author) => author?.name)),
          keywords: item.tags,
          inLanguage: item.language,
          provenance: { guid: item.id },
        }));
    }
  })();
  return items.map((item) => ({
    ...item,
    url: absolute(item['url'], feedUrl),
    publisher,
    provenance: { ...(item['provenance'] as object), method: 'feed', feedUrl },
  }));
}

/** The full text where the feed has one beside its summary; else the summary is all the text there is. */
function texts(full: string | undefined, summary: string | undefined): FeedItem {
  if (!full) return { articleBodyHtml: summary };
  return { articleBodyHtml: full, description: plain(summary) };
}

function plain(html: string | undefined): string | undefined {
  return html === undefined ? undefined : plainText(html);
}

function textOf(construct: string | { value?: string } | undefined): string | undefined {
  return typeof construct === 'object' ? construct.value : construct;
}

function names(list: readonly (string | undefined)[] | undefined): string[] | undefined {
  const given = list?.filter((name) => name !== undefined);
  return given?.length ? given : undefined;
}

function absolute(link: unknown, feedUrl: string): string | undefined {
  return typeof link === 'string' && URL.canParse(link, feedUrl) ? new URL(link, feedUrl).href : undefined;
}
