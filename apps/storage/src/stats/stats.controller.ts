import { Controller, Get, Inject, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { Query } from '#database';
import { ReadQuery } from '#service';
import { ASK, ASK_AT_LENGTH, Fails } from '../answers/ask.ts';
import { findComparison } from './compare.ts';
import { findCooccurrence } from './cooccurrence.ts';
import { findFacets } from './facets.ts';
import {
  CompareAnswer,
  CompareQuery,
  CooccurrenceAnswer,
  CooccurrenceQuery,
  FacetsAnswer,
  FacetsQuery,
  TimelineAnswer,
  TimelineQuery,
  TrendingAnswer,
  TrendingQuery,
} from './stats-query.ts';
import { findTimeline } from './timeline.ts';
import { findTrending } from './trending.ts';

@ApiTags('statistics')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/stats')
export class StatsController {
  readonly #ask: Query;
  readonly #askAtLength: Query;

  constructor(@Inject(ASK) ask: Query, @Inject(ASK_AT_LENGTH) askAtLength: Query) {
    this.#ask = ask;
    this.#askAtLength = askAtLength;
  }

  @Get('timeline')
  @ApiOperation({
    operationId: 'getTimeline',
    summary: 'How many articles there were, by the hour, day, week, month or year of a time zone',
  })
  @ApiResponse({
    status: 200,
    description: 'All hours, days ... in order, those without an article too',
    standardSchema: TimelineAnswer,
  })
  timeline(@QueryParameters({ schema: TimelineQuery }) query: TimelineQuery): Promise<TimelineAnswer> {
    return findTimeline(this.#ask, query);
  }

  @Get('facets')
  @ApiOperation({ operationId: 'getFacets', summary: 'The languages, countries, sources, topics, entities ... of most articles' })
  @ApiResponse({ status: 200, description: 'Each facet that was asked for', standardSchema: FacetsAnswer })
  facets(@QueryParameters({ schema: FacetsQuery }) query: FacetsQuery): Promise<z.infer<typeof FacetsAnswer>> {
    return findFacets(this.#ask, query);
  }

  @Get('cooccurrence')
  @ApiOperation({ operationId: 'getCooccurrence', summary: 'Who is named together, in the newest articles that match' })
  @ApiResponse({ status: 200, description: 'Entities, and the pairs of them', standardSchema: CooccurrenceAnswer })
  cooccurrence(@QueryParameters({ schema: CooccurrenceQuery }) query: CooccurrenceQuery): Promise<CooccurrenceAnswer> {
    return findCooccurrence(this.#askAtLength, query);
  }

  @Get('trending')
  @ApiOperation({
    operationId: 'getTrending',
    summary: 'Entities or topics of more articles than the time before would let one expect',
  })
  @ApiResponse({ status: 200, description: 'The most surprising first', standardSchema: TrendingAnswer })
  trending(@QueryParameters({ schema: TrendingQuery }) query: TrendingQuery): Promise<TrendingAnswer> {
    return findTrending(this.#askAtLength, query);
  }

  @Get('compare')
  @ApiOperation({
    operationId: 'compareArticles',
    summary: 'Two questions on one timeline, and how many articles answer both',
  })
  @ApiResponse({ status: 200, description: 'Counts and shares of a and b', standardSchema: CompareAnswer })
  compare(@QueryParameters({ schema: CompareQuery }) query: CompareQuery): Promise<CompareAnswer> {
    return findComparison(this.#askAtLength, query);
  }
}
