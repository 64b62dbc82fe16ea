import type { FastifyReply } from 'fastify';
import { type HealthCheck, HealthController } from './health.ts';

async function ask(...verdicts: ReturnType<HealthCheck['ready']>[]) {
  let code = 0;
  const reply = { status: (given: number) => ((code = given), reply), header: () => reply } as unknown as FastifyReply;
  const checks = verdicts.map((verdict, index) => ({ name: `c${index}`, ready: () => verdict }));
  const report = await new HealthController(checks).ready(reply);
  return { code, ...report };
}

it.each([
  [[undefined, undefined], 200, 'ok'],
  [[undefined, { degraded: 'uneven' }], 200, 'degraded'],
  [[{ degraded: 'uneven' }, 'away'], 503, 'error'],
  [[Promise.reject(new Error('broken'))], 503, 'error'],
] as [ReturnType<HealthCheck['ready']>[], number, string][])('%j: %i %s', async (verdicts, code, status) =>
  expect(await ask(...verdicts)).toMatchObject({ code, status }),
);

it('says what is degraded', async () => {
  expect((await ask({ degraded: 'uneven' })).checks).toEqual({ c0: { status: 'degraded', detail: 'uneven' } });
});
