import { Body, Controller, Delete, Get, Inject, Param, Post, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Database, inHttpTerms, type Query, Store } from '#database';
import { type List, listOfSchema, ReadBody, ReadQuery } from '#service';
import { makeRuling, takeBack } from '../rulings/make.ts';
import { RuledArticles } from '../rulings/move.ts';
import { RulingRequest } from '../rulings/request.ts';
import { NoQuery } from './articles-query.ts';
import { ASK, Fails } from './ask.ts';
import { findRuling, findRulings, RulingAnswer, RulingsQuery } from './find-rulings.ts';

const id = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** What people rule on who is who. */
@ApiTags('entities')
@Fails(400, 503)
@UsePipes(new ReadQuery(), new ReadBody())
@Controller('v1/entities/rulings')
export class RulingsController {
  readonly #ask: Query;
  readonly #database: Database;
  readonly #ruledArticles: RuledArticles;

  constructor(@Inject(ASK) ask: Query, @Inject(Store) store: Store, ruledArticles: RuledArticles) {
    this.#ask = ask;
    this.#database = store.writer;
    this.#ruledArticles = ruledArticles;
  }

  @Post()
  @Fails(404, 409)
  @ApiOperation({
    operationId: 'ruleOnEntities',
    summary: 'Merges entities into one, or splits mentions off from one; from now on, and in what is stored, in the background',
  })
  @ApiResponse({ status: 201, description: 'The ruling', standardSchema: RulingAnswer })
  async make(@Body({ schema: RulingRequest }) asked: RulingRequest): Promise<RulingAnswer> {
    const made = await inHttpTerms(() => makeRuling(this.#database, asked));
    this.#ruledArticles.wake();
    return findRuling(this.#ask, made);
  }

  @Get()
  @ApiOperation({ operationId: 'listEntityRulings', summary: 'Rulings, newest first; those that were taken back, too' })
  @ApiResponse({ status: 200, description: 'A page of rulings', standardSchema: listOfSchema(RulingAnswer) })
  list(@QueryParameters({ schema: RulingsQuery }) query: RulingsQuery): Promise<List<RulingAnswer>> {
    return findRulings(this.#ask, query);
  }

  @Get(':id')
  @Fails(404)
  @id
  @ApiOperation({ operationId: 'getEntityRuling', summary: 'A ruling, and how far stored articles go by it' })
  @ApiResponse({ status: 200, description: 'The ruling', standardSchema: RulingAnswer })
  one(@Param('id') given: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<RulingAnswer> {
    return findRuling(this.#ask, given);
  }

  @Delete(':id')
  @Fails(404)
  @id
  @ApiOperation({
    operationId: 'undoEntityRuling',
    summary: 'Takes a ruling back: entities stand as they were found, as far as no other ruling is about them',
  })
  @ApiResponse({ status: 200, description: 'The ruling; as it is, if it was taken back before', standardSchema: RulingAnswer })
  async undo(@Param('id') given: string): Promise<RulingAnswer> {
    const { id: known } = await findRuling(this.#ask, given);
    await inHttpTerms(() => takeBack(this.#database, known));
    this.#ruledArticles.wake();
    return findRuling(this.#ask, known);
  }
}
