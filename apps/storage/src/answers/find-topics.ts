import { z } from 'zod';
import type { Query } from '#database';
import type { List } from '#service';
import { nameKey } from '../keys.ts';
import { selectTopicCodes, selectTopics } from '../tables/topic-answers.ts';

export const TopicAnswer = z
  .object({
    code: z.string().meta({ description: 'IPTC Media Topic, or the code of a topic of your own' }),
    name: z.string().optional().meta({ description: 'absent if only its code was met, as the broader topic of another' }),
    broader: z.array(z.string()).meta({ description: 'codes from the next broader topic up to the top' }),
    articleCount: z.int().positive().meta({ description: 'articles on it or on a narrower topic' }),
  })
  .meta({ id: 'Topic' });
export type TopicAnswer = z.infer<typeof TopicAnswer>;

interface TopicRow {
  code: string;
  name: string | null;
  broader: string[] | null;
  article_count: number;
}

/** Of a topic of the operator's own. */
const OWN_CODE = /^(?!medtop:)[a-z][a-z0-9-]*:[\w.-]+$/;

/** Codes that a topic goes by: its own, or those that bear the name. A code need not be known. */
export async function topicCodes(query: Query, codeOrName: string): Promise<string[]> {
  const digits = /^(?:medtop:)?(\d{8})$/i.exec(codeOrName)?.[1];
  if (digits) return [`medtop:${digits}`];
  if (OWN_CODE.test(codeOrName)) return [codeOrName];
  const rows = await query<{ code: string }>(selectTopicCodes, [nameKey(codeOrName)]);
  return rows.map(({ code }) => code);
}

/** All topics that articles are on, most articles first; there are about a thousand in the whole scheme, so they come at once. */
export async function findTopics(query: Query): Promise<List<TopicAnswer>> {
  const rows = await query<TopicRow>(selectTopics);
  const data = rows.map(({ code, name, broader, article_count: articleCount }) => ({
    code,
    ...(name === null ? {} : { name }),
    broader: broader ?? [],
    articleCount,
  }));
  return { data, page: { limit: data.length, nextCursor: null }, query: { normalised: {}, warnings: [] } };
}
