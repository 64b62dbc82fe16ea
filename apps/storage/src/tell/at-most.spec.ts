import { AtMost } from './at-most.ts';
import { Shared } from './shared.ts';

it('runs so many at a time, in their order, and goes on after a failure', async () => {
  const atMost = new AtMost(2);
  const ends: PromiseWithResolvers<void>[] = [];
  const begun: number[] = [];
  const work = (number: number) =>
    atMost.run(() => {
      begun.push(number);
      return (ends[number] = Promise.withResolvers<void>()).promise;
    });
  const all = [0, 1, 2, 3].map(work);
  expect(begun).toEqual([0, 1]);
  ends[1]!.reject(new Error('broken'));
  await expect(all[1]).rejects.toThrow('broken');
  expect(begun).toEqual([0, 1, 2]);
  for (const number of [0, 2]) ends[number]!.resolve();
  await all[2];
  ends[3]!.resolve();
  await all[3];
  expect(begun).toEqual([0, 1, 2, 3]);
});

it('the same question is asked once while it is being answered, and again afterwards', async () => {
  const shared = new Shared<number>();
  let asked = 0;
  const ask = (key: unknown) => shared.ask(key, async () => (asked += 1));
  expect(await Promise.all([ask({ q: 'a' }), ask({ q: 'a' }), ask({ q: 'b' })])).toEqual([1, 1, 2]);
  expect(await ask({ q: 'a' })).toBe(3);
  await expect(shared.ask('x', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await shared.ask('x', async () => 7)).toBe(7);
});
