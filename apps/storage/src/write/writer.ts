import type { Database, Query } from '#database';
import { type EnrichedArticle, hasNoText, type RawArticle } from '#events';
import { urlKey } from '../keys.ts';
import { listedRow, SHAPE } from '../listed/listed-article.ts';
import { relist } from '../listed/relist.ts';
import type { Rulings } from '../rulings/ruling.ts';
import { rulingsFor } from '../rulings/standing.ts';
import {
  insertArticles,
  insertFindings,
  insertRevisions,
  lockArticles,
  reenrichArticles,
  retireFindings,
  retireStored,
  reviseArticles,
  selectMeant,
  upsertBodies,
} from '../tables/article.ts';
import { deleteMentionedDates, insertMentionedDates } from '../tables/mentioned-date.ts';
import { deleteFingerprints, upsertFingerprints } from '../tables/fingerprint.ts';
import { selectForgotten } from '../tables/forgotten.ts';
import { enqueueToGroup } from '../tables/grouping.ts';
import { upsertListed } from '../tables/listed.ts';
import { deleteArticleTopics, insertArticleTopics, insertTopics, learnTopics } from '../tables/topic.ts';
import { insertWeighed, selectWeighed } from '../tables/weighed-event.ts';
import { applyRulings, type Standing, writeEntities } from './entities.ts';
import { fingerprintRow } from './fingerprint-row.ts';
import { type Change, type Facts, factFields, merge, type Numbered, type Stored } from './merge.ts';
import { mentionedDates } from './mentioned-dates.ts';
import { type Outcome, weighed } from './outcome.ts';
import { type ArticleRow, articleRow, articleTopicRows, findingsRow, foundIn, topicRows } from './rows.ts';
import { tellFollowers } from '../tell/tell-followers.ts';
import { told } from './told.ts';

/** Two writers that insert the same new article at once: the slower one looks again. */
const OVERTAKEN_ATTEMPTS = 4;

class Overtaken extends Error {}

/** Events may bear another articleId by then than they came with: see namedByAddress. */
type Note = (query: Query, events: readonly EnrichedArticle[], outcomes: readonly Outcome[]) => Promise<void>;

/**
 * Writes a batch in one transaction; writing it again changes nothing.
 *
 * Locks are taken class by class, each in order of its key: rulings (shared), articles, new articles, entities, topics, outbox and feed, ledger,
 * dead letters. Who follows that order can wait for another writer, but never in a ring.
 *
 * @param note told of the events and their outcomes within the transaction, last of all
 * @returns what became of each event, in the order given
 * @throws what pg throws, see database/faults.ts; nothing is written then
 */
export async function writeArticles(
  database: Database,
  events: readonly EnrichedArticle[],
  note: Note = async () => {},
): Promise<Outcome[]> {
  if (events.length === 0) return [];
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.transaction(async (query) => writeBatch(query, await rulingsFor(database, query), events, note));
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === OVERTAKEN_ATTEMPTS) throw error;
    }
  }
}

async function writeBatch(query: Query, rulings: Rulings, given: readonly EnrichedArticle[], note: Note): Promise<Outcome[]> {
  const events = await namedByAddress(query, given);
  const { changes, late, outcomes } = merge(events, await standings(query, events));
  if (changes.length > 0) await writeChanges(query, rulings, changes);
  if (late.length > 0) await query(insertRevisions, [JSON.stringify(late.map(numberedRow)), true]);
  await query(insertWeighed, [...keysOf(events), events.map(({ enrichment }) => enrichment.setId)]);
  await note(query, events, outcomes);
  return outcomes;
}

async function writeChanges(query: Query, rulings: Rulings, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(rowOf);
  const retired = await writeTexts(query, changes, rows);
  const found = changes.map(({ becomes }) => foundIn(becomes.event));
  const standing = await applyRulings(query, rulings, found);
  await writeEntities(query, standing, knownOf(changes));
  await writeTopics(query, changes);
  await writeDates(query, changes);
  await writeFingerprints(query, changes);
  await writeListed(query, changes, rows, standing);
  await tellFollowers(
    query,
    changes.flatMap((change) => told(change, retired.get(change.articleId))),
  );
}

