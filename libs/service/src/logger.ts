import type { LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import pretty from 'pino-pretty';
import type { ServiceConfig } from './config.ts';

/** Where Nest reports its own assembly: no news in normal operation. */
const assembly = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
  'TypeOrmModule',
]);

/** Nest's logger on pino: JSON lines in containers, readable on a terminal. */
export class PinoLogger implements LoggerService {
  readonly #pino: Pino;

  constructor(service: string, { LOG_LEVEL, LOG_FORMAT }: Pick<ServiceConfig, 'LOG_LEVEL' | 'LOG_FORMAT'>) {
    const readable = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stdout.isTTY);
    const options = { level: LOG_LEVEL, base: { service }, timestamp: pino.stdTimeFunctions.isoTime };
    this.#pino = readable
      ? pino(options, pretty({ sync: true, ignore: 'pid,hostname,service', translateTime: 'HH:MM:ss.l' }))
      : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.#write(assembly.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.#write('fatal', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.#write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.#write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.#write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.#write('trace', message, rest);
  }

  /** Nest passes the context last, and a stack before it if there is one. */
  #write(level: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace', message: unknown, rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const facts = { context, ...(stack === undefined ? {} : { stack }) };
    if (message instanceof Error) this.#pino[level]({ ...facts, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.#pino[level]({ ...facts, ...message });
    else this.#pino[level](facts, String(message));
  }
}
