import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';
import { z } from 'zod';

/** Work flows, and yet something is to be looked into: a sentence on what. */
export interface Degraded {
  readonly degraded: string;
}

type Verdict = string | Degraded | undefined;

/** One thing that a service depends on. A fault is a sentence; undefined means that it is well. */
export interface HealthCheck {
  readonly name: string;
  /** Whether work flows now. */
  ready(): Verdict | Promise<Verdict>;
  /** Whether only a restart would help. */
  live?(): string | undefined;
}

/** Token of the list of checks that an app's module provides. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

/** A check that takes longer has its answer: milliseconds. */
const CHECK_DEADLINE_MS = 2_000;

const Status = z.enum(['ok', 'degraded', 'error']);
type Status = z.infer<typeof Status>;
const Report = z
  .object({
    status: Status.meta({ description: 'the worst of the checks' }),
    checks: z.record(
      z.string(),
      z.object({ status: Status, detail: z.string().optional().meta({ description: 'what it waits for, in words' }) }),
    ),
  })
  .meta({ id: 'Health' });
type Report = z.infer<typeof Report>;

/** Where an operator and an orchestrator look: is it alive, does work flow, and the figures. */
@ApiTags('health')
@Controller()
export class HealthController {
  readonly #checks: readonly HealthCheck[];

  constructor(@Inject(HEALTH_CHECKS) checks: readonly HealthCheck[]) {
    this.#checks = checks;
  }

  @Get('health/live')
  @ApiOperation({ operationId: 'getLiveness', summary: 'Whether the process is alive: 503 if only a restart would help' })
  @ApiResponse({ status: 200, description: 'It is alive', standardSchema: Report })
  @ApiResponse({
    status: 503,
    description: 'Only a restart would help; the check that is in error says why',
    standardSchema: Report,
  })
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    return this.#report(reply, async (check) => check.live?.());
  }

  @Get('health/ready')
  @ApiOperation({ operationId: 'getReadiness', summary: 'Whether work flows now, and if not, what it waits for' })
  @ApiResponse({ status: 200, description: 'Work flows', standardSchema: Report })
  @ApiResponse({ status: 503, description: 'Work does not flow; the check that is in error says why', standardSchema: Report })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    return this.#report(reply, (check) => within(CHECK_DEADLINE_MS, check));
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'getMetrics', summary: 'The figures of the service, for Prometheus' })
  @ApiResponse({ status: 200, description: 'Figures', content: { 'text/plain': { schema: { type: 'string' } } } })
  @HttpCode(200)
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }

  /** 503 for a fault alone: a degraded service still does its work, and restarting it or sending its work elsewhere would help nobody. */
  async #report(reply: FastifyReply, ask: (check: HealthCheck) => Promise<Verdict>): Promise<Report> {
    const verdicts = await Promise.all(
      this.#checks.map(async (check) => [check.name, told(await ask(check).catch((error: unknown) => String(error)))] as const),
    );
    const worst = (['error', 'degraded'] as const).find((status) => verdicts.some(([, verdict]) => verdict.status === status));
    void reply.status(worst === 'error' ? 503 : 200).header('cache-control', 'no-store');
    return { status: worst ?? 'ok', checks: Object.fromEntries(verdicts) };
  }
}

function told(verdict: Verdict): { status: Status; detail?: string } {
  if (verdict === undefined) return { status: 'ok' };
  return typeof verdict === 'string' ? { status: 'error', detail: verdict } : { status: 'degraded', detail: verdict.degraded };
}

async function within(ms: number, check: HealthCheck): Promise<Verdict> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${ms} ms`), ms);
  try {
    return await Promise.race([Promise.resolve(check.ready()), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
