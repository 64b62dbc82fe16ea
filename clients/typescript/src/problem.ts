/** RFC 9457 as Khabar writes it. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Each fault by the parameter, or by the JSON Pointer into the body, that it is in. */
  readonly errors?: readonly { readonly parameter?: string; readonly pointer?: string; readonly message: string }[];
}

/** The service has answered, and the answer is no. */
export class KhabarProblem extends Error {
  override readonly name = 'KhabarProblem';
  readonly status: number;
  /** For programs: `invalid_query`, `article_not_found` ... */
  readonly code: string;
  readonly problem: Problem;
  /** Seconds, where the service says when to ask again. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail);
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or one that is not Khabar's. */
export class KhabarUnreachable extends Error {
  override readonly name = 'KhabarUnreachable';
}

/** @returns what is wrong with an answer that is none; undefined for one that is */
export async function failureOf(response: Response, baseUrl: string): Promise<Error | undefined> {
  if (response.ok) return undefined;
  const problem: unknown = await response.json().catch(() => undefined);
  if (!isProblem(problem)) return new KhabarUnreachable(`what answers at ${baseUrl} is not Khabar (${response.status})`);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new KhabarProblem(problem, Number.isNaN(seconds) ? undefined : seconds);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
}
