import type { RouteScopes } from '#service';

/** What a key must be for, route by route. A route that is missing here needs `operate`, and a test says so. */
export const scopes: RouteScopes = {
  'GET /v1/set': 'read',

  'POST /v1/enrich': 'operate', // keeps nothing, and takes a worker from the articles that wait
};
