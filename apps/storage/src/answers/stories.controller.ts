import { Controller, Get, Inject, Param, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { validate as isUuid } from 'uuid';
import type { Query } from '#database';
import { type List, listOfSchema, Problem, ReadQuery } from '#service';
import { ASK, Fails } from './ask.ts';
import { findStories } from './find-stories.ts';
import { findStory } from './find-story.ts';
import { StoriesQuery, StoryAnswer, StoryQuery, WholeStory } from './stories-query.ts';

@ApiTags('stories')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/stories')
export class StoriesController {
  readonly #ask: Query;

  constructor(@Inject(ASK) ask: Query) {
    this.#ask = ask;
  }

  @Get()
  @ApiOperation({
    operationId: 'listStories',
    summary: 'Articles on the same event, together, over days and languages; the latest first',
  })
  @ApiResponse({ status: 200, description: 'A page of stories', standardSchema: listOfSchema(StoryAnswer) })
  list(@QueryParameters({ schema: StoriesQuery }) query: StoriesQuery): Promise<List<StoryAnswer>> {
    return findStories(this.#ask, query);
  }

  @Get(':storyId')
  @Fails(404, 410)
  @ApiOperation({
    operationId: 'getStory',
    summary: 'A story with its articles, and why each is in it; an id that it had before leads to it as well',
  })
  @ApiParam({ name: 'storyId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, description: 'The story, and a page of its articles, oldest first', standardSchema: WholeStory })
  async one(@Param('storyId') id: string, @QueryParameters({ schema: StoryQuery }) query: StoryQuery): Promise<WholeStory> {
    if (!isUuid(id)) throw new Problem(404, 'story_not_found', `No story has the id ${id}`);
    return findStory(this.#ask, id, query);
  }
}
