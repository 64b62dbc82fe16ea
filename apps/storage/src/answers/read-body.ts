import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { Problem } from '#service';

/** RFC 6902 has a type of its own; plain JSON is taken as well. */
export function acceptPatches(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    'application/json-patch+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('ignore', 'ignore'),
  );
}

/** Reads a request's body by the zod schema named in `@Body({ schema })`; every fault is told at once, by its pointer into the body. */
export class ReadBody implements PipeTransform {
  transform(value: unknown, { type, schema }: ArgumentMetadata): unknown {
    if (type !== 'body' || !(schema instanceof z.ZodType)) return value;
    const result = schema.safeParse(value ?? {});
    if (result.success) return result.data;
    const errors = result.error.issues.map(({ path, message }) => ({
      pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      message,
    }));
    const { pointer, message } = errors[0]!;
    throw new Problem(
      400,
      'invalid_body',
      `${pointer || 'The body'} ${message}${errors.length > 1 ? ' (and more, see errors)' : ''}`,
      {
        errors,
      },
    );
  }
}
