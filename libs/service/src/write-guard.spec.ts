import { guardWrite } from './write-guard.ts';

const allowed = { ALLOWED_HOSTS: ['fetcher'], ALLOWED_ORIGINS: ['https://desk.example.org'] };

test.each([
  ['POST', { host: '127.0.0.1:8081' }],
  ['POST', { host: 'localhost:8081' }],
  ['POST', { host: '[::1]:8081' }],
  ['POST', { host: 'fetcher:8081' }],
  ['POST', { host: '127.0.0.1:8081', origin: 'http://127.0.0.1:8081' }],
  ['POST', { host: '127.0.0.1:8081', origin: 'https://desk.example.org' }],
  ['GET', { host: 'evil.example', origin: 'https://evil.example' }],
])('%s with %j passes', (method, headers) => {
  expect(() => guardWrite(method, headers, allowed)).not.toThrow();
});

test.each([
  ['POST', { host: 'rebound.evil.example:8081' }, 'host_not_allowed'],
  ['POST', {}, 'host_not_allowed'],
  ['POST', { host: '127.0.0.1:8081', origin: 'https://evil.example' }, 'origin_not_allowed'],
  ['DELETE', { host: '127.0.0.1:8081', origin: 'null' }, 'origin_not_allowed'],
  ['PUT', { host: '127.0.0.1:8081', origin: 'http://127.0.0.1:9999' }, 'origin_not_allowed'],
  ['POST', { host: '127.0.0.1:8081', 'sec-fetch-site': 'cross-site' }, 'origin_not_allowed'],
])('%s with %j is refused as %s', (method, headers, code) => {
  expect(() => guardWrite(method, headers, allowed)).toThrow(expect.objectContaining({ code }) as Error);
});
