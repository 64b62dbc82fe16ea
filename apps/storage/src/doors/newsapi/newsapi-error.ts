import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Fault, Problem } from '#service';

/** An error as newsapi.org words it, https://newsapi.org/docs/errors. */
export class NewsApiError extends Problem {
  constructor(code: string, message: string, status = 400) {
    super(status, code, message);
  }
}

/** Whatever goes wrong at this door is answered in newsapi.org's shape: {status: "error", code, message}. */
@Catch()
export class NewsApiErrors implements ExceptionFilter {
  readonly #logger = new Logger(NewsApiErrors.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, code, message } = told(error);
    if (status === 500) this.#logger.error(error);
    if (error instanceof Problem) reply.headers(error.headers);
    void reply.status(status).type('application/json; charset=utf-8').send({ status: 'error', code, message });
  }
}

function told(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof NewsApiError) return { status: error.getStatus(), code: error.code, message: error.message };
  if (error instanceof Problem && error.code === 'invalid_query') {
    const { errors } = error.getResponse() as { errors: Fault[] };
    const missing = errors.every(({ message }) => message === 'is missing');
    const tooMany = errors.some(({ parameter, message }) => parameter === 'sources' && message.startsWith('takes at most'));
    const code = missing ? 'parametersMissing' : tooMany ? 'sourcesTooMany' : 'parameterInvalid';
    return { status: 400, code, message: errors.map(({ parameter, message }) => `${parameter} ${message}`).join('; ') };
  }
  if (error instanceof Problem && error.getStatus() < 500)
    return { status: error.getStatus(), code: 'parameterInvalid', message: error.message };
  if (error instanceof Problem) return { status: error.getStatus(), code: 'unexpectedError', message: error.message };
  return { status: 500, code: 'unexpectedError', message: 'Something failed that should not; the log of the service says what.' };
}

/** What the service refuses before this door is reached: too many requests, a page or a write that may not, a key that is missing, unknown or for something else. */
const refusals: Readonly<Record<string, string>> = {
  key_missing: 'apiKeyMissing',
  key_unknown: 'apiKeyInvalid',
  scope_missing: 'apiKeyDisabled',
  rate_limited: 'rateLimited',
};

/** Clients of newsapi.org take for an answer what has no `status: "error"`. */
export function refuseInNewsApisWords(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
      const isProblem = String(reply.getHeader('content-type')).startsWith('application/problem+json');
      if (!isProblem || !request.url.startsWith('/compat/newsapi/') || typeof payload !== 'string') return payload;
      const { status, code, detail } = JSON.parse(payload) as { status: number; code: string; detail: string };
      void reply.type('application/json; charset=utf-8');
      const otherwise = status < 500 ? 'parameterInvalid' : 'unexpectedError';
      return JSON.stringify({ status: 'error', code: refusals[code] ?? otherwise, message: detail });
    });
}
