import { Controller, Get, Inject, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Query } from '#database';
import { NoQuery } from './articles-query.ts';
import { ASK, Fails } from './ask.ts';
import { findTopics, TopicAnswer } from './find-topics.ts';
import { type List, listOfSchema } from './list.ts';
import { ReadQuery } from './read-query.ts';

@ApiTags('topics')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/topics')
export class TopicsController {
  readonly #ask: Query;

  constructor(@Inject(ASK) ask: Query) {
    this.#ask = ask;
  }

  @Get()
  @ApiOperation({ operationId: 'listTopics', summary: 'Topics that articles are on, broader ones included; all in one page' })
  @ApiResponse({ status: 200, description: 'All topics', standardSchema: listOfSchema(TopicAnswer) })
  list(@QueryParameters({ schema: NoQuery }) _none: object): Promise<List<TopicAnswer>> {
    return findTopics(this.#ask);
  }
}
