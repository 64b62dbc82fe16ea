import { z } from 'zod';

/** What a key is for. `operate` includes the other two; `write` does not include `read`: who publishes need not see. */
export const scopes = ['read', 'write', 'operate'] as const;
export type Scope = (typeof scopes)[number];

/** What a route needs; `open` asks for no key. */
export type Need = Scope | 'open';

/** Method and path of every route of an app, as Fastify has it, and the scope that it needs: `'GET /v1/articles/:articleId': 'read'`. */
export type RouteScopes = Readonly<Record<string, Need>>;

/**
 * What every service has. An orchestrator and a browser send no key, and neither health nor the documentation tells of anybody's
 * articles; figures may tell of sources, and Prometheus can send a key.
 */
const ofEveryService: RouteScopes = {
  'GET /health/live': 'open',
  'GET /health/ready': 'open',
  'GET /metrics': 'read',
  'OPTIONS *': 'open',
};
const documentation = /^GET \/(openapi\.json|docs(\/.*)?)$/;

/** A route that nobody has listed is the operator's. */
export function neededBy(route: string, ofApp: RouteScopes): Need {
  const listed = { ...ofEveryService, ...ofApp };
  const name = route.replace(/^HEAD /, 'GET ');
  if (documentation.test(name)) return 'open';
  return Object.hasOwn(listed, name) ? listed[name]! : 'operate';
}

export function includes(given: readonly Scope[], needed: Scope): boolean {
  return given.includes(needed) || given.includes('operate');
}

/** @param text scopes with + between. @returns undefined if one is unknown */
export function readScopes(text: string): Scope[] | undefined {
  const result = z.array(z.enum(scopes)).safeParse(text.split('+'));
  return result.success ? [...new Set(result.data)] : undefined;
}
