import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Query } from '#database';
import type { List } from '#service';
import { type ArticleAnswer, inFull, type ShownArticle } from '../answers/article-answer.ts';
import { findArticles } from '../answers/find-articles.ts';
import { encode } from '../json-text.ts';
import { atom } from './atom.ts';
import { csvWriter } from './csv.ts';
import { type Feed, feedOf } from './feed.ts';
import { articleFormats, chooseFormat, contentTypes, type Format, listFormats } from './formats.ts';
import { jsonFeed } from './json-feed.ts';
import { jsonLd, jsonLdGraph } from './json-ld.ts';
import { type ArticleQuery, isStreamed, type ListQuery, pageSize, type StreamedFormat } from './list-query.ts';
import { ndjson } from './ndjson.ts';
import { ninjs } from './ninjs.ts';
import { rss } from './rss.ts';
import { streamed } from './stream.ts';
import { walkArticles } from './walk-articles.ts';

const feeds = { rss, atom, jsonfeed: jsonFeed } as const satisfies Partial<Record<Format, (feed: Feed) => string>>;

/**
 * Articles in the format that is asked for, as a Nest handler returns it; headers are set on the reply.
 *
 * @param atLength what whole results are read by, and rankings, which take long
 * @throws Problem 406 for an Accept header that can't be met, else as findArticles() does
 */
export async function answerArticles(
  { query, atLength }: { readonly query: Query; readonly atLength: Query },
  asked: ListQuery,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  varies(reply);
  const { format: wanted, limit, ...rest } = asked;
  const format = chooseFormat(wanted, request.headers, listFormats);
  if (isStreamed(format)) {
    const pages = walkArticles(atLength, { ...rest, limit: pageSize(asked) }, limit);
    const body = await streamed(pages, writers[format](asked));
    reply.type(contentTypes[format]);
    return body;
  }
  const ask = asked.sort === 'relevance' ? atLength : query;
  const list = await findArticles(ask, { ...rest, limit: pageSize(asked) });
  const next = nextPage(list, request);
  if (next !== undefined) reply.header('link', `<${next}>; rel="next"`);
  reply.type(contentTypes[format]);
  if (format === 'json') return encode(list);
  const data = list.data.map(inFull);
  if (format === 'ninjs') return data.map(ninjs);
  if (format === 'jsonld') return jsonLdGraph(data);
  const self = absolute(request, request.url);
  const feed = feedOf({ ...list, data }, { self, next: next === undefined ? undefined : absolute(request, next) });
  return unlessKnown(feeds[format](feed), feed.updated, request, reply);
}

/** One article in the format that is asked for. @throws Problem 406 */
export function answerArticle(
  article: ArticleAnswer,
  { format: wanted }: ArticleQuery,
  request: FastifyRequest,
  reply: FastifyReply,
): object {
  varies(reply);
  const format = chooseFormat(wanted, request.headers, articleFormats);
  reply.type(contentTypes[format]);
  return { json: () => article, ninjs: () => ninjs(article), jsonld: () => jsonLd(article) }[format]();
}

const writers = {
  ndjson: () => ndjson,
  csv: ({ include }: ListQuery) => {
    const write = csvWriter(include.includes('body'));
    return (articles, first) => write(articles.map(inFull), first);
  },
} satisfies Record<StreamedFormat, (asked: ListQuery) => Parameters<typeof streamed>[1]>;

/** Path and query of the page after this one. */
function nextPage({ page }: List<ShownArticle>, request: FastifyRequest): string | undefined {
  if (page.nextCursor === null) return undefined;
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  searchParams.set('cursor', page.nextCursor);
  return `${pathname}?${searchParams.toString()}`;
}

function absolute({ protocol, headers }: FastifyRequest, path: string): string {
  return new URL(path, `${protocol}://${headers.host ?? 'localhost'}`).href;
}

/** Feed readers poll: who has this body already is told so, and no more (RFC 9110 §13). If-None-Match goes before If-Modified-Since. */
function unlessKnown(body: string, updated: string, { headers }: FastifyRequest, reply: FastifyReply): string | undefined {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const modified = new Date(updated).toUTCString();
  reply.headers({ etag, 'last-modified': modified, 'cache-control': 'no-cache' });
  const known = headers['if-none-match'];
  const since = headers['if-modified-since'];
  const isKnown =
    known === undefined
      ? since !== undefined && Date.parse(since) >= Date.parse(modified)
      : known.trim() === '*' || known.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
  if (!isKnown) return body;
  reply.status(304);
  return undefined;
}

/** The same address has another answer by Accept. */
function varies(reply: FastifyReply): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? 'Accept' : `${String(before)}, Accept`);
}
