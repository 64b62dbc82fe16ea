import type { EntityType } from './enriched-article.ts';
import { personKey, romanised } from './romanised.ts';

/**
 * An id of our own where no source vouches for one: the same type and name give the same id in every article, and so do the ways in which
 * the press of our languages writes a person's name. See romanised.spec.ts for what falls together and what does not.
 */
export function ownId(type: EntityType, name: string): string {
  const plain = romanised(name.normalize('NFKC'));
  const slug = (type === 'person' ? personKey(plain) : plain)
    .replace(/['\u2019\u02bc]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `khabar:${type}/${slug || 'unnamed'}`;
}
