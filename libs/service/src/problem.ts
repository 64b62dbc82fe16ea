import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders } from './access/pages.ts';

/** One fault of a request: in a parameter, or at an RFC 6901 pointer into its body. */
export interface Fault {
  readonly parameter?: string | undefined;
  readonly pointer?: string | undefined;
  readonly code?: string | undefined;
  readonly message: string;
}

export interface ProblemOptions {
  readonly errors?: readonly Fault[];
  /** Seconds, sent as Retry-After. */
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the answer, as RFC 9457 §3.2 allows. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer that is an error: RFC 9457 problem+json, with a stable `code` for programs. */
export class Problem extends HttpException {
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, { errors, retryAfter, headers, extensions }: ProblemOptions = {}) {
    super({ type: 'about:blank', title: STATUS_CODES[status], status, detail, code, errors, ...extensions }, status);
    this.message = detail; // HttpException's own is its class name
    this.code = code;
    this.headers = { ...headers, ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }) };
  }
}

/** Every error that reaches HTTP becomes a Problem; what is our fault is logged, and told without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const problem = asProblem(exception, host.switchToHttp().getRequest<FastifyRequest>());
    if (problem.getStatus() === 500) this.#logger.error(exception);
    sendProblem(problem, host.switchToHttp().getResponse<FastifyReply>());
  }
}

/** For what fails before any route is found, such as an address with broken percent-encoding. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(asProblem(error, request), reply.headers(securityHeaders));
}

/** For what is no request at all: an HTTP/1.1 message, after which the connection ends. */
export function rawAnswer(problem: Problem): string {
  const body = JSON.stringify(problem.getResponse());
  const status = problem.getStatus();
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

function sendProblem(problem: Problem, reply: FastifyReply): void {
  if (reply.sent) return;
  void reply
    .status(problem.getStatus())
    .headers(problem.headers)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem.getResponse()));
}

function asProblem(exception: unknown, request: FastifyRequest): Problem {
  if (exception instanceof Problem) return exception;
  // Nest's own, or Fastify's: a body that is no JSON, too large, of an unknown type
  const { statusCode, message = '' } = exception as { statusCode?: number; message?: string };
  const isNests = exception instanceof HttpException;
  const status = isNests ? exception.getStatus() : statusCode;
  if (status === undefined || status < 400 || (status >= 500 && !isNests))
    return new Problem(500, 'internal_error', 'Something failed that should not; the log of the service says what.');
  if (status === 413)
    return new Problem(413, 'body_too_large', `The body is too large; ${request.routeOptions.bodyLimit} bytes are taken.`);
  if (status === 414) {
    const most = request.server.initialConfig.routerOptions?.maxParamLength;
    return new Problem(414, 'uri_too_long', `A part of the path is too long; ${most} characters are taken.`);
  }
  return new Problem(status, snake(STATUS_CODES[status] ?? 'error'), message);
}

function snake(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '_');
}
