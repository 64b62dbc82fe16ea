import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { inHttpTerms, type Query } from '#database';

/** Token of the Query that answers are made by. */
export const ASK = Symbol('ASK');
/** And of the one for whole results, rankings and dear statistics: they have connections of their own, so that nobody else waits for them. */
export const ASK_AT_LENGTH = Symbol('ASK_AT_LENGTH');

/** A Query whose failures are what an HTTP client should hear. */
export function asking(query: Query): Query {
  return (sql, parameters, settings) => inHttpTerms(() => query(sql, parameters, settings));
}

const Fault = z.object({
  parameter: z.string().optional(),
  pointer: z.string().optional(),
  code: z.string().optional(),
  message: z.string(),
});
export const ProblemAnswer = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(Fault).optional(),
  })
  .meta({ description: 'RFC 9457' });

const reasons: Readonly<Record<number, string>> = {
  400: 'A parameter or the body is not what it takes; errors names it',
  404: 'There is none',
  406: 'None of what Accept names can be had; available lists what can',
  409: 'It is not in a state in which that can be done',
  410: 'It was erased for good; the answer says when and why',
  422: 'The patch can not be applied, or makes the message invalid; errors names the pointer',
  503: 'The database is away or too slow; Retry-After says when to ask again',
};

/** Tells OpenAPI how an operation may fail. */
export const Fails = (...statuses: number[]) =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: reasons[status]!,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
