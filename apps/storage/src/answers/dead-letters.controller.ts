import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query as QueryParameters, UsePipes } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { type Database, inHttpTerms, type Query, Store } from '#database';
import { RetryableError } from '#events';
import type { EventProducer } from '#kafka';
import { type List, listOfSchema, Problem, ReadBody, ReadQuery } from '#service';
import { beginReplay, discard, mendLetter, noLetter, readLetter, readValue, replayLetter } from '../letters/inbox.ts';
import { LetterFilter, normalised, whereLetters, whereReplayable } from '../letters/letter-filter.ts';
import { JsonPatch } from '../letters/patch.ts';
import { Replay, Replays } from '../letters/replays.ts';
import { WholeLetter } from '../letters/shown.ts';
import { NoQuery } from './articles-query.ts';
import { ASK, Fails } from './ask.ts';
import { countOf, findLetters, LetterOrGroup, LettersQuery } from './find-letters.ts';
import { findReplay } from './find-replays.ts';

/** Token of the producer that replays publish by. */
export const REPLAY_PRODUCER = Symbol('REPLAY_PRODUCER');
const RETRY_AFTER_SECONDS = 5;
const MAX_REASON_CHARACTERS = 1_000;

const why = z
  .string('is missing: takes a reason')
  .trim()
  .min(1, 'is blank')
  .max(MAX_REASON_CHARACTERS, `takes at most ${MAX_REASON_CHARACTERS} characters`)
  .refine((text) => !text.includes('\0'), 'contains a NUL character');
const filter = LetterFilter.meta({ description: '{} means all that are open' });
const dryRun = z.boolean('takes true or false').default(true).meta({ description: 'true: only says how many' });

const ReplayRequest = z.strictObject({ filter, dryRun });
const DiscardRequest = z.strictObject({ why });
const DiscardManyRequest = z.strictObject({ filter, why, dryRun });
const Matches = z.object({ dryRun: z.boolean(), matches: z.int(), filter: z.record(z.string(), z.unknown()) });
type Matches = z.infer<typeof Matches>;

const id = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

/** The inbox of what could not be used: look, mend, send again, set aside. */
@ApiTags('dead letters')
@Fails(400, 503)
@UsePipes(new ReadQuery(), new ReadBody())
@Controller('v1/dead-letters')
export class DeadLettersController {
  readonly #ask: Query;
  readonly #database: Database;
  readonly #producer: EventProducer;
  readonly #replays: Replays;

  constructor(
    @Inject(ASK) ask: Query,
    @Inject(Store) store: Store,
    @Inject(REPLAY_PRODUCER) producer: EventProducer,
    replays: Replays,
  ) {
    this.#ask = ask;
    this.#database = store.writer;
    this.#producer = producer;
    this.#replays = replays;
  }

