/** Kafka or Postgres is away for a short while; test:long has them away for a minute and more. */
import { outageOf } from './harness/outage.ts';

describe('Kafka', () => {
  outageOf('kafka', 8);
});
describe('Postgres', () => {
  outageOf('postgres', 8);
});
