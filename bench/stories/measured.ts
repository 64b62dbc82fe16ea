import { join } from 'node:path';
import type { EnrichedArticle } from '../../libs/events/src/index.ts';
import type { Node } from '../../apps/storage/src/stories/forest.ts';
import { profileOf } from '../../apps/storage/src/stories/profile.ts';
import { corpusOf, type Written } from './corpus.ts';
import { enrichAll } from './enriched-corpus.ts';

/** An article as it was written, and as it is compared. */
export interface Measured {
  readonly written: Written;
  readonly node: Node;
}

/** In the order they were published. */
export async function measuredOf(root: string, corpus: string, part: string): Promise<Measured[]> {
  const written = corpusOf(corpus, part);
  const enriched = await enrichAll(written, join(root, '.khabar/stories'));
  return inOrder(enriched.map((event, at) => ({ written: written[at]!, node: nodeOf(event, at) })));
}

function nodeOf(event: EnrichedArticle, at: number): Node {
  const language = event.language?.tag ?? 'und';
  return { id: String(at), profile: profileOf(event, language, Date.parse(event.article.datePublished!)) };
}

const DAY_MS = 86_400_000;
const BEGIN = Date.parse('2026-03-02T00:00Z');
const HOURS = 72;

/** The same articles with all events begun within three days, as the news of one day lies side by side. */
export function bunched(articles: readonly Measured[]): Measured[] {
  const first = new Map<string, number>();
  for (const { written, node } of articles)
    first.set(written.event, Math.min(first.get(written.event) ?? Infinity, node.profile.published));
  const events = [...first.keys()];
  return inOrder(
    articles.map(({ written, node }) => {
      const at = BEGIN + ((events.indexOf(written.event) * 7_919) % HOURS) * 3_600_000;
      const moved = at - first.get(written.event)!;
      const { profile } = node;
      const days = profile.days.map((day) => day + Math.round(moved / DAY_MS));
      return { written, node: { ...node, profile: { ...profile, published: profile.published + moved, days } } };
    }),
  );
}

function inOrder(articles: readonly Measured[]): Measured[] {
  return articles.toSorted((a, b) => a.node.profile.published - b.node.profile.published);
}