/**
 * A retraction without a text may know its article by the address alone, where the article has an id of its publisher's: it is given the
 * id of the article at that address, in the store or before it in the batch.
 */
async function namedByAddress(query: Query, events: readonly EnrichedArticle[]): Promise<readonly EnrichedArticle[]> {
  const addressOf = ({ article }: EnrichedArticle) => urlKey(article.canonicalUrl ?? article.url);
  const bare = events.filter((event) => hasNoText(event.article) && addressOf(event) !== undefined);
  if (bare.length === 0) return events;
  const asked = bare.map((event) => ({ article_id: event.articleId, url_key: addressOf(event) }));
  const rows = await query<{ given: string; meant: string | null }>(selectMeant, [JSON.stringify(asked)]);
  const meant = new Map(rows.map((row) => [row.given, row.meant ?? undefined]));
  const here = new Map<string, string>();
  const ids = new Set(events.filter((event) => !bare.includes(event)).map(({ articleId }) => articleId.toLowerCase()));
  return events.map((event) => {
    const key = addressOf(event);
    if (!bare.includes(event)) {
      if (key) here.set(key, event.articleId);
      return event;
    }
    const own = event.articleId.toLowerCase();
    const articleId = ids.has(own) ? own : (here.get(key!) ?? meant.get(own) ?? own);
    return { ...event, articleId, article: { ...event.article, articleId } };
  });
}

interface LockedArticle {
  article_id: string;
  revision: number;
  last_revision: number;
  content_hash: string;
  set_id: string;
  date_modified: string | null;
  raw_event_source: string | null;
  raw_event_time: Date | null;
  facts: Facts | null;
}

/** Ids of articles and keys of events, side by side. */
function keysOf(events: readonly EnrichedArticle[]): [articleIds: string[], eventKeys: string[]] {
  return [events.map(({ articleId }) => articleId.toLowerCase()), events.map((event) => weighed(event)[0])];
}

interface WeighedEvent {
  article_id: string;
  event_key: string;
  set_id: string;
}

async function standings(query: Query, events: readonly EnrichedArticle[]): Promise<Map<string, Stored | 'forgotten'>> {
  const [ids, keys] = keysOf(events);
  const rows = await query<LockedArticle>(lockArticles, [[...new Set(ids)], factFields]);
  // after the lock: who forgets an article holds it until the tombstone stands
  const forgotten = await query<{ article_id: string }>(selectForgotten, [ids]);
  const known = rows.length === 0 ? [] : await query<WeighedEvent>(selectWeighed, [ids, keys]);
  const weighedOf = Map.groupBy(known, ({ article_id }) => article_id);
  return new Map<string, Stored | 'forgotten'>([
    ...rows.map((row): [string, Stored] => [
      row.article_id,
      {
        revision: row.revision,
        lastRevision: row.last_revision,
        contentHash: row.content_hash,
        setId: row.set_id,
        dateModified: row.date_modified ?? undefined,
        rawEventSource: row.raw_event_source ?? undefined,
        rawEventTime: row.raw_event_time?.toISOString(),
        weighed: new Set(
          weighedOf.get(row.article_id)?.flatMap(({ event_key, set_id }) => [event_key, `${event_key} ${set_id}`]),
        ),
        facts: row.facts ?? {},
      },
    ]),
    ...forgotten.map(({ article_id }): [string, 'forgotten'] => [article_id, 'forgotten']),
  ]);
}

const numberedRow = ({ event, revision }: Numbered) => articleRow(event, revision);
const rowOf = ({ becomes: { event, revision }, steps }: Change) => articleRow(event, revision, steps.at(-1)!.event.rawEventId);

