import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A TCP port; 0 takes a free one. */
export const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'takes a port number')
    .default(String(fallback))
    .transform(Number)
    .refine((number) => number <= 65_535, 'takes a port number up to 65535');

/** A path that stands for what is in the file. */
export const file = z.string().transform((path, context) => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `can't be read: ${(error as Error).message}` });
    return z.NEVER;
  }
});
