import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnModuleInit } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { faultInWords, inHttpTerms, mayWorkLater, type Query } from '#database';
import { eventTypes, stableId } from '#events';
import type { Outbound } from '#outbound';
import { Problem, readQuery } from '#service';
import {
  leaseWebhooks,
  moveOn,
  noteDelivered,
  noteFailed,
  noteTrial,
  releaseWebhook,
  selectFigures,
  selectToSend,
} from '../../tables/webhook.ts';
import { AtMost } from '../at-most.ts';
import type { FeedHead } from '../feed-head.ts';
import { type EventName, FeedQuery } from '../feed-query.ts';
import type { FeedReader, Telling } from '../feed-reader.ts';
import { backOff } from './back-off.ts';
import { type Attempt, bodyOf, deliver } from './deliver.ts';
import type { WebhookRow, WebhookState } from './webhook.ts';

/** What is due, or was left by another instance, is found so often. */
const POLL_MS = 1_000;
/** While much is stored, webhooks are not looked through more often than that. */
const BREATH_MS = 100;
/** Of the pool that writes articles. */
const MAX_CONNECTIONS = 2;
/** Beside the time that a receiver has: reading the next page and writing what came of the last. */
const LEASE_MARGIN_S = 45;
/** After a fault of ours. */
const FAULT_PAUSE_S = 60;
/** What is under way at a stop may come to its end. */
const STOP_GRACE_MS = 2_000;
const STOP_DEADLINE_MS = 3_500;
const TRIAL = 'khabar.webhook.test.v1';
const typeOf: Readonly<Record<EventName, string>> = {
  stored: eventTypes.stored,
  updated: eventTypes.updated,
  withdrawn: eventTypes.withdrawn,
};

const deliveries = new Counter({
  name: 'khabar_webhook_deliveries_total',
  help: 'Attempts to deliver to a webhook, by what came of them',
  labelNames: ['outcome'],
});
for (const outcome of ['delivered', 'failed']) deliveries.inc({ outcome }, 0);
const webhooks = new Gauge({ name: 'khabar_webhooks', help: 'Webhooks by state', labelNames: ['state'] });
const oldest = new Gauge({
  name: 'khabar_webhook_oldest_undelivered_seconds',
  help: 'Age of the oldest event that an active webhook has not dealt with; 0: none waits',
});

export interface SenderOptions {
  /** After so many failures of one delivery the webhook is dead. */
  readonly attempts: number;
  /** Until the first repetition, in seconds. */
  readonly retryS: number;
  /** That a receiver has to answer, in seconds. */
  readonly timeoutS: number;
}

/** What is needed to send. */
type Target = WebhookRow & { secret: string };
/** How a webhook stands after something was noted; undefined: the lease is lost, another one is at work. */
type Standing = { state: WebhookState; settings: number } | undefined;

/**
 * Tells webhooks. Each has its place in the feed and goes on by itself, one event after the other, so that one which fails or hangs keeps
 * nobody waiting. A lease says which instance is at work on it; who has lost it may send, but notes nothing. What was sent and not noted
 * is sent again, with the same webhook-id.
 */
