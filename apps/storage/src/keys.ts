import { keyOf } from '#database';
import { canonicalUrl } from '#events';
import { folded } from './folding.ts';

/** The key of an address, whatever link led to it; undefined for what is no address. */
export function urlKey(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? keyOf(canonicalUrl(url)) : undefined;
}

/** Names are held together without regard to case, width and spacing. Folded here and not in SQL, whose lower() depends on the cluster's locale. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** What a name is looked up by: without regard to accents as well, as whoever asks may not have them on the keyboard. */
export function nameKey(name: string | undefined): string | undefined {
  return name === undefined ? undefined : keyOf(foldedName(name));
}

/** @returns the name without regard to case, accents, width and spacing */
export function foldedName(name: string): string {
  return folded(fold(name));
}

/** A publisher's domain without the www that some links have and others lack. */
export function domainKey(domain: string | undefined): string | undefined {
  return domain === undefined ? undefined : keyOf(fold(domain).replace(/^www\./, ''));
}
