import { z } from 'zod';

/** A point in time as a user names it, or a whole day: milliseconds since 1970, `end` being the first that is past it. */
export interface Moment {
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;
const PlainDate = z.iso.date();
const Instant = z.iso.datetime({ offset: true });

/**
 * @returns undefined for what is neither a plain date nor an RFC 3339 time with its zone, or names a day that no calendar has
 */
export function parseMoment(text: string): Moment | undefined {
  if (PlainDate.safeParse(text).success) {
    const start = Date.parse(text);
    return { start, end: start + DAY_MS };
  }
  // A + that is not percent-encoded arrives as a space: what hurried users write, and it has one meaning only.
  const instant = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  if (!Instant.safeParse(instant).success) return undefined;
  const start = Date.parse(instant);
  return Number.isNaN(start) ? undefined : { start, end: start + 1 };
}
