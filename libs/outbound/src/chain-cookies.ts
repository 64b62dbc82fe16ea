/**
 * Cookies of one chain of redirects: many sites redirect a newcomer to the same address until he brings back what they set. They are
 * sent to the origin that set them, and forgotten at the chain's end.
 */
export class ChainCookies {
  readonly #byOrigin = new Map<string, Map<string, string>>();

  /** @param set `name=value` */
  keep(set: readonly string[], origin: string): void {
    if (set.length === 0) return;
    const cookies = this.#byOrigin.get(origin) ?? new Map<string, string>();
    for (const cookie of set) cookies.set(cookie.split('=', 1)[0]!, cookie);
    this.#byOrigin.set(origin, cookies);
  }

  /** Headers with the cookies of an origin, behind those that a caller gave. */
  addedTo(headers: Readonly<Record<string, string>>, origin: string): Readonly<Record<string, string>> {
    const cookies = this.#byOrigin.get(origin);
    if (!cookies) return headers;
    return { ...headers, cookie: [headers['cookie'] ?? [], ...cookies.values()].flat().join('; ') };
  }
}
