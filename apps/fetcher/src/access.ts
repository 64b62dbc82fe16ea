import type { RouteScopes } from '#service';

/** What a key must be for, route by route. A route that is missing here needs `operate`, and a test says so. */
export const scopes: RouteScopes = {
  'GET /v1/sources': 'read',
  'GET /v1/sources/opml': 'read',
  'GET /v1/sources/:id': 'read',

  'POST /v1/articles': 'write',

  'POST /v1/sources': 'operate',
  'POST /v1/sources/preview': 'operate', // goes out to the address that it is given
  'POST /v1/sources/opml': 'operate',
  'PATCH /v1/sources/:id': 'operate',
  'DELETE /v1/sources/:id': 'operate',
  'POST /v1/sources/:id/poll': 'operate',
};
