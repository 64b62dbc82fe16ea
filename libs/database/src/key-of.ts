import { createHash } from 'node:crypto';

/**
 * What stands for a text of any length in an index: the first 128 bits of its SHA-256, as a UUID. B-tree and GIN refuse entries beyond
 * 2,704 bytes, and URLs, names and ids may be longer.
 */
export function keyOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
