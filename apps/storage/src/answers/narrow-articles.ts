import type { Query, Where } from '#database';
import { instant } from '#events';
import type { Warning } from '#service';
import { domainKey, nameKey } from '../keys.ts';
import { inStory } from '../tables/story-answers.ts';
import type { ArticleFilters } from './articles-query.ts';
import { currentStoryId } from './current-story.ts';
import { entityKeys } from './find-entities.ts';
import { topicCodes } from './find-topics.ts';
import { searchGroups } from './search-text.ts';

/** The query as it was understood: defaults filled in, times in UTC. `to` is the last millisecond that is in. */
export function normalise<T extends ArticleFilters>({ from, to, entity, entityOp, ...rest }: T): Record<string, unknown> {
  return {
    ...rest,
    ...(entity.length > 0 ? { entity, entityOp } : {}),
    ...(from ? { from: instant(new Date(from.start)) } : {}),
    ...(to ? { to: instant(new Date(to.end - 1)) } : {}),
  };
}

/** @returns warnings; one with `nothing` set means that nothing can match */
export async function narrow(query: Query, where: Where, asked: ArticleFilters): Promise<(Warning & { nothing?: boolean })[]> {
  const { q, entity, entityOp, topic, language, source, country, story, from, to } = asked;
  const warnings: (Warning & { nothing?: boolean })[] = [];
  if (q !== undefined) {
    const groups = await searchGroups(query, q, language);
    if (groups.length === 0)
      warnings.push({
        parameter: 'q',
        message: 'holds no word to search for: signs or very common words alone find nothing',
        nothing: true,
      });
    else
      where.and(
        groups
          .map(
            ({ tsquery, configurations }) =>
              `a.search @@ ${where.value(tsquery)}::tsquery and a.search_config = any(${where.value(configurations)})`,
          )
          .join(' or '),
      );
  }
  if (entity.length > 0) {
    const found = await Promise.all(entity.map((one) => entityKeys(query, one)));
    const unknown = entity.filter((_, index) => found[index]!.length === 0);
    const all = found.flat();
    const nothing = entityOp === 'and' ? unknown.length > 0 : all.length === 0;
    for (const one of unknown) warnings.push({ parameter: 'entity', message: `no entity is known by "${one}"`, nothing });
    const has = (keys: string[]) =>
      `a.article_id in (select article_id from khabar.article_entity where entity_key = any(${where.value(keys)}::uuid[]))`;
    for (const keys of entityOp === 'and' ? found : [all]) where.and(has(keys));
  }
  if (topic !== undefined) {
    const codes = await topicCodes(query, topic);
    if (codes.length === 0)
      warnings.push({ parameter: 'topic', message: `no topic is known by "${topic}"; /v1/topics lists them`, nothing: true });
    where.and(`a.article_id in (select article_id from khabar.article_topic where path && ${where.value(codes)}::text[])`);
  }
  if (language !== undefined) {
    const tag = where.value(language);
    where.and(`a.language = ${tag} or starts_with(a.language, ${tag} || '-')`);
  }
  if (source !== undefined)
    where.and(
      `a.publisher_name_key = ${where.value(nameKey(source))} or a.publisher_domain_key = ${where.value(domainKey(source))}`,
    );
  if (country !== undefined) where.and(`a.publisher_country = ${where.value(country)}`);
  if (story !== undefined) {
    const current = await currentStoryId(query, story);
    if (current === undefined) warnings.push({ parameter: 'story', message: `no story has the id ${story}`, nothing: true });
    else where.and(inStory(where.value(current)));
  }
  if (from) where.and(`a.published >= to_timestamp(${where.value(from.start)}::double precision / 1000)::timestamptz(3)`);
  if (to) where.and(`a.published < to_timestamp(${where.value(to.end)}::double precision / 1000)::timestamptz(3)`);
  if (from && to && from.start >= to.end) warnings.push({ parameter: 'from', message: 'is after to', nothing: true });
  return warnings;
}
