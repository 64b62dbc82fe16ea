import { z } from 'zod';

/** A point in time as a user names it, or a whole day: milliseconds since 1970, `end` being the first that is past it. */
export interface Moment {
  readonly start: number;
  readonly end: number;
  /** A day that was named without a time; start and end are those in UTC. */
  readonly day?: string;
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
    return { start, end: start + DAY_MS, day: text };
  }
  // A + that is not percent-encoded arrives as a space: what hurried users write, and it has one meaning only.
  const instant = text.replace(/ (\d{2}:\d{2})$/, '+$1');
  if (!Instant.safeParse(instant).success) return undefined;
  const start = Date.parse(instant);
  return Number.isNaN(start) ? undefined : { start, end: start + 1 };
}

/** A day as it is in a time zone: 23 hours or 25, where the clocks change. An instant is the same everywhere. */
export function inZone(moment: Moment, zone: string): Moment {
  if (moment.day === undefined) return moment;
  const next = new Date(moment.end).toISOString().slice(0, 10);
  return { start: startOfDay(moment.day, zone), end: startOfDay(next, zone), day: moment.day };
}

export interface Range {
  /** Milliseconds since 1970. */
  readonly from?: number;
  /** The first millisecond that is past it. */
  readonly end?: number;
}

/** From when to when is asked for; plain dates are days in the zone that was named. */
export function rangeOf({
  from,
  to,
  tz = 'UTC',
}: {
  from?: Moment | undefined;
  to?: Moment | undefined;
  tz?: string | undefined;
}): Range {
  return { ...(from ? { from: inZone(from, tz).start } : {}), ...(to ? { end: inZone(to, tz).end } : {}) };
}

/**
 * The first instant of a day: midnight, the instant to which a change of the clocks skips it, or the start of the next day where the zone left
 * the day out.
 *
 * @param day YYYY-MM-DD
 * @param zone IANA
 */
function startOfDay(day: string, zone: string): number {
  const utc = Date.parse(day);
  const clock = clockOf(zone);
  const offsets = [-DAY_MS, DAY_MS].map((shift) => clock(utc + shift) - (utc + shift));
  const candidates = offsets.map((offset) => utc - offset).toSorted((a, b) => a - b);
  return candidates.find((instant) => clock(instant) >= utc) ?? candidates.at(-1)!;
}

/** By zone; there are six hundred. To make one takes as long as all else that is done about a question. */
const clocks = new Map<string, (instant: number) => number>();

function clockOf(zone: string): (instant: number) => number {
  const clock = clocks.get(zone) ?? makeClock(zone);
  clocks.set(zone, clock);
  return clock;
}

/** What clocks of a zone show at an instant, as if it were UTC: milliseconds since 1970, whole seconds. */
function makeClock(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  });
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const of = (part: string): number => Number(parts[part]);
    const shown = new Date(0);
    shown.setUTCFullYear(parts['era'] === 'BC' ? 1 - of('year') : of('year'), of('month') - 1, of('day'));
    return shown.setUTCHours(of('hour'), of('minute'), of('second'));
  };
}
