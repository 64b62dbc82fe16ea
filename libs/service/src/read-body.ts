import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { Problem } from './problem.ts';

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
