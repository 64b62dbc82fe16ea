import type { Query } from '#database';
import type { Place, Ruled, Rulings } from '../rulings/ruling.ts';
import { deleteArticleEntities, insertArticleEntities, insertEntities, learnEntities } from '../tables/entity.ts';
import { deleteRuled, insertRuled, selectPlaces } from '../tables/entity-ruling.ts';
import { articleEntityRows, entityRows, type FoundIn } from './rows.ts';

export type Standing = FoundIn & Ruled;

/** What becomes of entities by the rulings; their articles are stored and locked. */
export async function applyRulings(query: Query, rulings: Rulings, all: readonly FoundIn[]): Promise<Standing[]> {
  const concerned = all.filter(({ found }) => rulings.concern(found)).map(({ articleId }) => articleId);
  const places = concerned.length === 0 ? [] : await query<Place>(selectPlaces, [concerned]);
  const placeOf = new Map(places.map((place) => [place.articleId, place]));
  return all.map(({ articleId, found }) => {
    const place = placeOf.get(articleId);
    const ruled = place ? rulings.apply(found, place) : { entities: found, rulings: [], known: found };
    return { articleId, found, ...ruled };
  });
}

/** @param known articles that may have entities of before */
export async function writeEntities(query: Query, all: readonly Standing[], known: readonly string[]): Promise<void> {
  if (all.length === 0) return;
  const entities = JSON.stringify(entityRows(all.flatMap((one) => one.known)));
  await query(insertEntities, [entities]);
  await query(learnEntities, [entities]);
  if (known.length > 0) {
    await query(deleteArticleEntities, [known]);
    await query(deleteRuled, [known]);
  }
  await query(insertArticleEntities, [JSON.stringify(all.flatMap(articleEntityRows))]);
  const ruled = all.filter(({ rulings }) => rulings.length > 0);
  const rows = ruled.map(({ articleId, rulings, found }) => ({ article_id: articleId, rulings, found }));
  if (rows.length > 0) await query(insertRuled, [JSON.stringify(rows)]);
}
