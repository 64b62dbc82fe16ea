import { Controller, Get, HttpCode, Inject, Param, Post, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { type Database, inHttpTerms, type Query, Store } from '#database';
import { type List, listOfSchema, Problem, ReadQuery } from '#service';
import { Replay, Replays } from '../letters/replays.ts';
import { turnReplay } from '../tables/replay.ts';
import { NoQuery } from './articles-query.ts';
import { ASK, Fails } from './ask.ts';
import { findReplay, findReplays } from './find-replays.ts';

const id = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });
const answer = ApiResponse({ status: 200, description: 'The replay as it stands', standardSchema: Replay });

/** Replays of many letters: how far they are; they can be cut off, and gone on with. */
@ApiTags('dead letters')
@Fails(400, 503)
@UsePipes(new ReadQuery())
@Controller('v1/replays')
export class ReplaysController {
  readonly #ask: Query;
  readonly #database: Database;
  readonly #replays: Replays;

  constructor(@Inject(ASK) ask: Query, @Inject(Store) store: Store, replays: Replays) {
    this.#ask = ask;
    this.#database = store.writer;
    this.#replays = replays;
  }

  @Get()
  @ApiOperation({ operationId: 'listReplays', summary: 'The last replays, newest first' })
  @ApiResponse({ status: 200, description: 'Replays', standardSchema: listOfSchema(Replay) })
  list(@QueryParameters({ schema: NoQuery }) _none: object): Promise<List<Replay>> {
    return findReplays(this.#ask);
  }

  @Get(':id')
  @Fails(404)
  @id
  @ApiOperation({ operationId: 'getReplay', summary: 'How far a replay is' })
  @answer
  one(@Param('id') given: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<Replay> {
    return findReplay(this.#ask, given);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'cancelReplay', summary: 'Cuts a replay off, once the page in hand is out' })
  @answer
  cancel(@Param('id') given: string): Promise<Replay> {
    return this.#turn(given, 'canceled', 'running');
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'resumeReplay', summary: 'Goes on with a replay that was cut off' })
  @answer
  async resume(@Param('id') given: string): Promise<Replay> {
    const replay = await this.#turn(given, 'running', 'canceled');
    this.#replays.goOn();
    return replay;
  }

  async #turn(given: string, to: string, from: string): Promise<Replay> {
    const { id: known, state } = await findReplay(this.#ask, given);
    const turned = await inHttpTerms(() => this.#database.query(turnReplay, [known, to, [from]]));
    if (turned.length === 0 && state !== to)
      throw new Problem(409, 'replay_not_turned', `The replay is ${state}; only one that is ${from} can be.`);
    return findReplay(this.#ask, known);
  }
}
