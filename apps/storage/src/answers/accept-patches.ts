import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** RFC 6902 has a type of its own; plain JSON is taken as well. */
export function acceptPatches(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    'application/json-patch+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('ignore', 'ignore'),
  );
}
