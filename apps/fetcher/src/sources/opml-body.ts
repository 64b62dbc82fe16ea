import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** OPML comes as bytes: its charset stands in itself. */
export function acceptOpml(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    ['text/x-opml', 'text/xml', 'application/xml', 'text/x-opml+xml'],
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
}
