import { Body, Controller, HttpCode, Inject, Param, Post, UsePipes } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { inHttpTerms, Store } from '#database';
import { Problem, ReadBody } from '#service';
import { Fails } from '../answers/ask.ts';
import { FeedLane } from '../tell/feed-lane.ts';
import { OutboxRelay } from '../tell/outbox-relay.ts';
import { type Forgotten, forget } from './forget.ts';

const ForgetBody = z.strictObject({
  why: z
    .string()
    .trim()
    .min(1)
    .max(1_000)
    .meta({ description: 'kept and answered with the tombstone, so it should name nobody: "court order 12/2026"' }),
});

const ForgottenAnswer = z
  .object({
    articleId: z.uuid(),
    forgottenAt: z.iso.datetime(),
    why: z.string(),
    revisions: z.int().nonnegative().meta({ description: 'how many there were' }),
  })
  .meta({ id: 'Forgotten' });

@ApiTags('articles')
@UsePipes(new ReadBody())
@Controller('v1/articles')
export class ForgetController {
  readonly #store: Store;
  readonly #relay: OutboxRelay;
  readonly #feed: FeedLane;

  constructor(@Inject(Store) store: Store, @Inject(OutboxRelay) relay: OutboxRelay, @Inject(FeedLane) feed: FeedLane) {
    this.#store = store;
    this.#relay = relay;
    this.#feed = feed;
  }

  @Post(':articleId/forget')
  @HttpCode(200)
  @Fails(400, 404, 503)
  @ApiOperation({
    operationId: 'forgetArticle',
    summary: 'Erases an article for good; a tombstone stays that no redelivery undoes',
  })
  @ApiParam({ name: 'articleId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({
    status: 200,
    description: 'The tombstone; the first one, if it was forgotten before',
    standardSchema: ForgottenAnswer,
  })
  async forget(
    @Param('articleId') id: string,
    @Body({ schema: ForgetBody }) { why }: z.infer<typeof ForgetBody>,
  ): Promise<Forgotten> {
    const forgotten = isUuid(id) ? await inHttpTerms(() => forget(this.#store.writer, id, why)) : undefined;
    if (!forgotten) throw new Problem(404, 'article_not_found', `Nothing of an article ${id} is kept here`);
    this.#relay.wake();
    this.#feed.wake();
    return forgotten;
  }
}
