import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

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
  /** Further members of the answer, as RFC 9457 §3.2 allows. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** An answer that is an error: RFC 9457 problem+json, with a stable `code` for programs. */
export class Problem extends HttpException {
  readonly code: string;
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, detail: string, { errors, retryAfter, extensions }: ProblemOptions = {}) {
    super({ type: 'about:blank', title: STATUS_CODES[status], status, detail, code, errors, ...extensions }, status);
    this.message = detail; // HttpException's own is its class name
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Every error that reaches HTTP becomes a Problem; what is our fault is logged, and told without its insides. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const problem = asProblem(exception);
    if (problem.getStatus() === 500) this.#logger.error(exception);
    sendProblem(problem, host.switchToHttp().getResponse<FastifyReply>());
  }
}

/** For what fails before any route is found, such as an address with broken percent-encoding. */
export function answerError(error: unknown, _request: unknown, reply: FastifyReply): void {
  sendProblem(asProblem(error), reply);
}

function sendProblem(problem: Problem, reply: FastifyReply): void {
  if (reply.sent) return;
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  void reply
    .status(problem.getStatus())
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problem.getResponse()));
}

function asProblem(exception: unknown): Problem {
  if (exception instanceof Problem) return exception;
  if (exception instanceof HttpException)
    return new Problem(exception.getStatus(), snake(STATUS_CODES[exception.getStatus()] ?? 'error'), exception.message);
  // Fastify's own: a body that is no JSON, too large, of an unknown type
  const { statusCode, message } = exception as { statusCode?: number; message?: string };
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, snake(STATUS_CODES[statusCode] ?? 'error'), message ?? '');
  return new Problem(500, 'internal_error', 'Something failed that should not; the log of the service says what.');
}

function snake(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '_');
}
