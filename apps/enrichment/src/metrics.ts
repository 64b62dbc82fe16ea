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

export const entitiesFound = new Counter({
  name: 'khabar_enrichment_entities_total',
  help: 'Entities found, by type and by what found them: a model, the gazetteer, a rule',
  labelNames: ['type', 'by'],
});

export const languagesTold = new Counter({
  name: 'khabar_enrichment_languages_total',
  help: 'Articles by detected language, and whether it is the declared one',
  labelNames: ['language', 'declared'],
});
