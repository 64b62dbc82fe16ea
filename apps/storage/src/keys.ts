import { keyOf } from '#database';
import { canonicalUrl } from '#events';

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
