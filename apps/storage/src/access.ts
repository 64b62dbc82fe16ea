import type { RouteScopes } from '#service';

/** What a key must be for, route by route. A route that is missing here needs `operate`, and a test says so. */
export const scopes: RouteScopes = {
  'GET /v1/articles': 'read',
  'GET /v1/articles/by-url': 'read',
  'GET /v1/articles/stale': 'read',
  'GET /v1/articles/:articleId': 'read',
  'GET /v1/articles/:articleId/revisions': 'read',
  'GET /v1/articles/:articleId/findings': 'read',
  'GET /v1/articles/:articleId/similar': 'read',
  'GET /v1/entities': 'read',
  'GET /v1/entities/*': 'read',
  'GET /v1/entities/rulings': 'read',
  'GET /v1/entities/rulings/:id': 'read',
  'GET /v1/topics': 'read',
  'GET /v1/stories': 'read',
  'GET /v1/stories/:storyId': 'read',
  'GET /v1/ledger': 'read',
  'GET /v1/ledger/balance': 'read',
  'GET /v1/dead-letters': 'read',
  'GET /v1/dead-letters/:id': 'read',
  'GET /v1/dead-letters/:id/value': 'read',
  'GET /v1/replays': 'read',
  'GET /v1/replays/:id': 'read',
  'GET /v1/stats/timeline': 'read',
  'GET /v1/stats/facets': 'read',
  'GET /v1/stats/cooccurrence': 'read',
  'GET /v1/stats/trending': 'read',
  'GET /v1/stats/compare': 'read',
  'GET /v1/stream': 'read',

  'POST /v1/articles/:articleId/forget': 'operate',
  'POST /v1/entities/rulings': 'operate',
  'DELETE /v1/entities/rulings/:id': 'operate',
  'POST /v1/dead-letters/replay': 'operate',
  'POST /v1/dead-letters/discard': 'operate',
  'POST /v1/dead-letters/:id/patch': 'operate',
  'POST /v1/dead-letters/:id/replay': 'operate',
  'POST /v1/dead-letters/:id/discard': 'operate',
  'POST /v1/replays/:id/cancel': 'operate',
  'POST /v1/replays/:id/resume': 'operate',
  // each tells of a receiver's address, and of what was sent there
  'POST /v1/webhooks': 'operate',
  'GET /v1/webhooks': 'operate',
  'GET /v1/webhooks/:id': 'operate',
  'PATCH /v1/webhooks/:id': 'operate',
  'DELETE /v1/webhooks/:id': 'operate',
  'POST /v1/webhooks/:id/test': 'operate',
  'POST /v1/webhooks/:id/revive': 'operate',
  'GET /v1/webhooks/:id/deliveries': 'operate',

  ...ofNewsApi('/compat/newsapi'),
  ...ofNewsApi('/compat/newsapi/https:://newsapi.org'),
};

function ofNewsApi(base: string): RouteScopes {
  const calls = ['v2/everything', 'v2/top-headlines', 'v2/sources', 'v1/sources', 'v1/articles'];
  return Object.fromEntries(calls.map((call) => [`GET ${base}/${call}`, 'read']));
}
