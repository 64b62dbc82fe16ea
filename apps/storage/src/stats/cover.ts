/** Which counts of the rollups make up a stretch of time, and what of it is left to be counted in the tables themselves. Times are milliseconds since 1970. */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** From `from` up to, but not with, `to`; either may be infinite. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch of whole hours or days, in UTC. */
export interface Part extends Stretch {
  readonly bucket: number;
  readonly span: 'hour' | 'day';
}

/** A stretch within an hour, which no rollup has. */
interface Cut extends Stretch {
  readonly bucket: number;
}

export interface Cover {
  readonly parts: readonly Part[];
  readonly cuts: readonly Cut[];
}

/** @param stretches the buckets; the parts and cuts of each bear its index */
export function cover(stretches: readonly Stretch[]): Cover {
  const parts: Part[] = [];
  const cuts: Cut[] = [];
  for (const [bucket, { from, to }] of stretches.entries()) {
    if (from >= to) continue;
    const hours = inner(from, to, HOUR_MS);
    if (!hours) {
      cuts.push({ bucket, from, to });
      continue;
    }
    if (from < hours.from) cuts.push({ bucket, from, to: hours.from });
    if (hours.to < to) cuts.push({ bucket, from: hours.to, to });
    const days = inner(hours.from, hours.to, DAY_MS);
    if (!days) {
      if (hours.from < hours.to) parts.push({ bucket, span: 'hour', ...hours });
      continue;
    }
    if (hours.from < days.from) parts.push({ bucket, span: 'hour', from: hours.from, to: days.from });
    if (days.from < days.to) parts.push({ bucket, span: 'day', ...days });
    if (days.to < hours.to) parts.push({ bucket, span: 'hour', from: days.to, to: hours.to });
  }
  return { parts, cuts };
}

/** The whole units in a stretch, perhaps none; undefined if it has not even a border of two. */
function inner(from: number, to: number, unit: number): Stretch | undefined {
  const [first, last] = [Math.ceil(from / unit) * unit, Math.floor(to / unit) * unit];
  return first <= last ? { from: first, to: last } : undefined;
}
