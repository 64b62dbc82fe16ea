import { createHash } from 'node:crypto';

/** Key of an address: the first 128 bits of its SHA-256 as a UUID, since an index takes no long text. The URL as WHATWG writes it, without fragment. */
export function urlKey(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return keyOf(url.href);
}

export function keyOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
