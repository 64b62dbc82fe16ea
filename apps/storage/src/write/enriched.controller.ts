import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { Counter, Histogram } from 'prom-client';
import { faultInWords, isOurFault, mayWorkLater, Store } from '#database';
import { type CloudEvent, type EnrichedArticle, groups, RetryableError, topics } from '#events';
import { type Delivery, OnTopic } from '#kafka';
import { GroupingLane } from '../grouping/lane.ts';
import { noteOutcomes } from '../ledger/ledger.controller.ts';
import { FeedLane } from '../tell/feed-lane.ts';
import { OutboxRelay } from '../tell/outbox-relay.ts';
import { outcomes } from './outcome.ts';
import { writeArticles } from './writer.ts';

/** One transaction takes up to so many events. */
const MAX_BATCH = 200;

const events = new Counter({
  name: 'khabar_storage_events_total',
  help: 'Enriched articles by what they did to the store',
  labelNames: ['outcome'],
});
const seconds = new Histogram({
  name: 'khabar_storage_batch_seconds',
  help: 'Time to write a batch',
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});
for (const outcome of outcomes) events.inc({ outcome }, 0);

/** enriched -> rows. */
@Controller()
export class EnrichedController {
  readonly #store: Store;
  readonly #relay: Pick<OutboxRelay, 'wake'>;
  readonly #lane: Pick<GroupingLane, 'wake'>;
  readonly #feed: Pick<FeedLane, 'wake'>;

  constructor(
    @Inject(Store) store: Store,
    @Inject(OutboxRelay) relay: Pick<OutboxRelay, 'wake'>,
    @Inject(GroupingLane) lane: Pick<GroupingLane, 'wake'>,
    @Inject(FeedLane) feed: Pick<FeedLane, 'wake'>,
  ) {
    this.#store = store;
    this.#relay = relay;
    this.#lane = lane;
    this.#feed = feed;
  }

  @OnTopic(topics.enriched.name, { maxBatch: MAX_BATCH, group: groups.storage })
  async write(@Payload() deliveries: Delivery<CloudEvent<EnrichedArticle>>[]): Promise<void> {
    const stop = seconds.startTimer();
    try {
      const done = await writeArticles(
        this.#store.writer,
        deliveries.map(({ value }) => value.data),
        (query, articles, outcomes) => noteOutcomes(query, deliveries, articles, outcomes),
      );
      stop();
      this.#relay.wake();
      this.#feed.wake();
      this.#lane.wake();
      for (const outcome of done) events.inc({ outcome });
    } catch (error) {
      // What is left over may be the data's fault: the transport finds the message by trying one by one.
      throw mayWorkLater(error) || isOurFault(error)
        ? new RetryableError(`Postgres: ${faultInWords(error)}`, { cause: error })
        : error;
    }
  }
}
