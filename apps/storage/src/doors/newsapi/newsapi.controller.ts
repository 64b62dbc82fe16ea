import { Controller, Get, Inject, Query as QueryParameters, UseFilters, UsePipes } from '@nestjs/common';
import { ApiExcludeController, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Query } from '#database';
import { ReadQuery } from '#service';
import { ASK } from '../../answers/ask.ts';
import { findNews, type NewsAnswer, type NewsArticle } from './find-news.ts';
import { findSources, type Source } from './find-sources.ts';
import { NewsApiError, NewsApiErrors } from './newsapi-error.ts';
import { categoryTopics, EverythingQuery, SourceArticlesQuery, SourcesQuery, TopHeadlinesQuery } from './newsapi-query.ts';

const nullable = z.string().nullable();
const News = z.object({
  status: z.literal('ok'),
  totalResults: z.int().nonnegative(),
  articles: z.array(
    z.object({
      source: z.object({ id: nullable, name: nullable }),
      author: nullable,
      title: nullable,
      description: nullable,
      url: nullable,
      urlToImage: nullable,
      publishedAt: z.string(),
      content: nullable.meta({ description: 'the full text' }),
    }),
  ),
}) satisfies z.ZodType<NewsAnswer>;
const Sources = z.object({
  status: z.literal('ok'),
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      url: nullable,
      category: z.enum(Object.keys(categoryTopics) as Source['category'][]),
      language: z.string(),
      country: z.string(),
    }),
  ),
});
const Refusal = z.object({ status: z.literal('error'), code: z.string(), message: z.string() });

/** For programs written for newsapi.org: its second version, and of the first what its clients still call. */
@ApiTags('compat: newsapi.org')
@ApiResponse({ status: 400, description: "newsapi.org's error", standardSchema: Refusal })
@ApiResponse({ status: 401, description: 'apiKeyMissing or apiKeyInvalid', standardSchema: Refusal })
@ApiResponse({ status: 403, description: 'apiKeyDisabled: the key is for something else', standardSchema: Refusal })
@ApiResponse({ status: 429, description: 'rateLimited; Retry-After says when to ask again', standardSchema: Refusal })
@ApiResponse({
  status: 503,
  description: 'The database is away or too slow; Retry-After says when to ask again',
  standardSchema: Refusal,
})
@UsePipes(new ReadQuery())
@UseFilters(new NewsApiErrors())
@Controller('compat/newsapi')
export class NewsApiController {
  readonly #ask: Query;

  constructor(@Inject(ASK) ask: Query) {
    this.#ask = ask;
  }

  @Get('v2/everything')
  @ApiOperation({
    operationId: 'newsapiEverything',
    summary: "Articles as newsapi.org's everything answers them, with the full text",
  })
  @ApiResponse({ status: 200, description: 'A page of articles', standardSchema: News })
  @ApiResponse({ status: 426, description: 'The page lies too far back', standardSchema: Refusal })
  everything(@QueryParameters({ schema: EverythingQuery }) { apiKey: _key, ...asked }: EverythingQuery): Promise<NewsAnswer> {
    const { q, qInTitle, sources, domains } = asked;
    if (![q, qInTitle, sources, domains].some((given) => given !== undefined))
      throw new NewsApiError('parametersMissing', 'The search is too broad: set any of q, qInTitle, sources, domains.');
    return findNews(this.#ask, asked);
  }

  @Get('v2/top-headlines')
  @ApiOperation({
    operationId: 'newsapiTopHeadlines',
    summary: "The newest articles, as newsapi.org's top-headlines answers them",
  })
  @ApiResponse({ status: 200, description: 'A page of articles', standardSchema: News })
  @ApiResponse({ status: 426, description: 'The page lies too far back', standardSchema: Refusal })
  topHeadlines(
    @QueryParameters({ schema: TopHeadlinesQuery }) { apiKey: _key, category, ...asked }: TopHeadlinesQuery,
  ): Promise<NewsAnswer> {
    const { q, sources, language, country } = asked;
    if (![q, sources, language, country, category].some((given) => given !== undefined))
      throw new NewsApiError('parametersMissing', 'Set any of sources, q, language, country, category.');
    if (sources && (country !== undefined || category !== undefined))
      throw new NewsApiError('parametersIncompatible', 'sources does not go with country or category.');
    return findNews(this.#ask, { ...asked, topic: category && categoryTopics[category], collapse: true });
  }

  @Get('v2/sources')
  @ApiOperation({ operationId: 'newsapiSources', summary: "Publishers of articles, as newsapi.org's sources answers them" })
  @ApiResponse({ status: 200, description: 'All sources', standardSchema: Sources })
  async sources(@QueryParameters({ schema: SourcesQuery }) asked: SourcesQuery): Promise<{ status: 'ok'; sources: Source[] }> {
    return { status: 'ok', sources: await findSources(this.#ask, asked) };
  }

  @Get('v1/sources')
  @ApiOperation({ operationId: 'newsapiFirstSources', summary: "The same, of newsapi.org's first version" })
  @ApiResponse({ status: 200, description: 'All sources', standardSchema: Sources })
  firstSources(@QueryParameters({ schema: SourcesQuery }) asked: SourcesQuery): Promise<{ status: 'ok'; sources: Source[] }> {
    return this.sources(asked);
  }

  @Get('v1/articles')
  @ApiOperation({
    operationId: 'newsapiFirstArticles',
    summary: "The newest articles of a source, as newsapi.org's first version answers them",
  })
  @ApiResponse({
    status: 200,
    description: 'Articles',
    standardSchema: News.omit({ totalResults: true }).extend({ source: z.string(), sortBy: z.string() }),
  })
  async firstArticles(
    @QueryParameters({ schema: SourceArticlesQuery }) { source, sortBy }: SourceArticlesQuery,
  ): Promise<{ status: 'ok'; source: string; sortBy: string; articles: NewsArticle[] }> {
    const { articles } = await findNews(this.#ask, { sources: [source], page: 1, pageSize: 20 });
    return { status: 'ok', source, sortBy, articles };
  }
}

/**
 * Where clients have no setting for the service's address but one for a proxy before it, as npm's `newsapi` has: they ask the proxy for
 * newsapi.org's whole address. (A colon is doubled in a route.)
 */
@ApiExcludeController()
@Controller('compat/newsapi/https:://newsapi.org')
export class NewsApiByProxyController extends NewsApiController {}
