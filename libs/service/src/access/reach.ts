import ipaddr from 'ipaddr.js';
import { ConfigError } from '#config';
import type { ServiceConfig } from '../config.ts';
import type { Key } from './keys.ts';

/** Requests a minute, of each key or address, where others can reach the service and RATE_LIMIT says nothing. */
const DEFAULT_PER_MINUTE = 600;

/** Who may ask, and how often. */
export interface Access {
  /** None: everybody may do everything. */
  readonly keys: readonly Key[];
  /** Requests a minute; undefined is no limit. */
  readonly perMinute: number | undefined;
  /** Others reach it, it has no keys, and the operator wants it so. */
  readonly isOpen: boolean;
}

/**
 * Where nobody else can reach a service it needs no keys; where others can, it has some, or the operator has said that it needs none.
 *
 * @throws ConfigError
 */
export function accessOf(
  config: Pick<ServiceConfig, 'HOST' | 'PUBLISHED_ON' | 'API_KEYS' | 'API_KEYS_FILE' | 'OPEN_ACCESS' | 'RATE_LIMIT'>,
): Access {
  const { HOST, PUBLISHED_ON, API_KEYS, API_KEYS_FILE = [], OPEN_ACCESS, RATE_LIMIT } = config;
  const keys = [...API_KEYS, ...API_KEYS_FILE];
  const twice = keys.find(({ name }, index) => keys.findIndex((other) => other.name === name) < index);
  if (twice) throw new ConfigError(`API_KEYS names the key "${twice.name}" twice; each needs a name of its own.`);
  if (OPEN_ACCESS && keys.length > 0)
    throw new ConfigError('OPEN_ACCESS=yes lets everybody in, API_KEYS only those with a key; leave one of them out.');
  const isReachable = !isLoopback(PUBLISHED_ON ?? HOST);
  if (isReachable && keys.length === 0 && !OPEN_ACCESS)
    throw new ConfigError(
      `${PUBLISHED_ON ? `The service is published on ${PUBLISHED_ON}` : `HOST is ${HOST}`}, where others than this machine reach it: ` +
        'give API_KEYS (`khabar key NAME --scope read` makes one), or OPEN_ACCESS=yes if everybody may read, write and operate.',
    );
  const perMinute = RATE_LIMIT === 'off' ? undefined : (RATE_LIMIT ?? (isReachable ? DEFAULT_PER_MINUTE : undefined));
  return { keys, perMinute, isOpen: isReachable && keys.length === 0 };
}

/** Whether this machine alone reaches an address; of a name other than localhost nobody knows. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || (ipaddr.isValid(bare) && ipaddr.process(bare).range() === 'loopback');
}
