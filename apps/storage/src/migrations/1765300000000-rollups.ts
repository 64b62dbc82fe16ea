import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What becomes a value of a dimension may be longer than a B-tree takes. */
const value = (text: string) => `left(${text}, 500)`;
const hour = `date_trunc('hour', published, 'UTC')`;

/** What each table counts an article under, as rows of (article_id, hour, keys); a key is `dimension:value`. */
const counted = {
  article: (rows: string) => `
    select article_id, ${hour} as hour,
           khabar.rollup_keys(language, publisher_country, publisher_domain_key, publisher_name_key, findings) as keys
    from ${rows}`,
  article_entity: (rows: string) => `
    select article_id, ${hour} as hour,
           array_agg(distinct 'entity:' || entity_key)
           || array_agg(distinct 'type:' || ${value(`facts->>'type'`)}) filter (where facts->>'type' <> '') as keys
    from ${rows} group by article_id, published`,
  article_topic_code: (rows: string) => `
    select article_id, ${hour} as hour, array_agg('topic:' || ${value('code')}) as keys
    from ${rows} group by article_id, published`,
};

/** How many articles there are by time and dimension: see docs/decisions/19-rollups.md. */
export class Rollups1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create type khabar.dimension as enum ('all', 'language', 'country', 'source', 'agency', 'type', 'topic', 'entity')`,
    );
    await runner.query(`create type khabar.span as enum ('hour', 'day')`);
    // value: language and country as they stand; source: keys of domain and name, a slash between; agency: id; type: of an entity; topic:
    // code, a narrower one counting for all broader; entity: key; all: empty. total: articles of all time. label: names, of a source or agency.
    await runner.query(`
      create table khabar.rollup_key (
        id integer generated always as identity primary key,
        dimension khabar.dimension not null,
        value text not null,
        total integer not null,
        label jsonb,
        unique (dimension, value)
      )`);
    await runner.query('create index rollup_key_total on khabar.rollup_key (dimension, total desc, value)');
    // Hours and days in UTC, by their beginning. Those without an article are not there.
    await runner.query(`
      create table khabar.rollup (
        start timestamptz not null,
        key_id integer not null,
        count integer not null,
        span khabar.span not null,
        dimension khabar.dimension not null
      )`);
    // Changes that are not in the counts above yet.
    await runner.query(`
      create table khabar.rollup_change (
        seq bigint generated always as identity primary key,
        article_id uuid not null,
        hour timestamptz not null,
        change smallint not null,
        keys text[] not null,
        noted_at timestamptz(3) not null default now()
      )`);

    await runner.query(`
      create function khabar.rollup_keys(language text, country text, domain_key uuid, name_key uuid, findings jsonb) returns text[]
      language sql immutable parallel safe
      return array['all:', 'language:' || ${value('language')}]
        || case when country <> '' then array['country:' || ${value('country')}] end
        || case when coalesce(domain_key, name_key) is not null
                then array['source:' || coalesce(domain_key::text, '') || '/' || coalesce(name_key::text, '')] end
        || array(
             select distinct 'agency:' || ${value(`s->>'id'`)}
             from jsonb_array_elements(case jsonb_typeof(findings->'infosources') when 'array' then findings->'infosources' else '[]' end) as s
             where s->>'role' = 'agency' and s->>'id' <> '' order by 1)`);

    for (const [table, keys] of Object.entries(counted)) {
      // A row of an update that changes nothing of what is counted is not noted.
      await runner.query(`
        create function khabar.note_${table}() returns trigger language plpgsql as $$
        begin
          if tg_op = 'INSERT' then
            insert into khabar.rollup_change (article_id, hour, keys, change) select article_id, hour, keys, 1 from (${keys('come')}) as c;
          elsif tg_op = 'DELETE' then
            insert into khabar.rollup_change (article_id, hour, keys, change) select article_id, hour, keys, -1 from (${keys('gone')}) as c;
          else
            insert into khabar.rollup_change (article_id, hour, keys, change)
            with before as (${keys('gone')}), after as (${keys('come')})
            (select *, -1 from before except select *, -1 from after)
            union all
            (select *, 1 from after except select *, 1 from before);
          end if;
          return null;
        end $$`);
      const noted = [
        ['insert', 'new table as come'],
        ['update', 'old table as gone new table as come'],
        ['delete', 'old table as gone'],
      ];
      for (const [event, tables] of noted)
        await runner.query(`
          create trigger ${table}_${event} after ${event} on khabar.${table} referencing ${tables}
          for each statement execute function khabar.note_${table}()`);
    }
    await runner.query(`
      create function khabar.note_nothing_left() returns trigger language plpgsql as $$
      begin
        truncate khabar.rollup, khabar.rollup_key, khabar.rollup_change;
        return null;
      end $$`);
    await runner.query(`
      create trigger article_truncate after truncate on khabar.article
      for each statement execute function khabar.note_nothing_left()`);

    // What is stored already: whoever writes waits for the triggers by now. In order of time, as what comes later is.
    await runner.query(`
      create temporary table counted on commit drop as
      select split_part(key, ':', 1)::khabar.dimension as dimension, substr(key, strpos(key, ':') + 1) as value, hour,
             count(*)::integer as count, (array_agg(article_id))[1] as article_id
      from (${Object.entries(counted)
        .map(([table, keys]) => `select * from (${keys(`khabar.${table}`)}) as ${table}`)
        .join(' union all ')}) as c, unnest(keys) as key
      group by 1, 2, 3`);
    await runner.query(`
      insert into khabar.rollup_key (dimension, value, total, label)
      select c.dimension, c.value, c.total,
             case c.dimension
               when 'source' then (
                 select jsonb_strip_nulls(jsonb_build_object('name', ${value('a.publisher_name')}, 'domain', ${value('a.publisher_domain')}))
                 from khabar.article a where a.article_id = c.article_id)
               when 'agency' then (
                 select jsonb_build_object('name', ${value(`s->>'name'`)})
                 from khabar.article a, jsonb_array_elements(a.findings->'infosources') as s
                 where a.article_id = c.article_id and s->>'id' = c.value limit 1)
             end
      from (select dimension, value, sum(count) as total, (array_agg(article_id))[1] as article_id from counted group by 1, 2) as c`);
    await runner.query(`
      insert into khabar.rollup (start, key_id, count, span, dimension)
      select date_trunc(s.span::text, c.hour, 'UTC'), k.id, sum(c.count), s.span, dimension
      from counted c join khabar.rollup_key k using (dimension, value), unnest(enum_range(null::khabar.span)) as s(span)
      group by s.span, 1, k.id, dimension
      order by s.span, 1, k.id`);
    await runner.query('create unique index rollup_of_key on khabar.rollup (key_id, span, start) include (count)');
    await runner.query('create index rollup_of_time on khabar.rollup (dimension, span, start, key_id) include (count)');
    await runner.query('analyze khabar.rollup, khabar.rollup_key');

    // The entities of an article without a look at what was found of each.
    await runner.query(`
      alter table khabar.article_entity
        drop constraint article_entity_pkey,
        add constraint article_entity_pkey primary key (article_id, position) include (entity_key)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
