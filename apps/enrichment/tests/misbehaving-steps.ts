import type { Step } from '../src/steps/step.ts';

const plain = (name: string, run: Step['run'], deadlineMs = 5_000): Step => ({
  name,
  version: '1',
  deadlineMs,
  resources: [],
  async load() {},
  run,
});

/** Steps that do to an article what its headline says, for the tests of the worker pool. */
export const steps: readonly Step[] = [
  plain('first', () => ({ dates: [] })),
  plain(
    'trouble',
    ({ headline }) => {
      if (headline === 'loop') for (;;);
      if (headline === 'throw') throw new Error('a step at fault');
      if (headline === 'exit') process.exit(3);
      if (headline === 'memory') {
        const hoard: number[][] = [];
        for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => i + hoard.length));
      }
      if (headline === 'skip') return 'skipped';
      return { entities: [] };
    },
    400,
  ),
  plain('last', (_article, found) => ({ keywords: Object.keys(found).sort() })),
];
