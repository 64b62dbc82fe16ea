import { z } from 'zod';
import { eventTypes } from './cloud-events.ts';
import { DeadLetter } from './dead-letter.ts';
import { EnrichedArticle } from './enriched-article.ts';
import { RawArticle } from './raw-article.ts';
import { StoredArticle } from './stored-article.ts';
import { type Topic, topics } from './topics.ts';

/** The contracts for those who speak another language: JSON Schema 2020-12 for each, and AsyncAPI 3 over all. By path under docs/. */
export function contractDocs(): Record<string, object> {
  const raw = z.toJSONSchema(RawArticle, { io: 'input' });
  const enriched = z.toJSONSchema(EnrichedArticle, { io: 'input' });
  const stored = z.toJSONSchema(StoredArticle, { io: 'input' });
  const dead = z.toJSONSchema(DeadLetter, { io: 'input' });
  return {
    'schemas/raw-article.v1.json': raw,
    'schemas/enriched-article.v1.json': enriched,
    'schemas/stored-article.v1.json': stored,
    'schemas/dead-letter.v1.json': dead,
    'asyncapi.json': asyncApi(),
  };
}

function asyncApi(): object {
  const schema = (name: string) => ({ $ref: `./schemas/${name}.v1.json` });
  const channel = ({ name, partitions }: Topic, messages: string[], description: string) => ({
    address: name,
    description,
    messages: Object.fromEntries(messages.map((message) => [message, { $ref: `#/components/messages/${message}` }])),
    bindings: { kafka: { topic: name, partitions, topicConfiguration: { 'cleanup.policy': ['delete'] } } },
  });
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Khabar',
      version: '1',
      description:
        'Events between the services. The key of every message is the articleId. A producer may send binary or structured CloudEvents, or bare JSON without headers.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      raw: channel(topics.raw, ['RawArticle'], 'Articles as their publishers give them. Anyone may publish here.'),
      enriched: channel(topics.enriched, ['EnrichedArticle'], 'Articles and what was found in them.'),
      stored: channel(
        topics.stored,
        ['ArticleStored', 'ArticleUpdated', 'ArticleWithdrawn'],
        'What became of articles in the store, for followers; at least once, in order for each article.',
      ),
      dead: channel(
        topics.dead,
        ['DeadLetter'],
        'Messages that can never be used: original key and bytes, the facts in headers.',
      ),
    },
    operations: {
      takeRaw: { action: 'receive', channel: { $ref: '#/channels/raw' }, summary: 'enrichment reads' },
      sendEnriched: { action: 'send', channel: { $ref: '#/channels/enriched' }, summary: 'enrichment publishes, storage reads' },
      tell: { action: 'send', channel: { $ref: '#/channels/stored' }, summary: 'storage tells what it has written' },
      bury: { action: 'send', channel: { $ref: '#/channels/dead' }, summary: 'any service sets a message aside' },
    },
    components: {
      messages: {
        RawArticle: { title: 'RawArticle', headers: cloudEventHeaders(eventTypes.raw), payload: schema('raw-article') },
        EnrichedArticle: {
          title: 'EnrichedArticle',
          headers: cloudEventHeaders(eventTypes.enriched),
          payload: schema('enriched-article'),
        },
        ...Object.fromEntries(
          (['stored', 'updated', 'withdrawn'] as const).map((kind) => [
            `Article${kind[0]!.toUpperCase()}${kind.slice(1)}`,
            { title: `Article ${kind}`, headers: cloudEventHeaders(eventTypes[kind]), payload: schema('stored-article') },
          ]),
        ),
        DeadLetter: {
          title: 'DeadLetter',
          description: 'Each property of the schema is a header `dead-<property>`, in kebab case, as text.',
          contentType: 'application/octet-stream',
          payload: schema('dead-letter'),
        },
      },
    },
  };
}

/** CloudEvents 1.0, Kafka binding, binary mode. */
function cloudEventHeaders(type: string): object {
  const text = { type: 'string' };
  return {
    type: 'object',
    properties: {
      ce_specversion: { const: '1.0' },
      ce_id: text,
      ce_type: { const: type },
      ce_source: text,
      ce_subject: { ...text, description: 'articleId' },
      ce_time: { ...text, format: 'date-time' },
      'content-type': { const: 'application/json' },
      traceparent: text,
    },
  };
}
