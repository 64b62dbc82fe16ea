import { z } from 'zod';
import { port, readConfig } from '#config';
import { serviceVariables } from './config.ts';

const Schema = z.object({ ...serviceVariables, SOME_PORT: port(8080), SOME_URL: z.url() });

test('all faults are told at once, each with its variable, and no secret', () => {
  const read = () => readConfig(Schema, { LOG_LEVEL: 'loud', SOME_PORT: '99999', SOME_URL: 'not-a-url-with-a-password' });
  expect(read).toThrow(/LOG_LEVEL: is "loud".*\n.*SOME_PORT: is "99999".*\n.*SOME_URL: is not usable/);
  expect(read).not.toThrow(/with-a-password/);
  expect(() => readConfig(Schema, {})).toThrow('SOME_URL: is not set');
});

test('an empty variable is one that is not set', () => {
  expect(readConfig(Schema, { SOME_PORT: '', SOME_URL: 'https://e.org', ALLOWED_HOSTS: 'Fetcher, b' })).toMatchObject({
    SOME_PORT: 8080,
    HOST: '127.0.0.1',
    ALLOWED_HOSTS: ['fetcher', 'b'],
  });
});