  @Get()
  @ApiOperation({
    operationId: 'listDeadLetters',
    summary: 'Messages that could not be used, by how they failed or each by itself',
  })
  @ApiResponse({ status: 200, description: 'A page of groups, or of letters', standardSchema: listOfSchema(LetterOrGroup) })
  list(@QueryParameters({ schema: LettersQuery }) query: LettersQuery): Promise<List<z.infer<typeof LetterOrGroup>>> {
    return findLetters(this.#ask, query);
  }

  @Get(':id')
  @Fails(404)
  @id
  @Header('x-content-type-options', 'nosniff')
  @ApiOperation({ operationId: 'getDeadLetter', summary: 'A letter: facts, history, and the beginning of its bytes as data' })
  @ApiResponse({ status: 200, description: 'The letter', standardSchema: WholeLetter })
  async one(@Param('id') given: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<WholeLetter> {
    return readLetter(this.#ask, idOf(given));
  }

  @Get(':id/value')
  @Fails(404)
  @id
  @Header('content-type', 'application/octet-stream')
  @Header('content-disposition', 'attachment; filename="dead-letter.bin"')
  @Header('x-content-type-options', 'nosniff')
  @ApiOperation({
    operationId: 'getDeadLetterValue',
    summary: 'All bytes of its value, as a file: as it was patched, else as it came',
  })
  @ApiResponse({ status: 200, description: 'The bytes', content: { 'application/octet-stream': {} } })
  async value(@Param('id') given: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<Buffer> {
    return readValue(this.#ask, idOf(given));
  }

  @Post(':id/patch')
  @HttpCode(200)
  @Fails(404, 409, 422)
  @id
  @ApiOperation({ operationId: 'patchDeadLetter', summary: 'Mends the value by a JSON Patch; what came is kept beside it' })
  @ApiBody({
    schema: { type: 'array', items: { type: 'object' } },
    description: 'RFC 6902; application/json or application/json-patch+json',
  })
  @ApiResponse({ status: 200, description: 'The letter', standardSchema: WholeLetter })
  async patch(@Param('id') given: string, @Body({ schema: JsonPatch }) operations: JsonPatch): Promise<WholeLetter> {
    const letter = idOf(given);
    await inHttpTerms(() => mendLetter(this.#database, letter, operations));
    return readLetter(this.#ask, letter);
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'replayDeadLetters',
    summary: 'Publishes all letters that fit again, in the background; a dry run first',
    description: 'dryRun is true unless it is said to be false. Open ones are meant if the filter names no state.',
  })
  @ApiResponse({
    status: 200,
    description: 'How many would be sent, or the replay that has begun',
    standardSchema: z.union([Matches, Replay]),
  })
  async replayMany(@Body({ schema: ReplayRequest }) asked: z.infer<typeof ReplayRequest>): Promise<Matches | Replay> {
    if (asked.dryRun) return this.#matches(asked.filter, await countOf(this.#ask, whereReplayable(asked.filter)));
    const replay = await inHttpTerms(() => beginReplay(this.#database, asked.filter));
    this.#replays.goOn();
    return findReplay(this.#ask, replay);
  }

  @Post('discard')
  @HttpCode(200)
  @ApiOperation({ operationId: 'discardDeadLetters', summary: 'Sets all letters that fit aside, with a reason; a dry run first' })
  @ApiResponse({ status: 200, description: 'How many', standardSchema: Matches })
  async discardMany(@Body({ schema: DiscardManyRequest }) asked: z.infer<typeof DiscardManyRequest>): Promise<Matches> {
    const which: LetterFilter = asked.filter.state ? asked.filter : { ...asked.filter, state: 'open' };
    if (asked.dryRun) return this.#matches(asked.filter, await countOf(this.#ask, whereLetters(which)));
    return { ...this.#matches(asked.filter, await inHttpTerms(() => discard(this.#database, which, asked.why))), dryRun: false };
  }

  @Post(':id/replay')
  @HttpCode(200)
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'replayDeadLetter', summary: 'Publishes a letter to the topic it came from, now' })
  @ApiResponse({ status: 200, description: 'The letter, on its way', standardSchema: WholeLetter })
  async replay(@Param('id') given: string): Promise<WholeLetter> {
    const letter = idOf(given);
    try {
      await inHttpTerms(() => replayLetter(this.#database, this.#producer, letter));
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      throw new Problem(503, 'broker_away', `${error.message}. The letter is as it was; send it again later.`, {
        retryAfter: RETRY_AFTER_SECONDS,
      });
    }
    return readLetter(this.#ask, letter);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'discardDeadLetter', summary: 'Sets a letter aside for good, with a reason' })
  @ApiResponse({ status: 200, description: 'The letter', standardSchema: WholeLetter })
  async discard(
    @Param('id') given: string,
    @Body({ schema: DiscardRequest }) asked: z.infer<typeof DiscardRequest>,
  ): Promise<WholeLetter> {
    const letter = idOf(given);
    const { state } = await readLetter(this.#ask, letter);
    if (state === 'resolved') throw new Problem(409, 'letter_resolved', 'A replay of it has come to a good end already.');
    await inHttpTerms(() => discard(this.#database, { id: letter }, asked.why));
    return readLetter(this.#ask, letter);
  }

  #matches(asked: LetterFilter, matches: number): Matches {
    return { dryRun: true, matches, filter: normalised(asked) };
  }
}

/** @throws Problem 404 */
function idOf(given: string): string {
  if (!isUuid(given)) throw noLetter(given);
  return given.toLowerCase();
}
