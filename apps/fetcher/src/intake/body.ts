import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** One request takes a batch of large articles; more go in several requests. */
export const MAX_BODY_BYTES = 33_554_432;

/** NDJSON comes to the handler as text: its lines are parsed one by one, so that a bad one is refused alone. */
export function acceptLines(app: NestFastifyApplication): void {
  for (const type of ['application/x-ndjson', 'application/ndjson', 'application/jsonl'])
    app
      .getHttpAdapter()
      .getInstance()
      .addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
}
