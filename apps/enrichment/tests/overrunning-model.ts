import { AccurateEngine } from '../src/engines/accurate.ts';
import { sentencesOf } from '../src/engines/sentences.ts';
import type { Step } from '../src/steps/step.ts';

let engine: AccurateEngine;

/** Steps of which one is ended while the model runs: long texts take it seconds. */
export const steps: readonly Step[] = [
  {
    name: 'model',
    version: '1',
    deadlineMs: 150,
    resources: [],
    async load() {
      engine = await AccurateEngine.load(new URL('../../../models/accurate/', import.meta.url));
    },
    async run({ articleBody }) {
      await engine.tag(sentencesOf(articleBody!));
      return { entities: [] };
    },
  },
  { name: 'last', version: '1', deadlineMs: 5_000, resources: [], async load() {}, run: () => ({ keywords: ['last'] }) },
];
