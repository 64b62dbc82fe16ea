import type { Query } from '#database';
import { instant } from '#events';
import { Problem } from '#service';
import { selectStory, selectWhereTo } from '../tables/story-answers.ts';

/** More turns than a story can have taken between two looks at it. */
const MOST_TURNS = 100;

export interface StoryRow {
  readonly story_id: string;
  readonly root_id: string;
  readonly title_id: string;
  readonly title: string | null;
  readonly first_published: Date;
  readonly last_published: Date;
  readonly article_count: number;
  readonly copy_count: number;
  readonly source_count: number;
  readonly last_ms: number;
}

/** The id of the story that an id leads to now. @returns undefined if it never was one, or has ended */
export async function currentStoryId(query: Query, id: string): Promise<string | undefined> {
  try {
    return (await currentStory(query, id)).story_id;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/**
 * The story of an id, or of what became of the one that had it.
 *
 * @throws Problem 404 if there never was one, 410 if it has no articles any more
 */
export async function currentStory(query: Query, asked: string): Promise<StoryRow> {
  let id = asked.toLowerCase();
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const [story] = await query<StoryRow>(selectStory, [id]);
    if (story) return story;
    const [went] = await query<{ into_ids: string[]; at: Date }>(selectWhereTo, [id]);
    if (!went) break;
    const [into] = went.into_ids;
    if (into === undefined)
      throw new Problem(410, 'story_ended', `The story ${id} has no articles any more`, {
        extensions: { endedAt: instant(went.at) },
      });
    id = into;
  }
  throw new Problem(404, 'story_not_found', `No story has the id ${asked}`);
}
