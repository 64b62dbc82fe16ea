import type { AddressInfo } from 'node:net';
import { type DynamicModule, type InjectionToken, Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy, MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { guardDoor } from './access/door.ts';
import { corsFor, securityHeaders } from './access/pages.ts';
import { accessOf } from './access/reach.ts';
import type { RouteScopes } from './access/scopes.ts';
import { ConfigError } from '#config';
import type { ServiceConfig } from './config.ts';
import { guardUrl, serverLimits } from './limits.ts';
import { PinoLogger } from './logger.ts';
import { answerError, ProblemFilter } from './problem.ts';
import { guardWrite } from './write-guard.ts';

export interface Service {
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly config: ServiceConfig;
  readonly port: number;
  /** The variable that the port comes from, for the sentence on a port in use. */
  readonly portVariable: string;
  /** What each route needs of a key, where there are keys. */
  readonly scopes: RouteScopes;
  /** Body limit in bytes. */
  readonly bodyLimit?: number;
  /** Tokens of the transports, one for each group in which the service reads from Kafka. */
  readonly transports?: readonly InjectionToken<CustomTransportStrategy>[];
  /** What is to be set on the app before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
}

/** After that the process goes, orderly or not: milliseconds. */
const STOP_DEADLINE_MS = 9_500;

/** Starts a service and comes back when it listens. @throws ConfigError */
export async function startService({
  name,
  module,
  config,
  port,
  portVariable,
  scopes,
  bodyLimit,
  transports = [],
  prepare,
}: Service): Promise<Running> {
  const access = accessOf(config);
  if (register.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics();
  const adapter = new FastifyAdapter({
    bodyLimit,
    forceCloseConnections: true, // else an open stream holds up the stop
    ...serverLimits,
    frameworkErrors: answerError,
    onProtoPoisoning: 'ignore', // such keys are dropped where articles are cleaned; the article is taken
    onConstructorPoisoning: 'ignore',
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders);
    guardUrl(request.raw.url ?? '');
    guardWrite(request.method, request.headers, config);
  });
  await guardDoor(fastify, access, scopes);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new PinoLogger(name, config),
    abortOnError: false,
    bodyParser: false, // Nest's would take HTML forms; Fastify's own takes JSON, and an app adds what else it takes
  });
  app.useGlobalFilters(new ProblemFilter());
  if (config.ALLOWED_ORIGINS.length > 0) app.enableCors(corsFor(config.ALLOWED_ORIGINS));
  await prepare?.(app);
  for (const token of transports)
    app.connectMicroservice<MicroserviceOptions>({ strategy: app.get<CustomTransportStrategy>(token) });
  await app.startAllMicroservices();
  try {
    await app.listen(port, config.HOST);
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${port} on ${config.HOST} is in use; ${portVariable} takes another.`);
  }
  const { address, family, port: bound } = app.getHttpServer().address() as AddressInfo;
  if (access.isOpen)
    new Logger(name).warn('OPEN_ACCESS=yes: everybody who reaches this service may read, write and operate without a key');
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  return { app, url };
}

/**
 * A process that is one service: starts it, and ends orderly on SIGTERM, SIGINT or when the parent that holds its IPC channel is gone.
 * Exit codes: 0 stopped as asked, 1 failed, 2 configuration.
 */
export function runService(describe: () => Service): void {
  const fail = (error: unknown): never => {
    const mine = error instanceof ConfigError;
    process.stderr.write(`${mine ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exit(mine ? 2 : 1);
  };
  process.on('uncaughtException', fail);
  void (async () => {
    const service = describe();
    const asked = Promise.withResolvers<string>();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => asked.resolve(signal));
    if (process.connected) process.once('disconnect', () => asked.resolve('the parent is gone'));
    const { app, url } = await startService(service);
    const logger = new Logger(service.name);
    logger.log(`listens on ${url}`);
    logger.log(`stops: ${await asked.promise}`);
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    await app.close();
    process.exit(0);
  })().catch(fail);
}
