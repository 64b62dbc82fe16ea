/** Kafka or Postgres is away for a minute. */
import { outageOf } from './harness/outage.ts';

describe('Kafka', () => {
  outageOf('kafka', 60);
});
describe('Postgres', () => {
  outageOf('postgres', 60);
});
