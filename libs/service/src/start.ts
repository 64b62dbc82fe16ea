import type { AddressInfo } from 'node:net';
import { type DynamicModule, type InjectionToken, Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { CustomTransportStrategy, MicroserviceOptions } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { ConfigError, type ServiceConfig } from './config.ts';
import { PinoLogger } from './logger.ts';
import { answerError, ProblemFilter } from './problem.ts';
import { guardWrite } from './write-guard.ts';

type Transport = CustomTransportStrategy & { readonly crashed: { readonly promise: Promise<Error> } };

export interface Service {
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly config: ServiceConfig;
  readonly port: number;
  /** The variable that the port comes from, for the sentence on a port in use. */
  readonly portVariable: string;
  /** Body limit in bytes. */
  readonly bodyLimit?: number;
  /** Tokens of the transports, one for each group in which the service reads from Kafka. */
  readonly transports?: readonly InjectionToken<Transport>[];
  /** What is to be set on the app before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
}

export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** Resolves if the service can't go on. */
  readonly crashed: Promise<Error>;
}

/** The longest path parameter that is looked at, in characters: a whole URL of 8,000, percent-encoded. */
const MAX_PARAMETER_CHARACTERS = 72_000;
/** Request line and headers, in bytes. Node's own limit of 16 KiB refuses such a URL in a query, and any long one, without a word. */
const MAX_HEADER_BYTES = 98_304;
/** After that the process goes, orderly or not: milliseconds. */
const STOP_DEADLINE_MS = 9_500;

/** Starts a service and comes back when it listens. */
export async function startService({
  name,
  module,
  config,
  port,
  portVariable,
  bodyLimit,
  transports = [],
  prepare,
}: Service): Promise<Running> {
  if (register.getSingleMetric('process_cpu_seconds_total') === undefined) collectDefaultMetrics();
  const adapter = new FastifyAdapter({
    bodyLimit,
    forceCloseConnections: true, // else an open stream holds up the stop
    routerOptions: { maxParamLength: MAX_PARAMETER_CHARACTERS },
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    frameworkErrors: answerError,
    onProtoPoisoning: 'ignore', // such keys are dropped where articles are cleaned; the article is taken
    onConstructorPoisoning: 'ignore',
  });
  adapter.getInstance().removeContentTypeParser('text/plain');
  adapter.getInstance().addHook('onRequest', async (request) => guardWrite(request.method, request.headers, config));
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new PinoLogger(name, config),
    abortOnError: false,
    bodyParser: false, // Nest's would take HTML forms; Fastify's own takes JSON, and an app adds what else it takes
  });
  app.useGlobalFilters(new ProblemFilter());
  await prepare?.(app);
  const strategies = transports.map((token) => app.get<Transport>(token));
  for (const strategy of strategies) app.connectMicroservice<MicroserviceOptions>({ strategy });
  await app.startAllMicroservices();
  try {
    await app.listen(port, config.HOST);
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${port} on ${config.HOST} is in use; ${portVariable} takes another.`);
  }
  const { address, family, port: bound } = app.getHttpServer().address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`;
  return { app, url, crashed: Promise.race(strategies.map(({ crashed }) => crashed.promise)) }; // of none: never
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
    const { app, url, crashed } = await startService(service);
    const logger = new Logger(service.name);
    logger.log(`listens on ${url}`);
    const outcome = await Promise.race([asked.promise, crashed]);
    if (outcome instanceof Error) logger.fatal(outcome);
    else logger.log(`stops: ${outcome}`);
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    await app.close();
    process.exit(outcome instanceof Error ? 1 : 0);
  })().catch(fail);
}
