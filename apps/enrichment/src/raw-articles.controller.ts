import { Controller, Logger } from '@nestjs/common';
import {
  type Article,
  type CloudEvent,
  type EnrichedArticle,
  eventTypes,
  groups,
  originOf,
  RetryableError,
  stableId,
  toMessage,
  topics,
} from '#events';
import { type Delivery, EventProducer, OnTopic, RefusedAsTooLarge } from '#kafka';
import { enriched, withoutBody } from './enrich.ts';
import { entitiesFound, languagesTold, stepSeconds, stepsRun } from './metrics.ts';
import { WorkerPool } from './worker-pool.ts';

const SOURCE = '/khabar/enrichment';
/** Articles taken at a time: enough to keep all workers busy, few enough that the first does not wait long for the last. */
const MAX_BATCH = 64;

/** What became of a declared language, for the metrics. */
const DECLARED: Readonly<Record<string, string>> = { true: 'agrees', false: 'overruled', undefined: 'none' };

type Raw = Delivery<CloudEvent<Article>>;

/** Raw article -> enriched article. */
@Controller()
export class RawArticlesController {
  readonly #logger = new Logger(RawArticlesController.name);
  readonly #pool: WorkerPool;
  readonly #producer: EventProducer;

  constructor(pool: WorkerPool, producer: EventProducer) {
    this.#pool = pool;
    this.#producer = producer;
  }

  @OnTopic(topics.raw.name, { maxBatch: MAX_BATCH, group: groups.enrichment })
  async enrich(deliveries: Raw[]): Promise<void> {
    let waiting = await Promise.all(deliveries.map((delivery) => this.#event(delivery)));
    while (waiting.length > 0) {
      const messages = waiting.map(({ event }) => toMessage(event));
      try {
        await this.#producer.send(topics.enriched.name, messages);
        return;
      } catch (error) {
        if (!(error instanceof RefusedAsTooLarge)) throw error;
        const at = messages.indexOf(error.refused); // those before it are out
        const { delivery, event } = waiting[at]!;
        waiting = [{ delivery, event: { ...event, data: withoutBody(event.data, delivery.message) } }, ...waiting.slice(at + 1)];
      }
    }
  }

  async #event(delivery: Raw) {
    const { data: article, id, traceparent } = delivery.value;
    const enrichment = await this.#pool.enrich(article).catch((cause: Error) => {
      throw new RetryableError(`no worker could be started: ${cause.message}`, { cause }); // the machine's fault, never the article's
    });
    for (const { name, status, ms } of enrichment.steps) {
      stepsRun.inc({ step: name, status });
      stepSeconds.observe({ step: name }, ms / 1000);
    }
    for (const { type, method } of enrichment.findings.entities ?? []) entitiesFound.inc({ type, by: method.split(':')[0]! });
    const { language } = enrichment.findings;
    if (language) languagesTold.inc({ language: language.tag, declared: DECLARED[String(language.agrees)] });
    for (const { step, reason } of enrichment.failures) this.#logger.warn(`${article.articleId}: ${step}: ${reason}`);
    const data: EnrichedArticle = { ...enriched(delivery.value, enrichment), origin: originOf(delivery.message) };
    // the same article under the same set of steps is the same event, however often it is delivered
    const event = {
      id: stableId('enriched', id, data.enrichment.setId),
      type: eventTypes.enriched,
      source: SOURCE,
      subject: article.articleId,
      traceparent,
      data,
    };
    return { delivery, event };
  }
}
