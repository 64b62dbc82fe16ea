/** What the document says beside what the schemas say. Tags that no operation has are left out of it. */
export const tags: Readonly<Record<string, string>> = {
  articles: 'Articles by words, findings and time; one article whole, its revisions, and what is like it',
  entities: 'People, organisations, places ... that articles name, and who is who as ruled by hand',
  topics: 'IPTC Media Topics that articles are on',
  stories: 'Articles on the same event, together',
  statistics: 'Counts over time and by what articles have',
  followers: 'What is stored, as it is stored: read as a stream, or sent to an address of yours',
  'compat: newsapi.org': 'Answers in the shape of newsapi.org, for programs written for it',
  ledger: 'Where every message went that came in',
  'dead letters': 'Messages that could not be used: look, mend, send again, set aside',
  health: 'Whether the service is alive, whether work flows, and its figures',
};

/** Controllers say no more of them than their form. */
export const pathParameters: Readonly<Record<string, string>> = {
  articleId: 'articleId of an article',
  storyId: 'id of a story, or one that it had before',
  id: 'id, as the list tells it',
};

/** By name, or by operation and name where another operation means something else by it. All are about the samples. */
export const parameterExamples: Readonly<Record<string, unknown>> = {
  q: 'senate osce',
  entity: 'Kazakhstan',
  'listEntityRulings entity': 'khabar:person/helen-brandt',
  notEntity: 'OSCE',
  topic: 'politics',
  'getLedger topic': 'articles.raw.v1',
  'listDeadLetters topic': 'articles.raw.v1',
  language: 'en',
  source: 'steppe-wire.example.org',
  domain: 'example.org',
  country: 'KZ',
  from: '2026-03-01',
  to: '2026-03-31T23:59:59Z',
  tz: 'Asia/Almaty',
  limit: 20,
  include: 'body,entities',
  url: 'https://steppe-wire.example.org/2026/03/senate-osce-visit',
  'listStaleArticles set': 'none',
  type: 'organisation',
  articleId: 'f49f445d-94e8-5ccc-a480-f0070009c4dd',
  'forgetArticle articleId': '7d0f1f5e-6b1c-5c62-9f0e-0d4c7b1f2a33',
  'getEntity id': 'wikidata:Q232',
  storyId: '0190f3a2-5d3a-7c3e-8a51-0d4c7b1f2a33',
  partition: 0,
  offset: '0',
  fingerprint: '9f86d081884c7d65',
  service: 'enrichment',
  code: 'no_text',
};
