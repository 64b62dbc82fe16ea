/** The ledger stays bounded and its balance the same: hours that are over are counted for good, old ones keep the counts alone. */
import { RollUp } from '../apps/storage/src/ledger/roll-up.ts';
import { onePerOrigin, receivedUnit, type Unit } from '../apps/storage/src/ledger/units.ts';
import { noteUnits } from '../apps/storage/src/tables/ledger.ts';
import type { Database } from '#database';
import { topics } from '#events';
import { useStack } from './harness/stack.ts';
import { until } from './harness/until.ts';
import { startStorage, type StorageUnderTest } from './storage.support.ts';

const HOUR_MS = 3_600_000;
const HOURS = 30;
const EACH = 20;

let storage: StorageUnderTest;
let database: Database;
afterAll(() => storage.stop());
const stack = useStack();
beforeAll(async () => {
  storage = await startStorage({ ...stack.env, LEDGER_GRACE_S: '60' });
  database = storage.store.writer;
}, 30_000);
// nothing is ever noted in an hour that is over, but for what these tests age
beforeEach(() => database.query('truncate khabar.ledger, khabar.ledger_hour'));

let offset = 0;
const unit = (outcome?: Unit['outcome']): Unit => {
  const at = { topic: topics.raw.name, partition: 0, offset: String((offset += 1)), timestamp: new Date() };
  return { ...receivedUnit({ ...at, key: null, value: null, headers: {} }, { eventId: `e${offset}` }), outcome };
};
const note = (...units: Unit[]) => database.query(noteUnits, [JSON.stringify(onePerOrigin(units))]);
/** So long ago as if it had been noted then. */
const age = (units: readonly Unit[], ms: number) =>
  database.query(`update khabar.ledger set noted_at = $2 where origin = any($1::uuid[])`, [
    units.map(({ origin }) => origin),
    new Date(Date.now() - ms),
  ]);
const total = async () => (await storage.get('/v1/ledger/balance')).body.total;
const rows = async () => Number((await database.query<{ n: string }>('select count(*) as n from khabar.ledger'))[0]!.n);
/** As the service says it, which looks every few seconds. */
const health = (status: string) =>
  until(async () => {
    const { balance } = (await storage.get('/health/ready')).body.checks;
    return balance.status === status && balance;
  }, `health does not become ${status}`);

test('the balance is the same before and after, by hour and in all, and twice changes nothing', async () => {
  for (let hour = 0; hour < HOURS; hour += 1) {
    const units = Array.from({ length: EACH }, (_, index) =>
      unit(index % 5 === 0 ? 'dead' : index % 3 === 0 ? 'duplicate' : 'stored'),
    );
    await note(...units);
    await age(units, hour * HOUR_MS);
  }
  const before = await storage.get('/v1/ledger/balance?from=2020-01-01');
  expect(before.body.total).toMatchObject({ received: HOURS * EACH, difference: 0, inFlight: 0, missing: 0 });
  await new RollUp(database, undefined).run();
  await Promise.all([1, 2, 3].map(() => new RollUp(database, undefined).run()));
  expect((await storage.get('/v1/ledger/balance?from=2020-01-01')).body).toEqual(before.body);
  expect(await rows()).toBe(HOURS * EACH);

  await new RollUp(database, 1).run();
  await new RollUp(database, 1).run();
  expect((await storage.get('/v1/ledger/balance?from=2020-01-01')).body).toEqual(before.body);
  const left = await rows();
  expect(left).toBeLessThanOrEqual(26 * EACH);
  expect(left).toBeGreaterThanOrEqual(24 * EACH);
}, 60_000);

test('what is missing stays, makes the service degraded, and is counted when it comes to an end after all', async () => {
  const [late, even] = [unit(), unit('stored')];
  await note(late, even);
  await age([late, even], 50 * HOUR_MS);
  await new RollUp(database, 1).run();
  expect(await total()).toMatchObject({ received: 2, missing: 1, difference: 1 });
  expect(await health('degraded')).toMatchObject({ detail: expect.stringContaining('1 received more than 60 s ago') as string });

  await note({ ...late, outcome: 'stored' });
  await health('ok');
  await new RollUp(database, 1).run();
  expect(await total()).toMatchObject({ received: 2, missing: 0, difference: 0 });
  await new RollUp(database, 1).run();
  expect(await total()).toMatchObject({ received: 2, difference: 0 });
}, 60_000);

test('an end that nobody received is a difference, too', async () => {
  const { received_ms: _never, ...alone } = unit('stored');
  await note(alone);
  await age([alone], HOUR_MS);
  expect(await total()).toMatchObject({ unseen: 1, difference: -1 });
  expect(await health('degraded')).toMatchObject({ detail: expect.stringContaining('1 at an end') as string });
  await note({ ...alone, received_ms: Date.now() });
  await health('ok');
}, 60_000);

test('the first end stays, whoever tells of another', async () => {
  const one = unit('dead');
  await note(one);
  await note({ ...one, outcome: 'stored' });
  const [row] = await database.query<{ outcome: string }>('select outcome from khabar.ledger where origin = $1', [one.origin]);
  expect(row!.outcome).toBe('dead');
});
