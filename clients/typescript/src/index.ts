import createClient, { type Client } from 'openapi-fetch';
import type { components, operations, paths } from './api.ts';
import { failureOf, KhabarUnreachable } from './problem.ts';

export type { components, operations, paths } from './api.ts';
export { type QueryParameter, queryParameters } from './parameters.ts';
export { KhabarProblem, KhabarUnreachable, type Problem } from './problem.ts';

export type Article = components['schemas']['Article'];
export type ArticlesQuery = NonNullable<operations['listArticles']['parameters']['query']>;
export type Entity = components['schemas']['Entity'];
export type EntitiesQuery = NonNullable<operations['listEntities']['parameters']['query']>;
export type Story = components['schemas']['Story'];
export type StoriesQuery = NonNullable<operations['listStories']['parameters']['query']>;
export type WholeStory = components['schemas']['WholeStory'];

export interface KhabarOptions {
  /** Where storage answers; http://127.0.0.1:8080 if left out. */
  readonly baseUrl?: string;
  /** Sent as a bearer token; none is needed on 127.0.0.1. */
  readonly apiKey?: string;
  /** How long an answer may take, in milliseconds; 30 s if left out. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

export interface Khabar {
  /** Every operation of the service, by method and path, answered as JSON. Its calls throw as all others do: `data` is there. */
  readonly http: Client<paths, 'application/json'>;
  /** Page after page, until there is no more or the loop is left. `limit` is the size of a page. */
  articles(query?: ArticlesQuery): AsyncGenerator<Article, void, undefined>;
  entities(query?: EntitiesQuery): AsyncGenerator<Entity, void, undefined>;
  stories(query?: StoriesQuery): AsyncGenerator<Story, void, undefined>;
  article(articleId: string): Promise<Article>;
  articleByUrl(url: string): Promise<Article>;
  /** By its id, else by a sameAs or its name. */
  entity(id: string): Promise<Entity>;
  story(storyId: string): Promise<WholeStory>;
}

const TIMEOUT_MS = 30_000;

/** A client of storage. Its calls throw KhabarProblem where the service says no, KhabarUnreachable where it does not answer. */
export function createKhabar({
  baseUrl = 'http://127.0.0.1:8080',
  apiKey,
  timeoutMs = TIMEOUT_MS,
  fetch: ask = fetch,
}: KhabarOptions = {}): Khabar {
  const http = createClient<paths, 'application/json'>({
    baseUrl,
    headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
    fetch: (request) => ask(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)]) }),
  });
  http.use({
    async onResponse({ response }) {
      const failure = await failureOf(response, baseUrl);
      if (failure) throw failure;
    },
    onError({ error }) {
      const { cause, message } = error as { cause?: { message?: string; code?: string }; message: string };
      return new KhabarUnreachable(`${baseUrl} does not answer: ${cause?.message || cause?.code || message}`, { cause: error });
    },
  });
  return {
    http,
    articles: (query = {}) =>
      pages(query, async (page) => (await http.GET('/v1/articles', { params: { query: page } })).data as Page<Article>),
    entities: (query = {}) => pages(query, async (page) => (await http.GET('/v1/entities', { params: { query: page } })).data!),
    stories: (query = {}) => pages(query, async (page) => (await http.GET('/v1/stories', { params: { query: page } })).data!),
    article: async (articleId) =>
      (await http.GET('/v1/articles/{articleId}', { params: { path: { articleId } } })).data as Article,
    articleByUrl: async (url) => (await http.GET('/v1/articles/by-url', { params: { query: { url } } })).data!,
    entity: async (id) => (await http.GET('/v1/entities/{id}', { params: { path: { id } } })).data!,
    story: async (storyId) => (await http.GET('/v1/stories/{storyId}', { params: { path: { storyId } } })).data!,
  };
}

interface Page<Item> {
  readonly data: readonly Item[];
  readonly page: { readonly nextCursor: string | null };
}

async function* pages<Item, Query extends { cursor?: string }>(
  query: Query,
  ask: (query: Query) => Promise<Page<Item>>,
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | null | undefined;
  do {
    const { data, page } = await ask(cursor ? { ...query, cursor } : query);
    yield* data;
    cursor = page.nextCursor;
  } while (cursor);
}
