import { SingleBar } from 'cli-progress';

/** Where output is piped: milliseconds from line to line. */
const LINE_EVERY_MS = 2_000;

export interface Progress {
  add(count: number): void;
  /** @param waits why it does not go on */
  reach(count: number, waits?: string | null): void;
  stop(): void;
}

/** A bar on a terminal; where output is piped nothing, or for a known total a line every two seconds. All on standard error. */
export function progress(unit: string, total?: number): Progress {
  if (!process.stderr.isTTY) return total === undefined ? { add: () => {}, reach: () => {}, stop: () => {} } : lines(unit, total);
  const bar = new SingleBar({
    format: total === undefined ? `{value} ${unit} in {duration_formatted}` : `{bar} {value} of {total} ${unit} {waits}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    linewrap: false,
  });
  bar.start(total ?? 0, 0, { waits: '' });
  return {
    add: (count) => bar.increment(count),
    reach: (count, waits) => bar.update(count, { waits: waits ? `waits: ${waits}` : '' }),
    stop: () => bar.stop(),
  };
}

function lines(unit: string, total: number): Progress {
  let next = Date.now() + LINE_EVERY_MS;
  let reached = 0;
  const reach = (count: number, waits?: string | null): void => {
    reached = count;
    if (Date.now() < next) return;
    next = Date.now() + LINE_EVERY_MS;
    console.error(`${count} of ${total} ${unit}${waits ? `; waits: ${waits}` : ''}`);
  };
  return { add: (count) => reach(reached + count), reach, stop: () => {} };
}
