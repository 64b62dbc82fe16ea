import { Controller, Inject, Logger } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { faultInWords, isOurFault, mayWorkLater, type Query, Store } from '#database';
import { type CloudEvent, type EnrichedArticle, groups, RetryableError, topics } from '#events';
import { type Delivery, OnTopic } from '#kafka';
import { accountsOf, type Death } from '../letters/letter.ts';
import { insertLetters, recordDeaths } from '../tables/dead-letter.ts';
import { noteUnits } from '../tables/ledger.ts';
import type { Outcome } from '../write/outcome.ts';
import type { Sight } from './sight.ts';
import { onePerOrigin, outcomeUnit, receivedUnit, type Unit } from './units.ts';

/** Raw messages a statement. */
const MAX_RECEIVED = 500;
/** Letters carry their message's bytes, up to 4 MiB each. */
const MAX_LETTERS = 25;

/** What came in and what died, read from the log itself and never derived from what was stored. */
@Controller()
export class LedgerController {
  readonly #store: Store;
  readonly #logger = new Logger(LedgerController.name);

  constructor(@Inject(Store) store: Store) {
    this.#store = store;
  }

  @OnTopic(topics.raw.name, { maxBatch: MAX_RECEIVED, group: groups.ledger })
  received(@Payload() deliveries: Delivery<Sight>[]): Promise<void> {
    const units = deliveries.map(({ message, value }) => receivedUnit(message, value));
    return this.#account(deliveries, () => this.#store.writer.transaction((query) => note(query, units)));
  }

  @OnTopic(topics.dead.name, { maxBatch: MAX_LETTERS, group: groups.ledger })
  died(@Payload() deliveries: Delivery<Death | undefined>[]): Promise<void> {
    for (const { message, value } of deliveries)
      if (!value) this.#logger.warn(`${message.topic}@${message.offset} is no dead letter of ours; it is left where it lies`);
    const accounts = deliveries.flatMap(({ value }) => (value ? [accountsOf(value)] : []));
    if (accounts.length === 0) return Promise.resolve();
    const letters = JSON.stringify(accounts.map(({ row }, place) => ({ ...row, place })));
    const units = accounts.flatMap(({ unit }) => unit ?? []);
    return this.#account(deliveries, () =>
      this.#store.writer.transaction(async (query) => {
        await note(query, units);
        await query(insertLetters, [letters]);
        await query(recordDeaths, [letters]);
      }),
    );
  }

  /**
   * No message is at fault for what the ledger makes of it, so none may become a dead letter here: one that can't be noted is told in the
   * log and left out, and the balance shows it.
   */
  async #account(deliveries: readonly Delivery<unknown>[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (mayWorkLater(error) || isOurFault(error))
        throw new RetryableError(`Postgres: ${faultInWords(error)}`, { cause: error });
      if (deliveries.length > 1) throw error; // the transport tries them one by one
      const { topic, partition, offset } = deliveries[0]!.message;
      this.#logger.error(`${topic}[${partition}]@${offset} can't be noted: ${faultInWords(error)}`);
    }
  }
}

/** Notes what became of a batch of enriched events, in the transaction that stores them. One statement, however many there are. */
export function noteOutcomes(
  query: Query,
  deliveries: readonly Delivery<CloudEvent<EnrichedArticle>>[],
  articles: readonly EnrichedArticle[],
  outcomes: readonly Outcome[],
): Promise<void> {
  return note(
    query,
    deliveries.map(({ message, value: { id } }, index) => outcomeUnit(message, { id, data: articles[index]! }, outcomes[index]!)),
  );
}

async function note(query: Query, units: readonly Unit[]): Promise<void> {
  if (units.length > 0) await query(noteUnits, [JSON.stringify(onePerOrigin(units))]);
}
