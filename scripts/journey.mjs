/** One article's whole journey, seen from outside: published at the fetcher, answered by storage. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_WITHIN_MS = 90_000;
const ANSWERED_WITHIN_MS = 90_000;
const SHOWN_ENTITIES = 12;
const SHOWN_TOPICS = 5;
/** Needed where API_KEYS is set, on this machine too. */
const key = process.env.KHABAR_API_KEY ? { authorization: `Bearer ${process.env.KHABAR_API_KEY}` } : {};

/** Every samples/*.json as {file, article}, by name. */
export function readSamples(folder) {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((file) => ({ file, article: JSON.parse(readFileSync(join(folder, file), 'utf8')) }));
}

/** Waits until the service says that it is ready. Throws Error with its last answer if it does not within 90 s. */
export async function untilReady({ app, url }, signal) {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (let last = 'nothing'; ;) {
    try {
      const response = await fetch(`${url}/health/ready`, { signal });
      if (response.ok) return;
      last = `${response.status} ${await response.text()}`;
    } catch (error) {
      last = error.cause?.message ?? error.message;
    }
    signal.throwIfAborted();
    if (Date.now() > deadline)
      throw new Error(`${app} is not ready after ${READY_WITHIN_MS / 1000} s; /health/ready says: ${last}`);
    await sleep(100);
  }
}

/** Publishes articles at the fetcher and returns their ids. Throws Error with its answer unless that is 202. */
export async function publish(fetcherUrl, articles, signal) {
  const response = await fetch(`${fetcherUrl}/v1/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...key },
    body: JSON.stringify(articles),
    signal,
  });
  const answer = await response.text();
  if (response.status !== 202) throw new Error(`The fetcher did not take the articles: ${response.status} ${answer}`);
  return JSON.parse(answer).data.map(({ articleId }) => articleId);
}

/** Waits until storage answers for the article, and returns its answer. */
export async function untilAnswered(storageUrl, articleId, signal, everyMs = 50) {
  const deadline = Date.now() + ANSWERED_WITHIN_MS;
  for (;;) {
    const response = await fetch(`${storageUrl}/v1/articles/${articleId}`, { headers: key, signal });
    const answer = await response.text();
    if (response.ok) return JSON.parse(answer);
    if (response.status === 401 || response.status === 403) throw new Error(`Storage does not answer KHABAR_API_KEY: ${answer}`);
    if (Date.now() > deadline)
      throw new Error(
        `Storage has no answer for article ${articleId} after ${ANSWERED_WITHIN_MS / 1000} s: ${response.status} ${answer}`,
      );
    await sleep(everyMs);
  }
}

/** Publishes one article alone, measures, and returns {article, ms}; `ms` is undefined if storage had it from an earlier start. */
export async function timedJourney(fetcherUrl, storageUrl, sample, signal) {
  const [published, begin] = [Date.now(), performance.now()];
  const [articleId] = await publish(fetcherUrl, [sample], signal);
  const article = await untilAnswered(storageUrl, articleId, signal, 10);
  const ms = Math.round(performance.now() - begin);
  return { article, ms: Date.parse(article.storedAt) < published ? undefined : ms };
}

/** What storage answers for an article, for a person to read. */
export function describe({ article, ms }) {
  const { headline, url, language, datePublished, publisher, entities = [], topics = [], dates = [], storedAt } = article;
  const from = [publisher?.name, datePublished?.slice(0, 10), language?.tag && `language ${language.tag}`]
    .filter(Boolean)
    .join(', ');
  const way =
    ms === undefined
      ? `already stored by an earlier start (${storedAt}), so nothing was measured`
      : `${ms} ms from publishing to this answer`;
  return [
    `"${headline}"`,
    `  ${from}`,
    ...(url ? [`  ${url}`] : []),
    '',
    ...section('Who and where', entities.slice(0, SHOWN_ENTITIES).map(entityLine), entities.length - SHOWN_ENTITIES),
    ...section(
      'About',
      topics.slice(0, SHOWN_TOPICS).map(({ name, code }) => [name, code]),
      topics.length - SHOWN_TOPICS,
    ),
    ...section(
      'Dates in the text',
      dates.map(({ value, text }) => [value, `"${text}"`]),
    ),
    `  ${way}`,
  ].join('\n');
}

function entityLine({ name, type, role, country, sameAs = [] }) {
  const wikidata = sameAs.map((id) => /\bQ\d+$/.exec(id)?.[0]).find(Boolean);
  return [name, type, role ?? '', country ?? '', wikidata ?? ''];
}

/** Columns as wide as their widest cell. */
function section(title, rows, more = 0) {
  if (rows.length === 0) return [];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  const lines = rows.map((row) =>
    `    ${row.map((cell, column) => String(cell ?? '').padEnd(widths[column])).join('  ')}`.trimEnd(),
  );
  return [`  ${title}`, ...lines, ...(more > 0 ? [`    and ${more} more`] : []), ''];
}
