import { type Sitemap, sitemapArticle, type SitemapEntry } from '../sitemaps/read-sitemap.ts';
import type { Said } from './found.ts';
import { type Asking, askFor, type Poller } from './poll.ts';

/** Of an index: sitemaps that are read in one poll, newest first; the others have their turn in the next ones. */
const MAX_SITEMAPS = 10;
/** Of a sitemap without dates, the entries at its beginning and end that are looked at. */
const MAX_UNDATED = 500;
const MAX_ITEMS = 5_000;
/** sitemaps.org's own limit, unpacked. */
const MAX_BYTES = 52_428_800;
/** What was changed longer ago is an archive's, not news. */
const MAX_AGE_MS = 14 * 86_400_000;

export const pollSitemap: Poller = async (source, asking) => {
  const { facts, sitemap, unchanged } = await read(source, asking);
  if (!sitemap) return unchanged!;
  const warnings = sitemap.warnings.map(({ message }) => message);
  const entries = [...sitemap.entries];
  const found = { ...source.found };
  for (const { loc, lastmod } of due(sitemap.sitemaps, source.found)) {
    try {
      const child = await read({ address: loc }, asking);
      entries.push(...(child.sitemap?.entries ?? []));
      warnings.push(...(child.sitemap?.warnings ?? []).map(({ message }) => `${loc}: ${message}`));
      found[loc] = lastmod ?? new Date(asking.now).toISOString();
    } catch (error) {
      asking.signal.throwIfAborted();
      warnings.push(`${loc}: ${(error as Error).message}`);
    }
  }
  const listed = new Set(sitemap.sitemaps.map(({ loc }) => loc));
  return {
    ...facts,
    // an index that is the same may still have sitemaps that wait for their turn
    ...(sitemap.sitemaps.length > 0 ? { etag: undefined, lastModified: undefined } : {}),
    items: newsOf(entries, asking.now).map((entry): Said => sitemapArticle(entry, source.address)),
    warnings,
    found: Object.fromEntries(Object.entries(found).filter(([loc]) => listed.has(loc))),
  };
};

async function read(source: Parameters<typeof askFor>[0], asking: Asking) {
  const { answer, facts, unchanged } = await askFor(source, asking, { limits: { bytes: MAX_BYTES, decodedBytes: MAX_BYTES } });
  if (unchanged) return { facts, unchanged };
  const sitemap: Sitemap = await asking.reading.read('sitemap', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
  });
  return { facts, sitemap };
}

/** Those that are new or changed; undated ones that were read longest ago. */
function due(sitemaps: Sitemap['sitemaps'], found: Readonly<Record<string, string>>): Sitemap['sitemaps'] {
  const changed = sitemaps.filter(
    ({ loc, lastmod }) => found[loc] === undefined || lastmod === undefined || lastmod !== found[loc],
  );
  const age = ({ loc, lastmod }: Sitemap['sitemaps'][number]) => (lastmod === undefined ? (found[loc] ?? '') : '');
  return changed
    .toSorted((a, b) => (b.lastmod ?? '').localeCompare(a.lastmod ?? '') || age(a).localeCompare(age(b)))
    .slice(0, MAX_SITEMAPS);
}

function newsOf(entries: readonly SitemapEntry[], now: number): SitemapEntry[] {
  const timeOf = ({ news, lastmod }: SitemapEntry) => Date.parse(news?.publicationDate ?? lastmod ?? '');
  const dated = entries.filter((entry) => now - timeOf(entry) < MAX_AGE_MS);
  const undated = entries.filter((entry) => Number.isNaN(timeOf(entry)));
  const ends = undated.length > 2 * MAX_UNDATED ? [...undated.slice(0, MAX_UNDATED), ...undated.slice(-MAX_UNDATED)] : undated;
  return [...dated.toSorted((a, b) => timeOf(b) - timeOf(a)), ...ends].slice(0, MAX_ITEMS);
}
