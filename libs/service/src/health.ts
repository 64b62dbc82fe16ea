import { Controller, Get, Header, HttpCode, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { register } from 'prom-client';

/** One thing that a service depends on. A fault is a sentence; undefined means that it is well. */
export interface HealthCheck {
  readonly name: string;
  /** Whether work flows now. */
  ready(): string | undefined | Promise<string | undefined>;
  /** Whether only a restart would help. */
  live?(): string | undefined;
}

/** Token of the list of checks that an app's module provides. */
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

/** A check that takes longer has its answer: milliseconds. */
const CHECK_DEADLINE_MS = 2_000;

type Report = { status: 'ok' | 'error'; checks: Record<string, { status: 'ok' | 'error'; detail?: string }> };

/** Where an operator and an orchestrator look: is it alive, does work flow, and the figures. */
@Controller()
export class HealthController {
  readonly #checks: readonly HealthCheck[];

  constructor(@Inject(HEALTH_CHECKS) checks: readonly HealthCheck[]) {
    this.#checks = checks;
  }

  @Get('health/live')
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    return this.#report(reply, async (check) => check.live?.());
  }

  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Report> {
    return this.#report(reply, (check) => within(CHECK_DEADLINE_MS, check));
  }

  @Get('metrics')
  @HttpCode(200)
  @Header('content-type', register.contentType)
  metrics(): Promise<string> {
    return register.metrics();
  }

  async #report(reply: FastifyReply, ask: (check: HealthCheck) => Promise<string | undefined>): Promise<Report> {
    const faults = await Promise.all(
      this.#checks.map(async (check) => [check.name, await ask(check).catch((error: unknown) => String(error))] as const),
    );
    const bad = faults.some(([, fault]) => fault !== undefined);
    void reply.status(bad ? 503 : 200).header('cache-control', 'no-store');
    const checks = faults.map(
      ([name, fault]) =>
        [name, fault === undefined ? { status: 'ok' as const } : { status: 'error' as const, detail: fault }] as const,
    );
    return { status: bad ? 'error' : 'ok', checks: Object.fromEntries(checks) };
  }
}

async function within(ms: number, check: HealthCheck): Promise<string | undefined> {
  const late = Promise.withResolvers<string>();
  const timer = setTimeout(() => late.resolve(`no answer within ${ms} ms`), ms);
  try {
    return await Promise.race([Promise.resolve(check.ready()), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
