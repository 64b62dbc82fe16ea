import { keyOf } from '#database';

/** The key of an address as WHATWG writes it, without fragment. */
export function urlKey(address: string): string {
  const url = new URL(address);
  url.hash = '';
  return keyOf(url.href);
}
