import { validate as isUuid, v4 as randomId } from 'uuid';
import { inHttpTerms, type Store } from '#database';
import { type List, Problem, readCursor, writeCursor } from '#service';
import { locks } from '../../locks.ts';
import {
  awaitWebhooksLock,
  deleteWebhook,
  insertWebhook,
  reviveWebhook,
  selectDeliveries,
  selectWebhook,
  selectWebhooks,
  updateWebhook,
} from '../../tables/webhook.ts';
import type { DeliveriesQuery, NewWebhook, WebhookChange } from './request.ts';
import { newSecret } from './signature.ts';
import {
  type DeliveryAnswer,
  deliveryAnswer,
  type DeliveryRow,
  type WebhookAnswer,
  webhookAnswer,
  type WebhookRow,
  type WebhookWithSecret,
} from './webhook.ts';

type ShownRow = WebhookRow & { behind: number };

/** Keeps the webhooks: who is told of what. All methods throw Problem. */
export class WebhookDesk {
  readonly #store: Pick<Store, 'reader' | 'writer'>;
  readonly #most: number;
  readonly #refusal: (url: string) => string | undefined;

  /** @param most webhooks that there may be; @param refusal why nothing would be sent to an address */
  constructor(store: Pick<Store, 'reader' | 'writer'>, most: number, refusal: (url: string) => string | undefined) {
    this.#store = store;
    this.#most = most;
    this.#refusal = refusal;
  }

  async add({ url, query, events, description }: NewWebhook): Promise<WebhookWithSecret> {
    this.#check(url);
    const secret = newSecret();
    const id = randomId();
    const added = await inHttpTerms(() =>
      this.#store.writer.transaction(async (ask) => {
        await ask(awaitWebhooksLock, [locks.webhooks]);
        return ask(insertWebhook, [id, url, JSON.stringify(query), events, description ?? null, secret, this.#most]);
      }),
    );
    if (added.length === 0)
      throw new Problem(409, 'too_many_webhooks', `There are ${this.#most} webhooks, as many as there may be (MAX_WEBHOOKS).`);
    return { ...(await this.find(id)), secret };
  }

  async list(): Promise<List<WebhookAnswer>> {
    const rows = await inHttpTerms(() => this.#store.reader.query<ShownRow>(selectWebhooks));
    return {
      data: rows.map(webhookAnswer),
      page: { limit: this.#most, nextCursor: null, total: { value: rows.length, relation: 'eq' } },
      query: { normalised: {}, warnings: [] },
    };
  }

  async find(id: string): Promise<WebhookAnswer> {
    const [row] = isUuid(id) ? await inHttpTerms(() => this.#store.reader.query<ShownRow>(selectWebhook, [id])) : [];
    if (!row) throw new Problem(404, 'webhook_not_found', `No webhook has the id ${id}`);
    return webhookAnswer(row);
  }

  async change(id: string, change: WebhookChange): Promise<WebhookAnswer> {
    if (change.url !== undefined) this.#check(change.url);
    const { id: known, state } = await this.find(id);
    const { url = null, query, events = null, description = null, state: wanted = null } = change;
    const values = [known, url, query ? JSON.stringify(query) : null, events, description, wanted];
    const changed = await inHttpTerms(() => this.#store.writer.query(updateWebhook, values));
    if (changed.length === 0)
      throw new Problem(409, 'webhook_ended', `The webhook is ${state}; POST /v1/webhooks/${known}/revive lets it go on.`, {
        errors: [{ pointer: '/state', message: `can not be set while it is ${state}` }],
      });
    return this.find(known);
  }

  async revive(id: string): Promise<WebhookAnswer> {
    const { id: known, state } = await this.find(id);
    const revived = await inHttpTerms(() => this.#store.writer.query(reviveWebhook, [known]));
    if (revived.length === 0)
      throw new Problem(409, 'webhook_not_dead', `The webhook is ${state}: only one that is dead or disabled can be revived.`);
    return this.find(known);
  }

  async remove(id: string): Promise<void> {
    const { id: known } = await this.find(id);
    await inHttpTerms(() => this.#store.writer.query(deleteWebhook, [known]));
  }

  async deliveries(id: string, { limit, cursor }: DeliveriesQuery): Promise<List<DeliveryAnswer>> {
    const { id: webhook } = await this.find(id);
    const before = cursor === undefined ? null : readCursor(cursor, { webhook })[0];
    const rows = await inHttpTerms(() => this.#store.reader.query<DeliveryRow>(selectDeliveries, [webhook, before, limit + 1]));
    const shown = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? writeCursor([shown.at(-1)!.number], { webhook }) : null;
    return { data: shown.map(deliveryAnswer), page: { limit, nextCursor }, query: { normalised: {}, warnings: [] } };
  }

  #check(url: string): void {
    const message = this.#refusal(url);
    if (message !== undefined)
      throw new Problem(400, 'invalid_body', `/url is not where anything is sent: ${message}`, {
        errors: [{ pointer: '/url', message }],
      });
  }
}
