import { includes, neededBy, readScopes } from './scopes.ts';

const ofApp = { 'GET /v1/articles': 'read', 'POST /v1/articles': 'write' } as const;

test.each([
  ['GET /v1/articles', 'read'],
  ['HEAD /v1/articles', 'read'],
  ['POST /v1/articles', 'write'],
  ['DELETE /v1/articles', 'operate'],
  ['GET /v1/new', 'operate'],
  ['GET toString', 'operate'],
  ['GET /health/ready', 'open'],
  ['GET /metrics', 'read'],
  ['GET /docs', 'open'],
  ['GET /docs/*', 'open'],
  ['GET /docsy', 'operate'],
  ['POST /docs', 'operate'],
])('%s needs %s', (route, need) => expect(neededBy(route, ofApp)).toBe(need));

test.each([
  [['read'], 'read', true],
  [['read'], 'write', false],
  [['write'], 'read', false],
  [['read', 'write'], 'operate', false],
  [['operate'], 'read', true],
  [['operate'], 'write', true],
] as const)('a key for %j will do for %s: %s', (given, needed, will) => expect(includes(given, needed)).toBe(will));

test.each([
  ['read', ['read']],
  ['read+write+read', ['read', 'write']],
  ['', undefined],
  ['read+', undefined],
  ['admin', undefined],
])('scopes in "%s" are %j', (text, expected) => expect(readScopes(text)).toEqual(expected));
