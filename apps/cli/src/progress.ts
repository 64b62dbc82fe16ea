import { SingleBar } from 'cli-progress';

/** A bar on a terminal, nothing where output is piped. */
export function progress(unit: string): { add(count: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `{value} ${unit} in {duration_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
  });
  bar.start(0, 0);
  return { add: (count) => bar.increment(count), stop: () => bar.stop() };
}
