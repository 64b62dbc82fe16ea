/**
 * Paths and patterns as robots.txt and tdmrep.json compare them: byte by byte, `*` for anything, `$` at the end for the end. Both are
 * strings of one character a byte.
 */

/** The path and query of an absolute address, as it is sent. */
export function pathOf(url: string): string {
  const [address] = url.split('#', 1);
  const scheme = address!.indexOf('://');
  const rest = scheme === -1 ? address! : address!.slice(scheme + 3);
  const start = rest.search(/[/?;]/);
  if (start === -1) return '/';
  const path = upperCaseEscapes(rest.slice(start));
  return path.startsWith('/') ? path : `/${path}`;
}

/** A pattern with every byte beyond ASCII as an escape, since addresses have no others, and escapes in upper case. */
export function canonicalPattern(pattern: string): string {
  const escaped = pattern.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  return upperCaseEscapes(escaped);
}

const upperCaseEscapes = (text: string) => text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());

/**
 * Whether a canonical pattern matches a path from its beginning. Each part between stars is taken where it comes first, which is enough,
 * and keeps a pattern of a thousand stars from costing more than one of none.
 */
export function matches(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith('$');
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  const last = parts.length - 1;
  if (!path.startsWith(parts[0]!)) return false;
  let position = parts[0]!.length;
  if (last === 0) return !anchored || position === path.length;
  for (let index = 1; index < last; index++) {
    const found = path.indexOf(parts[index]!, position);
    if (found === -1) return false;
    position = found + parts[index]!.length;
  }
  const tail = parts[last]!;
  return anchored ? path.length - tail.length >= position && path.endsWith(tail) : path.indexOf(tail, position) !== -1;
}
