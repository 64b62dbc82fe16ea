import { PermanentError } from './permanent-error.ts';

/** No article nests deeper; what does is an attack on whoever walks it. */
const MAX_DEPTH = 64;

/**
 * What Postgres and JSON readers choke on is taken out of every string and key: U+0000 is replaced by `nul`, unpaired surrogates
 * by U+FFFD. The key `__proto__` is dropped. All else stays, other control characters too.
 * Walks the parsed value, since a search in JSON text cannot tell an escape from literal characters.
 *
 * @param nul what stands in for U+0000; one character where offsets into the text must hold
 * @returns a clean copy, and whether anything was changed
 * @throws PermanentError too_deep
 */
export function clean(value: unknown, nul = ''): { value: unknown; changed: boolean } {
  let changed = false;
  const string = (text: string): string => {
    const cleaned = text.replaceAll('\0', nul).toWellFormed();
    if (cleaned !== text) changed = true;
    return cleaned;
  };
  const walk = (node: unknown, depth: number): unknown => {
    if (typeof node === 'string') return string(node);
    if (typeof node !== 'object' || node === null) return node;
    if (depth === MAX_DEPTH) throw new PermanentError('too_deep', `nested deeper than ${MAX_DEPTH} levels`);
    if (Array.isArray(node)) return node.map((item) => walk(item, depth + 1));
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(node)) {
      if (key === '__proto__') changed = true;
      else copy[string(key)] = walk(item, depth + 1);
    }
    return copy;
  };
  return { value: walk(value, 0), changed };
}
