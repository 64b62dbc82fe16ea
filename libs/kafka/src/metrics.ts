import { Counter, Gauge } from 'prom-client';

/** Messages that a handler has dealt with, dead letters included. */
export const handled = new Counter({
  name: 'khabar_messages_handled_total',
  help: 'Messages dealt with, by topic',
  labelNames: ['topic'],
});

export const deadLetters = new Counter({
  name: 'khabar_dead_letters_total',
  help: 'Messages that could not be used, by topic and code',
  labelNames: ['topic', 'code'],
});

export const lag = new Gauge({
  name: 'khabar_consumer_lag',
  help: 'Messages behind the end of the partition, as of the last batch',
  labelNames: ['topic', 'partition'],
});
