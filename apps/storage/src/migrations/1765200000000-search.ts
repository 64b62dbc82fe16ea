import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Findings, RawArticle } from '#events';
import { uniform, folded, foldedIfOther } from '../folding.ts';
import { foldedName, nameKey } from '../keys.ts';
import { mentionedDates } from '../write/mentioned-dates.ts';
import { agencyKeys, authorKeys, indexed } from '../write/rows.ts';

/** Articles may be 1 MB each. */
const BATCH = 50;
const NAMES_BATCH = 5_000;

interface Stored {
  readonly article_id: string;
  readonly doc: RawArticle;
  readonly body: string | null;
  readonly infosources: Findings['infosources'] | null;
  readonly dates: Findings['dates'] | null;
}

/** What the filters of a search ask for, and words that are found without their accents, in the articles that are there as well. */
export class Search1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Two tsvectors in one, at the same places; `||` would put the second behind the first. A tsvector's text is never shorter than the
    // tsvector, so what is short enough as text is so altogether; of what is not, the spelling without accents is kept, which every search asks for.
    await runner.query(`
      create function khabar.both_spellings(accented tsvector, plain tsvector) returns tsvector immutable language plpgsql as $$
      declare both_as_text text := accented::text || ' ' || plain::text;
      begin
        return case when octet_length(both_as_text) < 1048576 then both_as_text::tsvector else plain end;
      end $$`);

    // modified: null where the publisher never changed it, as far as is told. author_keys, agency_keys: of ids and names, see keyOf().
    await runner.query(`
      alter table khabar.article
        add modified timestamptz(3),
        add author_keys uuid[] not null default '{}',
        add agency_keys uuid[] not null default '{}',
        add flags text[] not null default '{}'`);
    // role: as the text gives it, folded like names.
    await runner.query('alter table khabar.article_entity add role text');
    // Dates that the text mentions: their first and their last day, which for a month or a year are two.
    await runner.query(`
      create table khabar.article_date (
        article_id uuid not null references khabar.article on delete cascade,
        first_day date not null,
        last_day date not null,
        primary key (article_id, first_day, last_day)
      )`);

    // An index made anew costs a fraction of one that is told of every row.
    await runner.query('drop index khabar.article_search');
    await fillArticles(runner);
    await runner.query('create index article_search on khabar.article using gin (search)');
    await fillRoles(runner);
    await foldEntities(runner);
    await foldTopics(runner);

    await runner.query('create index article_labels on khabar.article using gin (author_keys, agency_keys, flags)');
    await runner.query('create index article_modified on khabar.article ((coalesce(modified, published)), article_id)');
    // From the last letter to the first, so that a domain and all below it lie side by side; its end tells enough.
    await runner.query(`
      create index article_domain on khabar.article (reverse(right(lower(publisher_domain collate "C"), 255)), published, article_id)`);
    await runner.query('create index article_country on khabar.article (publisher_country, published, article_id)');
    await runner.query('create index article_revisions on khabar.article (published, article_id) where revision > 1');
    await runner.query(
      `create index article_not_usable on khabar.article (pub_status, published, article_id) where pub_status <> 'usable'`,
    );
    await runner.query(`create index article_date_days on khabar.article_date using gist (daterange(first_day, last_day, '[]'))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

async function fillArticles(runner: QueryRunner): Promise<void> {
  for (let last: string | null = null; ;) {
    const page: Stored[] = await runner.query(
      `select a.article_id, a.doc, b.body, a.findings->'infosources' as infosources, a.findings->'dates' as dates
       from khabar.article a left join khabar.article_body b using (article_id)
       where $1::uuid is null or a.article_id > $1
       order by a.article_id limit ${BATCH}`,
      [last],
    );
    if (page.length === 0) return;
    last = page.at(-1)!.article_id;
    await runner.query(
      `update khabar.article a set modified = to_timestamp(r.modified_ms / 1000), author_keys = r.author_keys, agency_keys = r.agency_keys,
         flags = r.flags, publisher_name_key = r.publisher_name_key
       from json_to_recordset($1::json) as r(
         article_id uuid, modified_ms double precision, author_keys uuid[], agency_keys uuid[], flags text[], publisher_name_key uuid)
       where a.article_id = r.article_id and (
         r.modified_ms is not null or r.author_keys <> '{}' or r.agency_keys <> '{}' or r.flags <> '{}'
         or r.publisher_name_key is distinct from a.publisher_name_key)`,
      [JSON.stringify(page.map(labels))],
    );
    const spelt = page.flatMap(({ article_id, doc, body }) => {
      const article = { ...doc, articleBody: body ?? undefined };
      return isSpeltOtherwise(article) ? { article_id, ...indexed(article) } : [];
    });
    const words = (kind: 'indexed' | 'folded') => `
      setweight(to_tsvector(a.search_config::regconfig, r.${kind}_headline), 'A')
      || setweight(to_tsvector(a.search_config::regconfig, r.${kind}_description), 'B')
      || to_tsvector(a.search_config::regconfig, r.${kind}_body)`;
    await runner.query(
      `update khabar.article a set search =
         case when r.folded_body is null then ${words('indexed')}
              else khabar.both_spellings(${words('indexed')}, ${words('folded')}) end
       from json_to_recordset($1::json) as r(
         article_id uuid, indexed_headline text, indexed_description text, indexed_body text,
         folded_headline text, folded_description text, folded_body text)
       where a.article_id = r.article_id`,
      [JSON.stringify(spelt)],
    );
    await runner.query(
      `insert into khabar.article_date (article_id, first_day, last_day)
       select r.article_id, r.first_day, r.last_day from json_to_recordset($1::json) as r(article_id uuid, first_day date, last_day date)`,
      [JSON.stringify(page.flatMap(({ article_id, doc, dates }) => mentionedDates(article_id, doc, dates ?? [])))],
    );
  }
}

function isSpeltOtherwise({ headline = '', description = '', articleBody = '' }: RawArticle): boolean {
  return [headline, description, articleBody].some((text) => uniform(text) !== text || foldedIfOther(text) !== undefined);
}

function labels({ article_id, doc, infosources }: Stored) {
  const modified = Date.parse(doc.dateModified ?? '');
  return {
    article_id,
    modified_ms: Number.isNaN(modified) ? null : modified,
    author_keys: authorKeys(doc),
    agency_keys: agencyKeys(doc, infosources ?? []),
    flags: doc.flags ?? [],
    publisher_name_key: nameKey(doc.publisher?.name),
  };
}

async function fillRoles(runner: QueryRunner): Promise<void> {
  const roles: { role: string }[] = await runner.query(
    `select distinct facts->>'role' as role from khabar.article_entity where facts ? 'role'`,
  );
  for (let at = 0; at < roles.length; at += NAMES_BATCH)
    await runner.query(
      `update khabar.article_entity e set role = r.folded
       from json_to_recordset($1::json) as r(role text, folded text) where e.facts->>'role' = r.role`,
      [JSON.stringify(roles.slice(at, at + NAMES_BATCH).map(({ role }) => ({ role, folded: foldedName(role) })))],
    );
}

/** Names with letters beyond ASCII alone: the others fold as they did. */
async function foldEntities(runner: QueryRunner): Promise<void> {
  const names: { entity_key: string; name: string }[] = await runner.query(`
    select distinct entity_key, facts->>'name' as name from khabar.article_entity where facts->>'name' ~ '[^\\x01-\\x7f]'
    union select entity_key, name from khabar.entity where name ~ '[^\\x01-\\x7f]'`);
  const byKey = [...Map.groupBy(names, ({ entity_key }) => entity_key)];
  for (let at = 0; at < byKey.length; at += NAMES_BATCH)
    await runner.query(
      `update khabar.entity e set
         keys = array(select unnest(e.keys) union select unnest(r.keys)),
         words = strip(e.words || to_tsvector('simple', left(r.names, 2000)))
       from json_to_recordset($1::json) as r(entity_key uuid, keys uuid[], names text)
       where e.entity_key = r.entity_key`,
      [
        JSON.stringify(
          byKey.slice(at, at + NAMES_BATCH).map(([entity_key, own]) => ({
            entity_key,
            keys: own.map(({ name }) => nameKey(name)),
            names: own.map(({ name }) => folded(name)).join('\n'),
          })),
        ),
      ],
    );
}

async function foldTopics(runner: QueryRunner): Promise<void> {
  const topics: { code: string; name: string }[] = await runner.query(
    `select code, name from khabar.topic where name ~ '[^\\x01-\\x7f]'`,
  );
  await runner.query(
    `update khabar.topic t set name_key = r.name_key
     from json_to_recordset($1::json) as r(code text, name_key uuid) where t.code = r.code`,
    [JSON.stringify(topics.map(({ code, name }) => ({ code, name_key: nameKey(name) })))],
  );
}
