/**
 * Namespaces that feeds and wire files use, and the prefix by which our code knows each, whatever prefix the document takes. Feeds are
 * careless with these addresses: they are compared without scheme, case and trailing mark.
 */
const prefixes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': [
      'http://purl.org/rss/1.0/',
      'http://my.netscape.com/rdf/simple/0.9/',
      'http://channel.netscape.com/rdf/simple/0.9/',
      'http://backend.userland.com/rss2',
      'http://backend.userland.com/RSS2',
      'http://blogs.law.harvard.edu/tech/rss',
      'http://www.rssboard.org/rss-specification',
      'http://iptc.org/std/nar/2006-10-01/',
      'http://iptc.org/std/NITF/2006-10-18/',
      'http://www.sitemaps.org/schemas/sitemap/0.9',
      'http://www.google.com/schemas/sitemap/0.84',
      'http://www.google.com/schemas/sitemap/0.9',
    ],
    atom: ['http://www.w3.org/2005/Atom', 'http://purl.org/atom/ns', 'http://purl.org/atom/'],
    content: ['http://purl.org/rss/1.0/modules/content/'],
    dc: ['http://purl.org/dc/elements/1.1/', 'http://purl.org/dc/elements/1.0/'],
    dcterms: ['http://purl.org/dc/terms/'],
    media: [
      'http://search.yahoo.com/mrss/',
      'http://search.yahoo.com/mrss',
      'http://www.rssboard.org/media-rss',
      'http://video.search.yahoo.com/mrss',
    ],
    itunes: ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'http://www.itunes.com/DTDs/PodCast-1.0.dtd'],
    georss: ['http://www.georss.org/georss', 'http://www.georss.org/georss/10'],
    gml: ['http://www.opengis.net/gml', 'http://www.opengis.net/gml/3.2'],
    geo: ['http://www.w3.org/2003/01/geo/wgs84_pos#'],
    slash: ['http://purl.org/rss/1.0/modules/slash/'],
    sy: ['http://purl.org/rss/1.0/modules/syndication/'],
    wfw: ['http://wellformedweb.org/CommentAPI/'],
    feedburner: ['http://rssnamespace.org/feedburner/ext/1.0'],
    pheedo: ['http://www.pheedo.com/namespace/pheedo'],
    creativecommons: [
      'http://backend.userland.com/creativeCommonsRssModule',
      'http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html',
    ],
    cc: ['http://creativecommons.org/ns#', 'http://web.resource.org/cc/'],
    rdf: ['http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
    thr: ['http://purl.org/syndication/thread/1.0'],
    app: ['http://www.w3.org/2007/app'],
    googleplay: ['http://www.google.com/schemas/play-podcasts/1.0'],
    prism: [
      'http://prismstandard.org/namespaces/basic/2.0/',
      'http://prismstandard.org/namespaces/1.2/basic/',
      'http://prismstandard.org/namespaces/basic/3.0/',
    ],
    news: ['http://www.google.com/schemas/sitemap-news/0.9'],
    image: ['http://www.google.com/schemas/sitemap-image/1.1'],
    video: ['http://www.google.com/schemas/sitemap-video/1.1'],
    xhtml: ['http://www.w3.org/1999/xhtml'],
    xml: ['http://www.w3.org/XML/1998/namespace'],
    openSearch: ['http://a9.com/-/spec/opensearch/1.1/'],
  }).flatMap(([prefix, addresses]) => addresses.map((address) => [normal(address), prefix] as const)),
);

/** Prefixes that mean what they usually mean, even if the address that they are bound to is another, or none. */
const usual: ReadonlySet<string> = new Set(prefixes.values());

/** @returns the prefix by which our code knows this namespace, or undefined */
export function prefixOf(address: string): string | undefined {
  return prefixes.get(normal(address));
}

export function isUsualPrefix(prefix: string): boolean {
  return usual.has(prefix);
}

function normal(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/#]+$/, '');
}
