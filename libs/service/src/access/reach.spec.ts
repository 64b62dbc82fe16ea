import { z } from 'zod';
import { readConfig } from '#config';
import { serviceVariables } from '../config.ts';
import { makeKey } from './keys.ts';
import { accessOf, isLoopback } from './reach.ts';

const { entry } = makeKey('desk', ['read']);
const access = (env: Record<string, string>) => accessOf(readConfig(z.object(serviceVariables), env));

test.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1', '[::1]', '::ffff:127.0.0.1'])('%s is this machine', (host) =>
  expect(isLoopback(host)).toBe(true),
);
test.each(['0.0.0.0', '::', '192.168.1.5', '10.0.0.1', 'news.example.org', 'localhost.example.org', ''])(
  '%s may be reached from elsewhere',
  (host) => expect(isLoopback(host)).toBe(false),
);

test.each([
  ['nothing', {}],
  ['a container that is published on this machine', { HOST: '0.0.0.0', PUBLISHED_ON: '127.0.0.1' }],
])('%s needs no key and has no limit', (_, env) => {
  expect(access(env)).toEqual({ keys: [], perMinute: undefined, isOpen: false });
});

test.each([
  [{ HOST: '0.0.0.0' }, 'HOST is 0.0.0.0, where others'],
  [{ HOST: '0.0.0.0', PUBLISHED_ON: '192.0.2.7' }, 'published on 192.0.2.7, where others'],
  [{ HOST: '127.0.0.1', PUBLISHED_ON: '0.0.0.0' }, 'published on 0.0.0.0, where others'],
  [{ HOST: '::', OPEN_ACCESS: 'no' }, 'give API_KEYS'],
  [{ HOST: '0.0.0.0', OPEN_ACCESS: 'yes', API_KEYS: entry }, 'leave one of them out'],
  [{ API_KEYS: `${entry} ${entry}` }, 'names the key "desk" twice'],
])('%j is refused: %s', (env, message) => expect(() => access(env)).toThrow(message));

test('all faults of keys are told with the others, and no hash', () => {
  const read = () =>
    access({ API_KEYS: `desk:read:${entry.slice(-64)}`, OPEN_ACCESS: 'perhaps', RATE_LIMIT: '0', HOST: '0.0.0.0' });
  expect(read).toThrow(
    /API_KEYS: is not usable; entry 1 .*\n.*OPEN_ACCESS: is "perhaps"; takes yes or no\n.*RATE_LIMIT: is "0"; takes/,
  );
  expect(read).not.toThrow(entry.slice(-64));
});

test.each([
  [{ HOST: '0.0.0.0', OPEN_ACCESS: 'yes' }, 600, true],
  [{ HOST: '0.0.0.0', API_KEYS: entry }, 600, false],
  [{ HOST: '0.0.0.0', API_KEYS: entry, RATE_LIMIT: '90' }, 90, false],
  [{ HOST: '0.0.0.0', API_KEYS: entry, RATE_LIMIT: 'off' }, undefined, false],
  [{ API_KEYS: entry }, undefined, false],
  [{ RATE_LIMIT: '90' }, 90, false],
])('%j: %s a minute, open %s', (env, perMinute, isOpen) => expect(access(env)).toMatchObject({ perMinute, isOpen }));

test('keys come from the variable and from the file', () => {
  expect(access({ API_KEYS: entry, API_KEYS_FILE: '/dev/null' }).keys.map(({ name }) => name)).toEqual(['desk']);
  expect(() => access({ API_KEYS_FILE: '/nowhere/keys' })).toThrow(/API_KEYS_FILE: is not usable; can't be read/);
});
