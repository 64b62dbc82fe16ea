import type { z } from 'zod';
import { type Fault, Problem } from '#service';

/** A request's JSON body by a zod schema; every fault is told at once, under its RFC 6901 pointer. @throws Problem 400 invalid_body */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }): Fault => ({
    pointer: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
  }));
  const { pointer, message } = errors[0]!;
  throw new Problem(400, 'invalid_body', `${pointer || 'the body'}: ${message}`, { errors });
}
