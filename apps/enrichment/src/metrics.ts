import { Counter, Histogram } from 'prom-client';

export const stepsRun = new Counter({
  name: 'khabar_enrichment_steps_total',
  help: 'Steps run, by name and status',
  labelNames: ['step', 'status'],
});

export const stepSeconds = new Histogram({
  name: 'khabar_enrichment_step_seconds',
  help: 'Seconds that a step took for an article',
  labelNames: ['step'],
  buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
});
