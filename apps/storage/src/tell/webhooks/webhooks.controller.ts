import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query as QueryParameters,
  UsePipes,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type List, listOfSchema, ReadBody, ReadQuery } from '#service';
import { NoQuery } from '../../answers/articles-query.ts';
import { Fails } from '../../answers/ask.ts';
import { WebhookDesk } from './desk.ts';
import { DeliveriesQuery, NewWebhook, WebhookChange } from './request.ts';
import { WebhookSender } from './sender.ts';
import { DeliveryAnswer, WebhookAnswer, WebhookWithSecret } from './webhook.ts';

const Trial = z
  .object({
    delivered: z.boolean(),
    status: z.int().optional().meta({ description: 'what the receiver answered, if it did' }),
    error: z.string().optional(),
    ms: z.int().nonnegative(),
  })
  .meta({ id: 'WebhookTrial' });
type Trial = z.infer<typeof Trial>;

const id = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });

@ApiTags('followers')
@Fails(400, 503)
@UsePipes(new ReadQuery(), new ReadBody())
@Controller('v1/webhooks')
export class WebhooksController {
  readonly #desk: WebhookDesk;
  readonly #sender: WebhookSender;

  constructor(@Inject(WebhookDesk) desk: WebhookDesk, @Inject(WebhookSender) sender: WebhookSender) {
    this.#desk = desk;
    this.#sender = sender;
  }

  @Post()
  @Fails(409)
  @ApiOperation({
    operationId: 'addWebhook',
    summary: 'Posts what is stored, updated and withdrawn from now on to an address, signed by Standard Webhooks',
  })
  @ApiResponse({ status: 201, description: 'The webhook, with its secret this once', standardSchema: WebhookWithSecret })
  add(@Body({ schema: NewWebhook }) asked: NewWebhook): Promise<WebhookWithSecret> {
    return this.#desk.add(asked);
  }

  @Get()
  @ApiOperation({ operationId: 'listWebhooks', summary: 'All webhooks, and how each stands; oldest first' })
  @ApiResponse({ status: 200, description: 'All of them', standardSchema: listOfSchema(WebhookAnswer) })
  list(@QueryParameters({ schema: NoQuery }) _none: object): Promise<List<WebhookAnswer>> {
    return this.#desk.list();
  }

  @Get(':id')
  @Fails(404)
  @id
  @ApiOperation({ operationId: 'getWebhook', summary: 'A webhook, and how it stands' })
  @ApiResponse({ status: 200, description: 'The webhook', standardSchema: WebhookAnswer })
  one(@Param('id') given: string, @QueryParameters({ schema: NoQuery }) _none: object): Promise<WebhookAnswer> {
    return this.#desk.find(given);
  }

  @Patch(':id')
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'changeWebhook', summary: 'Another address, query or choice of events; pause, and go on' })
  @ApiResponse({ status: 200, description: 'The webhook', standardSchema: WebhookAnswer })
  async change(@Param('id') given: string, @Body({ schema: WebhookChange }) change: WebhookChange): Promise<WebhookAnswer> {
    const changed = await this.#desk.change(given, change);
    this.#sender.wake();
    return changed;
  }

  @Delete(':id')
  @HttpCode(204)
  @Fails(404)
  @id
  @ApiOperation({ operationId: 'removeWebhook', summary: 'Nothing is sent any more; what was sent is not listed any more' })
  @ApiResponse({ status: 204, description: 'It is gone' })
  remove(@Param('id') given: string): Promise<void> {
    return this.#desk.remove(given);
  }

  @Post(':id/test')
  @HttpCode(200)
  @Fails(404)
  @id
  @ApiOperation({
    operationId: 'tryWebhook',
    summary: 'Sends an event of the type khabar.webhook.test.v1 now, and says how that went',
  })
  @ApiResponse({ status: 200, description: 'What the receiver answered', standardSchema: Trial })
  async test(@Param('id') given: string): Promise<Trial> {
    const { id: known } = await this.#desk.find(given);
    const { gone: _, retryAfterMs: __, ...trial } = await this.#sender.trial(known);
    return trial;
  }

  @Post(':id/revive')
  @HttpCode(200)
  @Fails(404, 409)
  @id
  @ApiOperation({ operationId: 'reviveWebhook', summary: 'One that is dead or disabled goes on from where it stopped' })
  @ApiResponse({ status: 200, description: 'The webhook', standardSchema: WebhookAnswer })
  async revive(@Param('id') given: string): Promise<WebhookAnswer> {
    const revived = await this.#desk.revive(given);
    this.#sender.wake();
    return revived;
  }

  @Get(':id/deliveries')
  @Fails(404)
  @id
  @ApiOperation({ operationId: 'listWebhookDeliveries', summary: 'The last 500 attempts, newest first' })
  @ApiResponse({ status: 200, description: 'A page of attempts', standardSchema: listOfSchema(DeliveryAnswer) })
  deliveries(
    @Param('id') given: string,
    @QueryParameters({ schema: DeliveriesQuery }) query: DeliveriesQuery,
  ): Promise<List<DeliveryAnswer>> {
    return this.#desk.deliveries(given, query);
  }
}
