/** Keys as an operator lists them and as a request brings them. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { readScopes, type Scope, scopes } from './scopes.ts';

export interface Key {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly sha256: Buffer;
}

/** 256 random bits can't be guessed, so a plain SHA-256 keeps them; a slow hash is for passwords, that people make up. */
const KEY_BYTES = 32;
const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;
const HASH = /^sha256-([0-9a-f]{64})$/i;
const FORM = 'NAME:SCOPE:sha256-HASH, as `khabar key` prints it';

/** A list of keys, commas or lines between; what follows a # in a line is a remark. A fault names the entry's place, and nothing of what is in it. */
export function keyList(text: string, context: z.RefinementCtx): Key[] {
  const entries = text
    .replaceAll(/#.*/g, '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(readEntry);
  for (const [index, entry] of entries.entries())
    if (typeof entry === 'string') context.addIssue({ code: 'custom', message: `entry ${index + 1} ${entry}` });
  return entries.filter((entry) => typeof entry !== 'string');
}

/** @returns what is wrong with it, if it is no key */
function readEntry(entry: string): Key | string {
  const [name = '', given = '', hash = '', ...rest] = entry.split(':');
  const [, hex] = HASH.exec(hash) ?? [];
  if (!NAME.test(name) || !hex || rest.length > 0) return `is not ${FORM}`;
  const asked = readScopes(given);
  if (!asked) return `has another scope than ${scopes.join(', ')}, with + between several`;
  return { name, scopes: asked, sha256: Buffer.from(hex, 'hex') };
}

/** A new key, and the entry that lets it in; the key itself is kept nowhere. @throws RangeError a name that no entry can have */
export function makeKey(name: string, asked: readonly Scope[]): { key: string; entry: string } {
  if (!NAME.test(name)) throw new RangeError('a name takes up to 64 letters, digits, ".", "_" and "-"');
  const key = `khabar_${randomBytes(KEY_BYTES).toString('base64url')}`;
  return { key, entry: `${name}:${asked.join('+')}:sha256-${sha256(key).toString('hex')}` };
}

/** Every key is looked at, in constant time: how long it takes tells nothing. */
export function findKey(keys: readonly Key[], given: string): Key | undefined {
  const hash = sha256(given);
  let found: Key | undefined;
  for (const key of keys) if (timingSafeEqual(key.sha256, hash)) found = key;
  return found;
}

/** Clients of newsapi.org may send theirs in the address; under no other path is it taken, since addresses stand in logs. */
const IN_QUERY = /^\/compat\/newsapi\/[^?]*\?(.*)/s;

/** The key that a request brings: as a bearer token (RFC 6750), in X-Api-Key, or for newsapi.org's clients as `apiKey`. */
export function givenKey(headers: IncomingHttpHeaders, url: string): string | undefined {
  const [, token] = /^Bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? [];
  const [, query] = IN_QUERY.exec(url) ?? [];
  return token ?? headers['x-api-key']?.toString() ?? new URLSearchParams(query ?? '').get('apiKey') ?? undefined;
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
