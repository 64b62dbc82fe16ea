/** A sentence for the person at the terminal, who can put it right; no stack trace is wanted. */
export class LocalStackError extends Error {
  override name = 'LocalStackError';
}

/** "2.1 s", since a Date.now() of before. */
export function secondsSince(beginMs: number): string {
  return `${((Date.now() - beginMs) / 1000).toFixed(1)} s`;
}
