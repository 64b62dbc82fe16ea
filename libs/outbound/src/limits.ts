/** What a single get() or post() may take. */
export interface Limits {
  /** Redirects that are followed. */
  redirects: number;
  /** Of the answer's headers, and of its trailers. */
  headerBytes: number;
  /** Of the body as it is sent. */
  bytes: number;
  /** Of the body when it is decompressed. */
  decodedBytes: number;
  /** DNS, TCP and TLS of one connection. */
  connectMs: number;
  /** From the request's end to the end of the answer's headers. */
  headersMs: number;
  /** Between two parts of a body. */
  idleMs: number;
  /** For everything, redirects and body included; what drips ends here. */
  totalMs: number;
}

export const DEFAULT_LIMITS: Limits = {
  redirects: 10,
  headerBytes: 65_536,
  bytes: 10_485_760,
  decodedBytes: 20_971_520,
  connectMs: 10_000,
  headersMs: 20_000,
  idleMs: 15_000,
  totalMs: 60_000,
};
