import { Readable } from 'node:stream';
import { Controller, Get, Headers, Inject, Query as QueryParameters, Req, Res, UsePipes } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadQuery } from '#service';
import { Fails } from '../answers/ask.ts';
import { StreamQuery } from './feed-query.ts';
import { Streams } from './streams.ts';

@ApiTags('followers')
@Fails(400, 410, 503)
@UsePipes(new ReadQuery())
@Controller('v1/stream')
export class StreamController {
  readonly #streams: Streams;

  constructor(@Inject(Streams) streams: Streams) {
    this.#streams = streams;
  }

  @Get()
  @ApiOperation({
    operationId: 'streamArticles',
    summary:
      'What is stored, updated and withdrawn, as it happens: Server-Sent Events, each with its article as the list shows it',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'goes on after this event, without a gap or a repetition' })
  @ApiResponse({
    status: 200,
    description: 'Events `stored`, `updated` and `withdrawn`, until the client hangs up',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  async stream(
    @QueryParameters({ schema: StreamQuery }) query: StreamQuery,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gone = new AbortController();
    const { raw } = reply;
    raw.once('close', () => gone.abort());
    if (raw.destroyed || request.raw.socket.destroyed) gone.abort();
    // an empty header is none: EventSource has no id yet
    const texts = await this.#streams.begin(query, lastEventId || undefined, gone.signal, () => raw.destroy());
    void reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no'); // nginx would hold events back
    // a HEAD comes here as well, and is to end
    void reply.send(request.method === 'HEAD' ? '' : Readable.from(texts, { objectMode: true, highWaterMark: 1 }));
  }
}
