import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { RetryableError } from '#events';
import { Problem } from '#service';
import { ArticlePublisher } from '../article-publisher.ts';
import { itemsOf, sort } from './intake.ts';

/** CloudEvents source of what is posted here. */
const SOURCE = '/khabar/fetcher/http';
const RETRY_AFTER_S = 5;

interface Accepted {
  readonly index: number;
  readonly articleId: string;
  readonly eventId: string;
}

/** The way in over HTTP: one article, a list, or NDJSON. */
@Controller('v1/articles')
export class ArticlesController {
  readonly #publisher: ArticlePublisher;

  constructor(publisher: ArticlePublisher) {
    this.#publisher = publisher;
  }

  /**
   * 202 once Kafka has acknowledged every article. If some are refused, the others are published all the same, and the answer is a 400 that names
   * each refused item and field, and in `accepted` what went out; sending all again does no harm.
   */
  @Post()
  @HttpCode(202)
  async take(@Body() body: unknown, @Headers('traceparent') traceparent?: string): Promise<{ data: Accepted[] }> {
    if (body === undefined || body === null) throw new Problem(400, 'empty', 'The body holds no article.');
    const single = typeof body !== 'string' && !Array.isArray(body);
    const { accepted, refused } = sort(itemsOf(body), single, new Date(), SOURCE);
    const data = await this.#publish(accepted, traceparent);
    if (refused.length === 0) return { data };
    const status = refused.every(({ code }) => code === 'too_large') && data.length === 0 ? 413 : 400;
    const detail = single
      ? refused[0]!.message
      : `${refused.length} of ${refused.length + data.length} articles are refused; the others are published.`;
    throw new Problem(status, single ? refused[0]!.code! : 'articles_refused', detail, {
      errors: refused,
      extensions: { accepted: data },
    });
  }

  async #publish(accepted: ReturnType<typeof sort>['accepted'], traceparent: string | undefined): Promise<Accepted[]> {
    if (accepted.length === 0) return [];
    try {
      const eventIds = await this.#publisher.publish(
        accepted.map(({ article }) => article),
        SOURCE,
        traceparent,
      );
      return accepted.map(({ index, article }, place) => ({ index, articleId: article.articleId, eventId: eventIds[place]! }));
    } catch (error) {
      if (!(error instanceof RetryableError)) throw error;
      throw new Problem(503, 'broker_away', `${error.message}. Send it again later: what went out already does no harm.`, {
        retryAfter: RETRY_AFTER_S,
      });
    }
  }
}
