import { z } from 'zod';
import { instant } from '#events';
import { type EventName, eventNames } from '../feed-query.ts';

/** active: told; paused: by its owner; dead: it failed too often; disabled: it answered 410. */
const states = ['active', 'paused', 'dead', 'disabled'] as const;
export type WebhookState = (typeof states)[number];

export const WebhookAnswer = z
  .object({
    id: z.uuid(),
    url: z.string(),
    description: z.string().optional(),
    query: z.record(z.string(), z.union([z.string(), z.array(z.string())])).meta({ description: 'as it was given' }),
    events: z.array(z.enum(eventNames)),
    state: z.enum(states).meta({
      description:
        'active: it is told; paused: by its owner; dead: it failed too often; disabled: it answered 410. The last two take a revive',
    }),
    reason: z.string().optional().meta({ description: 'why the last attempt failed' }),
    failures: z.int().nonnegative().meta({ description: 'attempts at the event that is next' }),
    failingSince: z.iso.datetime().optional(),
    nextAttemptAt: z.iso.datetime().optional().meta({ description: 'when it is tried again; there only while it fails' }),
    deliveredAt: z.iso.datetime().optional().meta({ description: 'of the last delivery' }),
    behind: z.int().nonnegative().meta({ description: 'events that have not been looked at for it' }),
    missed: z.int().nonnegative().meta({ description: 'events that were given up (RETAIN_FEED_DAYS) before it took them' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' });
export type WebhookAnswer = z.infer<typeof WebhookAnswer>;

export const WebhookWithSecret = WebhookAnswer.extend({
  secret: z.string().meta({ description: 'to check signatures with; shown this once' }),
}).meta({ id: 'WebhookWithSecret' });
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

export const DeliveryAnswer = z
  .object({
    number: z.int().positive(),
    messageId: z.uuid().meta({ description: 'webhook-id: the same for every attempt' }),
    type: z.string(),
    articleId: z.uuid().optional(),
    outcome: z.enum(['delivered', 'failed']),
    status: z.int().optional().meta({ description: 'what the receiver answered, if it did' }),
    error: z.string().optional(),
    ms: z.int().nonnegative(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;

/** As the statements of tables/webhook.ts give it. */
export interface WebhookRow {
  id: string;
  url: string;
  query: Record<string, string | string[]>;
  events: EventName[];
  description: string | null;
  state: WebhookState;
  reason: string | null;
  position: number;
  failures: number;
  failing_since: Date | null;
  missed: number;
  next_at: Date;
  delivered_at: Date | null;
  settings: number;
  created_at: Date;
  updated_at: Date;
}

export interface DeliveryRow {
  number: number;
  message_id: string;
  type: string;
  article_id: string | null;
  outcome: 'delivered' | 'failed';
  status: number | null;
  error: string | null;
  ms: number;
  at: Date;
}

export function webhookAnswer(row: WebhookRow & { behind: number }): WebhookAnswer {
  return {
    id: row.id,
    url: row.url,
    ...(row.description && { description: row.description }),
    query: row.query,
    events: row.events,
    state: row.state,
    ...(row.reason !== null && { reason: row.reason }),
    failures: row.failures,
    ...(row.failing_since && { failingSince: instant(row.failing_since) }),
    ...(row.state === 'active' && row.failures > 0 && { nextAttemptAt: instant(row.next_at) }),
    ...(row.delivered_at && { deliveredAt: instant(row.delivered_at) }),
    behind: row.behind,
    missed: row.missed,
    createdAt: instant(row.created_at),
    updatedAt: instant(row.updated_at),
  };
}

export function deliveryAnswer(row: DeliveryRow): DeliveryAnswer {
  return {
    number: row.number,
    messageId: row.message_id,
    type: row.type,
    ...(row.article_id !== null && { articleId: row.article_id }),
    outcome: row.outcome,
    ...(row.status !== null && { status: row.status }),
    ...(row.error !== null && { error: row.error }),
    ms: row.ms,
    at: instant(row.at),
  };
}
