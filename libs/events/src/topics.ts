/** The log between the services: every topic, its key and its groups. README, docker-compose.yml and .env.example are held against this file. */

/** What the border takes of one message, in bytes; more is dead-lettered as `too_large`. */
export const MAX_VALUE_BYTES = 1_048_576;

/**
 * What our own broker, topics and clients allow, in bytes. It is four times the border, so that an enriched article
 * (text, mentions and all) and a dead letter (original bytes and headers) always fit.
 */
export const MAX_MESSAGE_BYTES = 4_194_304;

export interface Topic {
  readonly name: string;
  readonly partitions: number;
}

/** The key of every message on these topics is the articleId, so that one article's events keep their order. */
export const topics = {
  raw: { name: 'articles.raw.v1', partitions: 6 },
  enriched: { name: 'articles.enriched.v1', partitions: 6 },
  stored: { name: 'articles.stored.v1', partitions: 6 },
  dead: { name: 'articles.dead.v1', partitions: 1 },
} as const satisfies Record<string, Topic>;

/** Consumer groups, one for each service that reads; storage has a second one, that counts what came in and what died. */
export const groups = { enrichment: 'khabar.enrichment', storage: 'khabar.storage', ledger: 'khabar.ledger' } as const;
