import { createHash } from 'node:crypto';
import { canonicalUrl } from '#events';

/**
 * What stands for a text of any length in an index: the first 128 bits of its SHA-256, as a UUID. B-tree and GIN refuse entries beyond
 * 2,704 bytes, and URLs, names and ids may be longer.
 */
export function keyOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The key of an address, whatever link led to it; undefined for what is no address. */
export function urlKey(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? keyOf(canonicalUrl(url)) : undefined;
}

/** Names are compared without regard to case, width and spacing. Folded here and not in SQL, whose lower() depends on the cluster's locale. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function nameKey(name: string | undefined): string | undefined {
  return name === undefined ? undefined : keyOf(fold(name));
}

/** A publisher's domain without the www that some links have and others lack. */
export function domainKey(domain: string | undefined): string | undefined {
  return domain === undefined ? undefined : keyOf(fold(domain).replace(/^www\./, ''));
}
