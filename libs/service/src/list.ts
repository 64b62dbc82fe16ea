import { z } from 'zod';

/** Something about the query that its author should know: the answer may not be what was meant. */
export const Warning = z.object({ parameter: z.string(), message: z.string() });
export type Warning = z.infer<typeof Warning>;

const Total = z.object({
  value: z.int().nonnegative(),
  relation: z.enum(['eq', 'gte']).meta({ description: 'gte: there are more, and they were not counted' }),
});

/** What every list answers. */
export function listOfSchema<T extends z.ZodType>(item: T) {
  return z.object({
    data: z.array(item),
    page: z.object({
      limit: z.int().nonnegative(),
      nextCursor: z.string().nullable().meta({ description: 'cursor of the next page; null on the last' }),
      total: Total.optional(),
    }),
    query: z.object({
      normalised: z.record(z.string(), z.unknown()).meta({ description: 'the query as it was understood' }),
      warnings: z.array(Warning),
    }),
  });
}

export interface List<T> {
  readonly data: T[];
  readonly page: { readonly limit: number; readonly nextCursor: string | null; readonly total?: z.infer<typeof Total> };
  readonly query: { readonly normalised: Record<string, unknown>; readonly warnings: Warning[] };
}