export class WebhookSender implements OnModuleInit, BeforeApplicationShutdown {
  readonly #logger = new Logger(WebhookSender.name);
  readonly #query: Query;
  readonly #reader: FeedReader;
  readonly #head: FeedHead;
  readonly #outbound: Outbound;
  readonly #options: SenderOptions;
  readonly #leaseS: number;
  /** Nothing new is begun. */
  readonly #stop = new AbortController();
  /** What is under way is broken off. */
  readonly #breakOff = new AbortController();
  readonly #working = new Set<Promise<void>>();
  #pause = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(query: Query, reader: FeedReader, head: FeedHead, outbound: Outbound, options: SenderOptions) {
    const atMost = new AtMost(MAX_CONNECTIONS);
    this.#query = (sql, parameters) => atMost.run(() => query(sql, parameters));
    this.#reader = reader;
    this.#head = head;
    this.#outbound = outbound;
    this.#options = options;
    this.#leaseS = options.timeoutS + LEASE_MARGIN_S;
  }

  onModuleInit(): void {
    this.#running = this.#run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    const ended = this.#running.then(() => Promise.all(this.#working));
    const grace = setTimeout(() => this.#breakOff.abort(), STOP_GRACE_MS);
    await Promise.race([ended, sleep(STOP_DEADLINE_MS, undefined, { ref: false })]);
    clearTimeout(grace);
  }

  /** A webhook is new, or was changed. */
  wake(): void {
    this.#pause.abort();
  }

  /** Sends an event that means nothing, now, whatever the state of the webhook. @throws Problem 404 or 503 */
  async trial(id: string): Promise<Attempt> {
    const [target] = await inHttpTerms(() => this.#query<Target>(selectToSend, [id]));
    if (!target) throw new Problem(404, 'webhook_not_found', `No webhook has the id ${id}`);
    const at = new Date();
    const message = { id: randomUUID(), at, body: bodyOf(TRIAL, at, { webhookId: target.id }) };
    const attempt = await deliver(this.#outbound, target, message, this.#options.timeoutS * 1_000, this.#breakOff.signal);
    const { status = null, error = null, ms } = attempt;
    await inHttpTerms(() => this.#query(noteTrial, [id, message.id, TRIAL, outcomeOf(attempt), status, error, ms]));
    return attempt;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    for (let counted = 0; !signal.aborted;) {
      this.#pause = new AbortController();
      const { seq } = this.#head;
      try {
        await this.#begin();
        if (Date.now() - counted >= POLL_MS) {
          counted = Date.now();
          await this.#count();
        }
      } catch (error) {
        if (!mayWorkLater(error)) this.#logger.error(`webhooks are not told, tried until it works: ${faultInWords(error)}`);
      }
      await sleep(BREATH_MS, undefined, { signal }).catch(() => undefined);
      await this.#head.beyond(seq, POLL_MS, AbortSignal.any([signal, this.#pause.signal]));
    }
  }

  /** Takes all that have something to do. */
  async #begin(): Promise<void> {
    const lease = randomUUID();
    for (const target of await this.#query<Target>(leaseWebhooks, [this.#leaseS, lease])) {
      const work = this.#work(target, lease).finally(() => this.#working.delete(work));
      this.#working.add(work);
    }
  }

  async #count(): Promise<void> {
    const figures = await this.#query<{ state: WebhookState; count: number; oldest: number | null }>(selectFigures);
    webhooks.reset();
    for (const { state, count } of figures) webhooks.set({ state }, count);
    oldest.set(figures.find(({ state }) => state === 'active')?.oldest ?? 0);
  }

  /** Until all is told, something fails, or the webhook is not what it was. Never throws. */
  async #work(target: Target, lease: string): Promise<void> {
    let pauseS = 0;
    try {
      await this.#tellAll(target, lease);
    } catch (error) {
      if (!mayWorkLater(error) && !this.#breakOff.signal.aborted) {
        this.#logger.error(`webhook ${target.id} is not told, tried again in ${FAULT_PAUSE_S} s: ${faultInWords(error)}`);
        pauseS = FAULT_PAUSE_S;
      }
    }
    await this.#query(releaseWebhook, [target.id, lease, pauseS]).catch(() => undefined); // the lease ends by itself
    this.wake(); // more may have come meanwhile
  }

  async #tellAll(target: Target, lease: string): Promise<void> {
    const asked = readQuery(FeedQuery, target.query);
    let { position } = target;
    const goesOn = (standing: Standing) => standing?.state === 'active' && standing.settings === target.settings;
    const skipTo = async (seq: number, missed = 0): Promise<boolean> => {
      position = seq;
      const [standing] = await this.#query<NonNullable<Standing>>(moveOn, [target.id, lease, this.#leaseS, seq, missed]);
      return goesOn(standing);
    };
    while (!this.#stop.signal.aborted) {
      const page = await this.#reader.next(asked, target.events, position);
      if (!page) return;
      if (page.missed > 0) {
        this.#logger.warn(`webhook ${target.id} has missed ${page.missed} events, which are not kept any more`);
        if (!(await skipTo(position + page.missed, page.missed))) return;
      }
      for await (const telling of this.#reader.told(page.events, asked.include)) {
        if (this.#stop.signal.aborted) return;
        const { delivered, standing } = await this.#tell(target, lease, telling);
        if (!delivered || !goesOn(standing)) return;
        position = telling.position.seq;
        target.failures = 0;
      }
      if (position < page.last.seq && !(await skipTo(page.last.seq))) return;
    }
  }

  async #tell(target: Target, lease: string, telling: Telling): Promise<{ delivered: boolean; standing: Standing }> {
    const { name, eventId, at, article, articleId, position } = telling;
    const type = typeOf[name];
    const message = { id: stableId('webhook', target.id, eventId), at: new Date(), body: bodyOf(type, at, article) };
    const timeoutMs = this.#options.timeoutS * 1_000;
    const attempt = await deliver(this.#outbound, target, message, timeoutMs, this.#breakOff.signal);
    deliveries.inc({ outcome: outcomeOf(attempt) });
    const { delivered, status = null, ms } = attempt;
    const told = [message.id, type, articleId] as const;
    if (delivered) {
      const values = [target.id, lease, this.#leaseS, position.seq, ...told, status, ms];
      const [standing] = await this.#query<NonNullable<Standing>>(noteDelivered, values);
      if (target.failures > 0) this.#logger.log(`webhook ${target.id} is told again`);
      return { delivered, standing };
    }
    const failures = target.failures + 1;
    const { attempts, retryS } = this.#options;
    const state = attempt.gone ? 'disabled' : failures >= attempts ? 'dead' : 'active';
    const pause = backOff(failures, retryS, attempt.retryAfterMs, Math.random());
    const values = [target.id, lease, position.seq, ...told, status, ms, attempt.error, pause, state];
    const [standing] = await this.#query<NonNullable<Standing>>(noteFailed, values);
    if (state !== 'active')
      this.#logger.warn(`webhook ${target.id} is ${state}, attempt ${failures} at an event failed: ${attempt.error}`);
    else if (failures === 1) this.#logger.warn(`webhook ${target.id} fails, tried until it works: ${attempt.error}`);
    return { delivered, standing };
  }
}

const outcomeOf = ({ delivered }: Attempt): 'delivered' | 'failed' => (delivered ? 'delivered' : 'failed');
