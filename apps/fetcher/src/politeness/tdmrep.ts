import { type Answer, type GetOptions, OutboundError } from '#outbound';
import type { Loaded } from './origin-cache.ts';
import { canonicalPattern, matches, pathOf } from './path-patterns.ts';

/** A rule of /.well-known/tdmrep.json: TDM Reservation Protocol, W3C community group, https://www.w3.org/community/reports/tdmrep/CG-FINAL-tdmrep-20240510/ */
export interface TdmRule {
  pattern: string;
  reserved: boolean;
  policy?: string;
}

const MAX_BYTES = 102_400;
const MAX_RULES = 1_000;
const KEEP_MS = 86_400_000;
const RETRY_MS = 600_000;

export const TDMREP_GET: GetOptions = { limits: { redirects: 5, bytes: MAX_BYTES, decodedBytes: MAX_BYTES, totalMs: 30_000 } };

/** Reads a site's tdmrep.json; where there is none, or none that can be read, nothing is declared by it. */
export async function loadTdmRules(origin: string, get: (url: string) => Promise<Answer>): Promise<Loaded<readonly TdmRule[]>> {
  const url = `${origin}/.well-known/tdmrep.json`;
  try {
    const { status, body } = await get(url);
    if (status >= 200 && status < 300) {
      const value = readTdmRules(body.toString('utf8'), url);
      return { value, keepMs: KEEP_MS, bytes: body.length };
    }
    return { value: [], keepMs: status < 500 ? KEEP_MS : RETRY_MS, bytes: 0 };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { value: [], keepMs: RETRY_MS, bytes: 0 };
  }
}

/** The rules that can be read of a file; one that is wrong is left out. */
export function readTdmRules(text: string, base: string): TdmRule[] {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return [];
  }
  const entries = Array.isArray(file) ? (file as unknown[]).slice(0, MAX_RULES) : [];
  return entries.flatMap((entry) => {
    const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = (entry ?? {}) as Record<string, unknown>;
    const reserved = reservationOf(reservation);
    if (typeof location !== 'string' || reserved === undefined) return [];
    const pattern = canonicalPattern(Buffer.from(location).toString('latin1'));
    const address = addressOf(policy, base);
    return [{ pattern, reserved, ...(address && { policy: address }) }];
  });
}

/** What the file says of an address: the first rule that matches. */
export function tdmRuleFor(rules: readonly TdmRule[], url: string): TdmRule | undefined {
  const path = pathOf(url);
  return rules.find(({ pattern }) => matches(path, pattern));
}

/** 1 is reserved, 0 is not; anything else declares nothing. */
export function reservationOf(value: unknown): boolean | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return text === '1' ? true : text === '0' ? false : undefined;
}

/** A web address, absolute, or undefined. */
export function addressOf(value: unknown, base: string): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || !URL.canParse(value.trim(), base)) return undefined;
  const { protocol, href } = new URL(value.trim(), base);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
}
