import { Controller, Get, Inject, Param, Query as QueryParameters, Req, Res, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';
import type { Query } from '#database';
import { type List, listOfSchema, Problem, ReadQuery } from '#service';
import { answerArticle, answerArticles } from '../doors/answer-articles.ts';
import { ArticleQuery, ListQuery } from '../doors/list-query.ts';
import { findForgotten } from '../keep/forget.ts';
import { ArticleAnswer } from './article-answer.ts';
import { ByUrlQuery, NoQuery } from './articles-query.ts';
import { ASK, ASK_AT_LENGTH, Fails } from './ask.ts';
import { findArticle, findArticleByUrl } from './find-articles.ts';
import { findFindings, FindingsAnswer } from './find-findings.ts';
import { findRevisions, RevisionAnswer, RevisionsQuery } from './find-revisions.ts';
import { findSimilar, SimilarAnswer, SimilarQuery } from './find-similar.ts';
import { findStale, StaleAnswer, StaleQuery } from './find-stale.ts';

@ApiTags('articles')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/articles')
export class ArticlesController {
  readonly #ask: Query;
  readonly #askAtLength: Query;

  constructor(@Inject(ASK) ask: Query, @Inject(ASK_AT_LENGTH) askAtLength: Query) {
    this.#ask = ask;
    this.#askAtLength = askAtLength;
  }

  @Get()
  @ApiOperation({
    operationId: 'listArticles',
    summary: 'Articles by words, entities, topic, language, source and time; newest first',
  })
  @Fails(406)
  @ApiResponse({ status: 200, description: 'A page of articles', standardSchema: listOfSchema(ArticleAnswer) })
  list(
    @QueryParameters({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    return answerArticles({ query: this.#ask, atLength: this.#askAtLength }, query, request, reply);
  }

  @Get('by-url')
  @Fails(404)
  @ApiOperation({ operationId: 'getArticleByUrl', summary: 'The article at an address; the newest, if there are several' })
  @ApiResponse({ status: 200, description: 'The article', standardSchema: ArticleAnswer })
  async byUrl(@QueryParameters({ schema: ByUrlQuery }) { url }: { url: string }): Promise<ArticleAnswer> {
    return (await findArticleByUrl(this.#ask, url)) ?? notFound(`No article has the address ${url}`);
  }

  @Get('stale')
  @ApiOperation({
    operationId: 'listStaleArticles',
    summary: 'Articles that were enriched by other steps than those of today, as they came',
  })
  @ApiResponse({ status: 200, description: 'A page of articles, first stored first', standardSchema: listOfSchema(StaleAnswer) })
  stale(@QueryParameters({ schema: StaleQuery }) query: StaleQuery): Promise<List<StaleAnswer>> {
    return findStale(this.#ask, query);
  }

  @Get(':articleId')
  @Fails(404, 406, 410)
  @ApiOperation({ operationId: 'getArticle', summary: 'An article with its text, mentions and evidence' })
  @ApiParam({ name: 'articleId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'The article', standardSchema: ArticleAnswer })
  async one(
    @Param('articleId') id: string,
    @QueryParameters({ schema: ArticleQuery }) query: ArticleQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const article = (isUuid(id) ? await findArticle(this.#ask, id, query) : undefined) ?? (await this.#absent(id, query));
    return answerArticle(article, query, request, reply);
  }

  @Get(':articleId/revisions')
  @Fails(404, 410)
  @ApiOperation({ operationId: 'listRevisions', summary: 'All revisions of an article, newest first, and what changed in each' })
  @ApiParam({ name: 'articleId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'A page of revisions', standardSchema: listOfSchema(RevisionAnswer) })
  async revisions(
    @Param('articleId') id: string,
    @QueryParameters({ schema: RevisionsQuery }) query: RevisionsQuery,
  ): Promise<List<RevisionAnswer>> {
    return (isUuid(id) ? await findRevisions(this.#ask, id, query) : undefined) ?? this.#absent(id);
  }

  @Get(':articleId/findings')
  @Fails(404, 410)
  @ApiOperation({ operationId: 'listFindings', summary: 'What was found in an article, by the steps of today and of before' })
  @ApiParam({ name: 'articleId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'All findings, newest first', standardSchema: listOfSchema(FindingsAnswer) })
  async findings(
    @Param('articleId') id: string,
    @QueryParameters({ schema: NoQuery }) _none: object,
  ): Promise<List<FindingsAnswer>> {
    return (isUuid(id) ? await findFindings(this.#ask, id) : undefined) ?? this.#absent(id);
  }

  @Get(':articleId/similar')
  @Fails(404, 410)
  @ApiOperation({
    operationId: 'listSimilarArticles',
    summary: 'Copies of an article, what contains it or is contained in it, and what is like it; most like it first',
  })
  @ApiParam({ name: 'articleId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'A page of articles', standardSchema: listOfSchema(SimilarAnswer) })
  async similar(
    @Param('articleId') id: string,
    @QueryParameters({ schema: SimilarQuery }) query: SimilarQuery,
  ): Promise<List<SimilarAnswer>> {
    return (isUuid(id) ? await findSimilar(this.#ask, id, query) : undefined) ?? this.#absent(id);
  }

  /** @throws Problem 410 with the facts of the tombstone, else 404 */
  async #absent(id: string, { asOf }: Partial<ArticleQuery> = {}): Promise<never> {
    const forgotten = isUuid(id) ? await findForgotten(this.#ask, id) : undefined;
    if (!forgotten) return notFound(`No article ${asOf ? 'that was stored by then ' : ''}has the id ${id}`);
    const detail = `The article was erased for good: ${forgotten.why}`;
    throw new Problem(410, 'article_forgotten', detail, { extensions: { ...forgotten } });
  }
}

function notFound(detail: string): never {
  throw new Problem(404, 'article_not_found', detail);
}
