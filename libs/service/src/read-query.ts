import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { type Fault, Problem } from './problem.ts';
import type { GivenQuery } from './query-string.ts';

/** Reads a request's query by the zod object named in `@Query({ schema })`; every fault is told at once, under its parameter's name. */
export class ReadQuery implements PipeTransform {
  transform(value: unknown, { type, schema }: ArgumentMetadata): unknown {
    return type === 'query' && schema instanceof z.ZodObject ? readQuery(schema, value as GivenQuery) : value;
  }
}

/** @throws Problem 400 invalid_query */
export function readQuery<T extends z.ZodObject>(schema: T, given: Readonly<GivenQuery>): z.output<T> {
  const faults: Fault[] = [];
  const values: Record<string, string | string[]> = {};
  for (const [parameter, value] of Object.entries(given)) {
    const field = Object.hasOwn(schema.shape, parameter) ? (schema.shape[parameter] as z.ZodType) : undefined;
    const all = [value].flat();
    if (field === undefined) faults.push({ parameter, message: unknown(Object.keys(schema.shape)) });
    else if (all.length > 1 && !isRepeatable(field)) faults.push({ parameter, message: 'is given more than once' });
    else if (!isReadable(all)) faults.push({ parameter, message: 'is not percent-encoded UTF-8' });
    else if (all.includes('')) faults.push({ parameter, message: 'is empty; leave it out instead' });
    else if (all.some((one) => one.includes('\0'))) faults.push({ parameter, message: 'contains a NUL character' });
    else values[parameter] = isRepeatable(field) ? all : all[0]!;
  }
  const result = schema.safeParse(values);
  const told = new Set(faults.map(({ parameter }) => parameter));
  for (const { path, message } of result.error?.issues ?? [])
    if (!told.has(String(path[0]))) faults.push({ parameter: String(path[0]), message });
  if (faults.length > 0) throw badQuery(faults);
  return result.data!;
}

function isReadable(values: readonly (string | null)[]): values is string[] {
  return !values.includes(null);
}

export function badQuery(errors: readonly Fault[]): Problem {
  const { parameter, message } = errors[0]!;
  return new Problem(400, 'invalid_query', `${parameter} ${message}${errors.length > 1 ? ' (and more, see errors)' : ''}`, {
    errors,
  });
}

function unknown(known: readonly string[]): string {
  return `is no parameter here; ${known.length > 0 ? `there are: ${known.join(', ')}` : 'there are none'}`;
}

function isRepeatable(field: z.ZodType): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isRepeatable(field.unwrap() as z.ZodType);
  return field instanceof z.ZodArray;
}
