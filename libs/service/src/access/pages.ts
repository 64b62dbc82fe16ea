/** What a browser is told: which pages may ask, and what ours may load. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type CorsOptions = Exclude<Parameters<NestFastifyApplication['enableCors']>[0], undefined | ((...given: never[]) => unknown)>;

/** How long a browser remembers that it may ask: seconds. */
const PREFLIGHT_S = 600;

/** Our pages (Swagger UI at /docs) bring their scripts with them, and their styles partly inline; no page may frame them. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** Pages of these origins may read answers and their headers, and write; keys come in a header, never as a cookie. */
export function corsFor(origins: readonly string[]): CorsOptions {
  return {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'Authorization',
      'X-Api-Key',
      'Content-Type',
      'Accept',
      'Last-Event-ID',
      'If-None-Match',
      'If-Modified-Since',
      'Idempotency-Key',
      'traceparent',
    ],
    exposedHeaders: [
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'Content-Disposition',
      'WWW-Authenticate',
      'RateLimit',
      'RateLimit-Policy',
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
    ],
    maxAge: PREFLIGHT_S,
    strictPreflight: false, // an OPTIONS that is no preflight is answered in the same way
  };
}
