import { z } from 'zod';
import type { Query } from '#database';
import { ArticleTopic, DetectedLanguage, EnrichedArticle, Entity, Findings, instant } from '#events';
import type { List } from '#service';
import { selectFindings } from '../tables/revision-answers.ts';
import type { StoredFindings } from '../write/rows.ts';

export const FindingsAnswer = z
  .object({
    setId: z.string(),
    revision: z.int().positive().meta({ description: 'of the article that this was found in' }),
    foundAt: z.iso.datetime(),
    current: z.boolean().meta({ description: 'whether these are the findings that the article is answered with' }),
    language: DetectedLanguage.optional(),
    entities: z.array(Entity.partial({ mentions: true })).optional(),
    topics: z.array(ArticleTopic.partial({ evidence: true })).optional(),
    infosources: Findings.shape.infosources,
    keywords: Findings.shape.keywords,
    keyphrases: Findings.shape.keyphrases,
    summary: Findings.shape.summary,
    enrichment: EnrichedArticle.shape.enrichment,
  })
  .meta({ id: 'Findings', description: 'A field is absent if it was not looked for.' });
export type FindingsAnswer = z.infer<typeof FindingsAnswer>;

interface Row {
  set_id: string;
  revision: number;
  found_at: Date;
  current: boolean;
  findings: StoredFindings;
  entities: Entity[] | null;
  topics: ArticleTopic[] | null;
}

/** What was found by the steps of today and of before, newest first; nothing of an article that may not be shown. @returns undefined if there is none */
export async function findFindings(query: Query, articleId: string): Promise<List<FindingsAnswer> | undefined> {
  const rows = await query<Row>(selectFindings, [articleId]);
  if (rows.length === 0) return undefined;
  const data = rows.map(answer);
  return {
    data,
    page: { limit: data.length, nextCursor: null, total: { value: data.length, relation: 'eq' } },
    query: { normalised: { articleId: articleId.toLowerCase() }, warnings: [] },
  };
}

function answer({ set_id: setId, revision, found_at, current, findings, entities, topics }: Row): FindingsAnswer {
  const { listed, language, infosources, keywords, keyphrases, summary, enrichment } = findings as StoredFindings &
    Pick<FindingsAnswer, 'language' | 'infosources' | 'keywords' | 'keyphrases' | 'summary'>;
  return {
    setId,
    revision,
    foundAt: instant(found_at),
    current,
    ...(language ? { language } : {}),
    ...(listed.includes('entities') ? { entities: entities ?? [] } : {}),
    ...(listed.includes('topics') ? { topics: topics ?? [] } : {}),
    ...(infosources ? { infosources } : {}),
    ...(keywords ? { keywords } : {}),
    ...(keyphrases ? { keyphrases } : {}),
    ...(summary ? { summary } : {}),
    enrichment,
  };
}