/** @returns the texts that were replaced, by article */
async function writeTexts(
  query: Query,
  changes: readonly Change[],
  rows: readonly ArticleRow[],
): Promise<Map<string, RawArticle>> {
  const fresh = rows.filter((_, at) => changes[at]!.isNew);
  const revised = rows.filter((_, at) => !changes[at]!.isNew && !changes[at]!.findingsOnly);
  const reenriched = rows.filter((_, at) => changes[at]!.findingsOnly);
  const passing = changes.flatMap((change) => change.passing.map(numberedRow));
  const findings = changes.flatMap(({ passingFindings }) => passingFindings.map(findingsRow));
  const retiring = changes.filter(({ retiresStored }) => retiresStored).map(({ articleId }) => articleId);

  if (fresh.length > 0 && (await query(insertArticles, [JSON.stringify(fresh)])).length < fresh.length) throw new Overtaken();
  const retired = retiring.length > 0 ? await query<RetiredText>(retireStored, [retiring]) : [];
  if (reenriched.length > 0) await query(retireFindings, [reenriched.map(({ article_id }) => article_id)]);
  if (revised.length > 0) await query(reviseArticles, [JSON.stringify(revised)]);
  if (reenriched.length > 0) await query(reenrichArticles, [JSON.stringify(reenriched)]);
  if (passing.length > 0) await query(insertRevisions, [JSON.stringify(passing), false]);
  if (findings.length > 0) await query(insertFindings, [JSON.stringify(findings)]);
  const bodies = [...fresh, ...revised].map(({ article_id, body, body_html }) => ({ article_id, body, body_html }));
  if (bodies.length > 0) await query(upsertBodies, [JSON.stringify(bodies)]);
  return new Map(retired.map(({ article_id, doc, body }) => [article_id, { ...doc, articleBody: body ?? undefined }]));
}

interface RetiredText {
  article_id: string;
  doc: RawArticle;
  body: string | null;
}

async function writeTopics(query: Query, changes: readonly Change[]): Promise<void> {
  const events = changes.map(({ becomes }) => becomes.event);
  const topics = JSON.stringify(topicRows(events));
  await query(insertTopics, [topics]);
  await query(learnTopics, [topics]);
  const known = knownOf(changes);
  if (known.length > 0) await query(deleteArticleTopics, [known]);
  await query(insertArticleTopics, [JSON.stringify(events.flatMap(articleTopicRows))]);
}

async function writeDates(query: Query, changes: readonly Change[]): Promise<void> {
  const known = knownOf(changes);
  if (known.length > 0) await query(deleteMentionedDates, [known]);
  const rows = changes.flatMap(({ articleId, becomes: { event } }) =>
    mentionedDates(articleId, event.article, event.dates ?? []),
  );
  if (rows.length > 0) await query(insertMentionedDates, [JSON.stringify(rows)]);
}

/** An article whose findings alone are new has a text that is not at hand here. */
async function writeListed(
  query: Query,
  changes: readonly Change[],
  rows: readonly ArticleRow[],
  standing: readonly Standing[],
): Promise<void> {
  const listed = changes.flatMap(({ findingsOnly, becomes: { event } }, at) => {
    const topics = articleTopicRows(event).map(({ facts }) => facts);
    return findingsOnly ? [] : [listedRow({ ...rows[at]!, topics, entities: [...standing[at]!.entities] })];
  });
  if (listed.length > 0) await query(upsertListed, [JSON.stringify(listed), SHAPE]);
  const others = standing.filter((_, at) => changes[at]!.findingsOnly);
  const entities = new Map(others.map((one) => [one.articleId, one.entities]));
  if (others.length > 0) await relist(query, [...entities.keys()], entities);
}

/** And lets them be grouped anew. */
async function writeFingerprints(query: Query, changes: readonly Change[]): Promise<void> {
  const rows = changes.flatMap(({ becomes }) => fingerprintRow(becomes.event) ?? []);
  const has = new Set(rows.map(({ article_id }) => article_id));
  const without = knownOf(changes).filter((id) => !has.has(id));
  if (without.length > 0) await query(deleteFingerprints, [without]);
  if (rows.length > 0) await query(upsertFingerprints, [JSON.stringify(rows)]);
  await query(enqueueToGroup, [changes.map(({ articleId }) => articleId)]);
}

/** Articles that were there before. */
function knownOf(changes: readonly Change[]): string[] {
  return changes.filter(({ isNew }) => !isNew).map(({ articleId }) => articleId);
}
