import { mayWorkLater, type Query } from '#database';
import {
  type ArticleAnswer,
  articleAnswer,
  type ArticleRow,
  inFull,
  withoutMentions,
} from '../../apps/storage/src/answers/article-answer.ts';
import { listedAnswer, type ListedRow, SHAPE } from '../../apps/storage/src/listed/listed-article.ts';
import { selectArticlesById, selectListed } from '../../apps/storage/src/tables/article-answers.ts';

const MOST = 500;

/**
 * What lists show is written beside what single articles are answered from: whatever a test has done, the two say the same in the end. Of a
 * database that is away nothing is asked.
 *
 * @returns how many articles were looked at
 */
export async function listsAgree(query: Query): Promise<number> {
  try {
    const rows = await query<{ article_id: string }>(
      `select article_id from khabar.article_listed where shape = $1 order by article_id limit ${MOST}`,
      [SHAPE],
    );
    const ids = rows.map(({ article_id }) => article_id);
    const listed = await query<ListedRow>(selectListed, [ids, SHAPE]);
    const whole = await query<ArticleRow>(selectArticlesById, [listed.map(({ article_id }) => article_id)]);
    const byId = new Map(whole.map((row) => [row.article_id, row]));
    for (const row of listed) {
      const answer = withoutMentions(articleAnswer(byId.get(row.article_id)!));
      expect(alone(inFull(listedAnswer(row)))).toEqual(alone(JSON.parse(JSON.stringify(answer)) as ArticleAnswer));
    }
    return listed.length;
  } catch (error) {
    if (mayWorkLater(error)) return 0;
    throw error;
  }
}

/** Copies and stories may be found between the two statements. */
const alone = ({ copyOf: _copy, similarity: _how, containment: _much, story: _event, ...article }: ArticleAnswer) => article;
