import type { EntityType } from '#events';

/** An id of our own where no source vouches for one: the same type and name give the same id in every article. */
export function ownId(type: EntityType, name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['\u2019\u02bc]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `khabar:${type}/${slug || 'unnamed'}`;
}
