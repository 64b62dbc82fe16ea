import type { Findings } from '#events';
import type { Article, NotRun, Step } from './step.ts';

export type Outcome =
  | { readonly status: 'ok'; readonly found: Partial<Findings> }
  | { readonly status: NotRun }
  | { readonly status: 'failed'; readonly reason: string };

/** What came of one step; a step that throws has failed, and costs the article no more than its own findings. */
export async function runStep(step: Step, article: Article, found: Findings): Promise<Outcome> {
  try {
    const answer = await step.run(article, found);
    return typeof answer === 'string' ? { status: answer } : { status: 'ok', found: answer };
  } catch (error) {
    return { status: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
