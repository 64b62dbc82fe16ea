import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type EnrichedArticle, normalise, PermanentError, stableId } from '#events';
import { Problem } from '#service';
import { enriched, setId } from './enrich.ts';
import { steps } from './steps/steps.ts';
import { WorkerPool } from './worker-pool.ts';

/** What this instance enriches with, and what it would find: asked before articles are enriched anew. */
@Controller('v1')
export class SetController {
  readonly #pool: WorkerPool;

  constructor(pool: WorkerPool) {
    this.#pool = pool;
  }

  /** Articles that were enriched by another set are stale. */
  @Get('set')
  set(): { setId: string; steps: { name: string; version: string }[] } {
    return { setId: setId(), steps: steps.map(({ name, version }) => ({ name, version })) };
  }

  /** Enriches an article and answers what was found; nothing is published or stored. @throws Problem 422 what could never be an article */
  @Post('enrich')
  @HttpCode(200)
  async enrich(@Body() body: unknown): Promise<EnrichedArticle> {
    const data = take(body);
    return enriched({ id: stableId('tried', data.articleId), data }, await this.#pool.enrich(data));
  }
}

function take(body: unknown) {
  try {
    return normalise(body, { receivedAt: new Date() });
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    throw new Problem(422, error.code, error.message, {
      errors: [{ pointer: error.pointer, code: error.code, message: error.message }],
    });
  }
}
