import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { parseMoment } from './date-range.ts';

/** Building blocks of the endpoints' queries. `meta({ openapi })` is what the parameter takes as the document shows it, where it differs from a string. */

const MAX_LIMIT = 200;
const MAX_NAME_CHARACTERS = 1_000;
const MAX_CURSOR_CHARACTERS = 500;
/** RFC 1035. */
const MAX_DOMAIN_CHARACTERS = 253;

const aLimit = `takes a whole number from 1 to ${MAX_LIMIT}`;
export const limit = z
  .string()
  .regex(/^[1-9]\d*$/, aLimit)
  .transform(Number)
  .refine((number) => number <= MAX_LIMIT, aLimit)
  .default(20)
  .meta({ description: 'at most so many on a page', openapi: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: 20 } });

export const cursor = z
  .string()
  .max(MAX_CURSOR_CHARACTERS, 'is no cursor of ours')
  .optional()
  .meta({ description: 'nextCursor of the page before; good for the same query alone' });

/** A number from nought on. */
export function wholeNumber(most: number) {
  const message = `takes a whole number up to ${most}`;
  return z
    .string()
    .regex(/^(0|[1-9]\d{0,14})$/, message)
    .transform(Number)
    .refine((number) => number <= most, message)
    .meta({ openapi: { type: 'integer', minimum: 0, maximum: most } });
}

/** A name or an id: what an equality is asked of. */
export const name = z
  .string()
  .trim()
  .min(1, 'is blank')
  .max(MAX_NAME_CHARACTERS, `takes at most ${MAX_NAME_CHARACTERS} characters`);

export const country = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'takes an ISO 3166-1 code of two letters')
  .transform((code) => code.toUpperCase());

export const language = z.string().transform((tag, context) => {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    context.addIssue({ code: 'custom', message: 'takes a BCP 47 language tag, like en or pt-BR' });
    return z.NEVER;
  }
});

export const moment = z.string().transform((text, context) => {
  const read = parseMoment(text);
  if (read) return read;
  context.addIssue({
    code: 'custom',
    message: 'takes a date (2024-04-09: the whole day) or an RFC 3339 time with its zone (2024-04-09T10:00:00Z)',
  });
  return z.NEVER;
});

/** A day in a text: no time, no zone. */
export const plainDate = z.iso
  .date('takes a date, like 2024-04-09')
  .refine((day) => !day.startsWith('0000'), 'takes a date after the year 0');

export const timeZone = z.string().transform((zone, context) => {
  try {
    if (/^[A-Za-z]/.test(zone)) return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // told below
  }
  context.addIssue({ code: 'custom', message: 'takes a time zone of the IANA database, like Asia/Almaty' });
  return z.NEVER;
});

/** In lower case and in ASCII, without a leading www. */
export const domain = z.string().transform((text, context) => {
  const ascii = /[\s/:@?#]/.test(text) ? '' : domainToASCII(text.replace(/\.$/, ''));
  if (ascii !== '' && ascii.length <= MAX_DOMAIN_CHARACTERS) return ascii.replace(/^www\./, '');
  context.addIssue({ code: 'custom', message: 'takes a domain, like example.org' });
  return z.NEVER;
});

/** One of several words. */
export function oneOf<const T extends readonly string[]>(words: T) {
  return z.enum(words, `takes ${words.join(' or ')}`);
}

/** Words with commas between. */
export function listOf<const T extends readonly string[]>(words: T) {
  return z
    .string()
    .transform((text) => text.split(',').map((word) => word.trim()))
    .pipe(z.array(z.enum(words, `takes ${words.join(', ')}, with commas between`)))
    .meta({ openapi: { type: 'array', items: { type: 'string', enum: [...words] } } });
}

// What the document says of text that is read by a rule of its own.
z.globalRegistry.add(moment, { openapi: { type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] } });
z.globalRegistry.add(language, { openapi: { type: 'string', pattern: '^([A-Za-z]{2,3}|[A-Za-z]{5,8})(-[A-Za-z0-9]{1,8})*$' } });
