import type { Findings, RawArticle } from '#events';

export type Article = RawArticle;

/** Why a step has no findings, which is never the same as an empty list. */
export type NotRun = 'skipped' | 'unsupported_language';

/**
 * One question asked of an article. Steps run in order, each sees what those before it found; all run in a worker thread
 * that is ended when a step overruns its deadline. A step is deterministic: same article and findings, same answer.
 */
export interface Step {
  readonly name: string;
  /** Raised with every change of behaviour: it is part of the set's id, and so decides what is enriched anew. */
  readonly version: string;
  readonly deadlineMs: number;
  /** Files whose bytes decide the answer: rules, lexicons, models. */
  readonly resources: readonly URL[];
  /** Reads the resources; called once in each worker before its first article. */
  load(): Promise<void>;
  run(article: Article, found: Findings): Partial<Findings> | NotRun | Promise<Partial<Findings> | NotRun>;
}

/** The language that rules go by: the detected one, else what the publisher declared, else none. */
export function workingLanguage(article: Article, found: Findings): string | undefined {
  const detected = found.language?.tag;
  const tag = detected && detected !== 'und' ? detected : (found.language?.declared ?? article.inLanguage);
  return tag?.toLowerCase().split('-')[0];
}
