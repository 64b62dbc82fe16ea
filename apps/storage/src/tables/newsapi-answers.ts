/** What newsapi.org's calls ask that no other does: pages by number, an order by relevance, sources. Conditions speak of `a`. */

/** The ids on a page, newest first. */
export const selectNewestIds = (where: string, limit: string, offset: string) => `
  select a.article_id from khabar.article a ${where}
  order by a.published desc, a.article_id desc
  limit ${limit} offset ${offset}`;

/** The ids on a page, of the newest `bound` matches, best first. */
export const selectBestIds = (where: string, rank: string, bound: number, limit: string, offset: string) => `
  select article_id from (
    select a.article_id, a.published, ${rank} as rank from khabar.article a ${where}
    order by a.published desc, a.article_id desc
    limit ${bound}) as matching
  order by rank desc, published desc, article_id desc
  limit ${limit} offset ${offset}`;

/** $1, $2: keys of names and of domains, side by side. In the same order, whether any article is of that publisher. */
export const selectKnownPublishers = `
  select exists (select from khabar.article a where a.publisher_name_key = r.name_key or a.publisher_domain_key = r.domain_key) as known
  from unnest($1::uuid[], $2::uuid[]) with ordinality as r(name_key, domain_key, position)
  order by r.position`;

/** From one value of an index to the next, so that no article is read that is not looked at. */
const distinctKeys = (column: string) => `
  (select ${column} as key from khabar.article where ${column} is not null order by ${column} limit 1)
  union all
  select (select a.${column} from khabar.article a where a.${column} > k.key order by a.${column} limit 1)
  from ${column}s k where k.key is not null`;

/** Of publishers with a domain all articles of it are one source; the others go by their name. */
const sample = (column: string, without: string, articles: number) => `
  select k.key, s.* from ${column}s k cross join lateral (
    select a.article_id, a.publisher_name as name, a.publisher_domain as domain, a.publisher_country as country, a.language
    from khabar.article a
    where a.${column} = k.key and a.pub_status = 'usable' ${without} limit ${articles}) s
  where k.key is not null`;

/** Sources with the name, country, language and top topic that most of some of their articles have. */
export const selectSources = (articlesEach: number, bound: number) => `
  with recursive publisher_domain_keys as (${distinctKeys('publisher_domain_key')}),
  publisher_name_keys as (${distinctKeys('publisher_name_key')}),
  sampled as (
    ${sample('publisher_domain_key', '', articlesEach)}
    union all
    ${sample('publisher_name_key', 'and a.publisher_domain_key is null', articlesEach)}
  )
  select mode() within group (order by s.name) as name, mode() within group (order by s.domain) as domain,
         mode() within group (order by s.country) as country, mode() within group (order by s.language) as language,
         mode() within group (order by t.path) as topic_path
  from sampled s left join khabar.article_topic t on t.article_id = s.article_id and t.rank = 0
  group by s.key
  order by 1, 2
  limit ${bound}`;
