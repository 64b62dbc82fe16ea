import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CloudEvent, contentHash, type EnrichedArticle, readDate, type ReceivedMessage } from '#events';
import { chosenEngine } from './engines/engines.ts';
import type { Article, Step } from './steps/step.ts';
import { steps } from './steps/steps.ts';
import type { Enrichment } from './worker-pool.ts';

/**
 * Identifies what enriches: a hash over every step's name, version and resources. The same article and set give the same
 * findings, so an article needs enriching anew only under another set.
 */
export function setIdOf(set: readonly Pick<Step, 'name' | 'version' | 'resources'>[]): string {
  const hash = createHash('sha256');
  for (const { name, version, resources } of set) {
    hash.update(`${name}\0${version}\0`);
    for (const resource of resources) hash.update(createHash('sha256').update(readFileSync(resource)).digest());
  }
  return hash.digest('hex').slice(0, 32);
}

const { missing } = chosenEngine();
let ownSetId: string | undefined;

/** The id of the product's own steps; read once, as files of a running service do not change. */
export function setId(): string {
  return (ownSetId ??= setIdOf(steps));
}

/** The event that follows from an article and what was found in it. */
export function enriched(
  { data: article, id, source, time, reenrichment }: CloudEvent<Article & { articleId: string }>,
  { findings, steps: reports, status }: Enrichment,
): EnrichedArticle {
  return {
    ...findings,
    articleId: article.articleId,
    contentHash: contentHash(article),
    rawEventId: id,
    rawEventSource: source,
    rawEventTime: time === undefined ? undefined : atUtc(time),
    reenrichment,
    article: missing ? { ...article, flags: [...(article.flags ?? []), 'model_missing'] } : article,
    enrichment: { setId: setId(), status, steps: reports },
  };
}

/** Other people's clocks and formats: what is no RFC 3339 time orders nothing. */
function atUtc(time: string): string | undefined {
  const read = readDate(time);
  return read && read.precision !== 'day' ? read.value : undefined;
}

/**
 * For a broker that takes no message as large: the facts stay, and in place of the text stands where it lies.
 */
export function withoutBody(event: EnrichedArticle, { topic, partition, offset }: ReceivedMessage): EnrichedArticle {
  const { articleBody: _text, articleBodyHtml: _html, ...article } = event.article;
  const flags = [...(article.flags ?? []), 'body_by_reference'];
  return { ...event, article: { ...article, flags, bodyReference: { topic, partition, offset } } };
}
