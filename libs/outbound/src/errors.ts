/** What a scheduler does about a failure: forget the address, ask the operator, try again later, try again with patience. */
export type FailureKind =
  | 'gone' // it says that it isn't there any more
  | 'refused' // we don't go there, or are not let in
  | 'broken' // there is an answer, or none, and it can't be used
  | 'timed_out';

const KINDS = {
  bad_url: 'broken',
  refused_scheme: 'refused',
  refused_port: 'refused',
  refused_address: 'refused',
  refused_by_robots: 'refused',
  held_back: 'refused',
  dns_failed: 'broken',
  connect_failed: 'broken',
  tls_failed: 'broken',
  timed_out: 'timed_out',
  too_large: 'broken',
  too_many_redirects: 'broken',
  redirect_loop: 'broken',
  bad_response: 'broken',
  cut_off: 'broken',
  http_status: 'broken',
} satisfies Record<string, FailureKind>;

export type OutboundCode = keyof typeof KINDS;

interface Details {
  /** The address that failed, without credentials; after redirects not the one that was asked for. */
  url?: string;
  kind?: FailureKind;
  status?: number;
  /** How long the server asks us to stay away. */
  retryAfterMs?: number;
  cause?: unknown;
}

/** A request that brought nothing usable. The message is a sentence for an operator, without the address (`url` has it). */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  readonly code: OutboundCode;
  readonly kind: FailureKind;
  readonly url: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(code: OutboundCode, message: string, { url, kind, status, retryAfterMs, cause }: Details = {}) {
    super(message, { cause });
    this.code = code;
    this.kind = kind ?? KINDS[code];
    this.url = url;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same failure, told of the address at which it happened. */
  at(url: string): OutboundError {
    const { kind, status, retryAfterMs, cause } = this;
    return new OutboundError(this.code, this.message, { url, kind, status, retryAfterMs, cause });
  }
}

const TLS_FAULTS: Record<string, string> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by nobody but itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate comes from an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate comes without the chain that leads to a trusted authority',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** What went wrong in a TLS handshake, in words. */
export function tlsFault(error: NodeJS.ErrnoException): OutboundError {
  const words = TLS_FAULTS[error.code ?? ''] ?? `TLS could not be agreed on: ${error.message}`;
  return new OutboundError('tls_failed', `${words}${error.code ? ` (${error.code})` : ''}`, { cause: error });
}

const SYSTEM_FAULTS: Record<string, string> = {
  ECONNREFUSED: 'refuses the connection',
  ECONNRESET: 'broke the connection off',
  EHOSTUNREACH: "can't be reached",
  ENETUNREACH: "can't be reached",
  ETIMEDOUT: 'does not answer',
};

/** Why no connection to `address:port` came about, in words. */
export function connectFault(error: NodeJS.ErrnoException, address: string, port: number): OutboundError {
  const words = SYSTEM_FAULTS[error.code ?? ''] ?? error.message;
  return new OutboundError('connect_failed', `${address} port ${port} ${words} (${error.code ?? error.name})`, { cause: error });
}
