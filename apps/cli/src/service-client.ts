import { RetryableError } from '#events';

/** A replay of one letter waits for the broker. */
const DEADLINE_MS = 30_000;

/** The service has understood and says no: there is none, or it can't be done. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The service does not know such a question. */
export class AskedWrongly extends Error {
  override readonly name = 'AskedWrongly';
}

interface Problem {
  readonly detail?: string;
  readonly errors?: readonly { pointer?: string; parameter?: string; message: string }[];
}

/** The HTTP API of one of our services. Every answer that is no answer becomes an error that says why in a sentence. */
export class ServiceClient {
  readonly #name: string;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param url without a slash at its end */
  constructor(name: 'storage' | 'enrichment', url: string, apiKey?: string) {
    this.#name = name;
    this.#url = url;
    this.#headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  }

  /** @throws RetryableError it is away; AskedWrongly 400; Refused any other 4xx */
  get<T>(path: string, parameters: Readonly<Record<string, string | undefined>> | URLSearchParams = {}): Promise<T> {
    const query =
      parameters instanceof URLSearchParams
        ? parameters
        : new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined));
    return this.#ask(`${path}${query.size > 0 ? `?${String(query)}` : ''}`, {});
  }

  /** @throws as get() */
  post<T>(path: string, body?: unknown): Promise<T> {
    const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return this.#ask(path, { method: 'POST', ...json });
  }

  /** @throws as get() */
  delete<T>(path: string): Promise<T> {
    return this.#ask(path, { method: 'DELETE' });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    let response: Response;
    let text: string;
    try {
      const headers = { ...this.#headers, ...(init.headers as Record<string, string> | undefined) };
      response = await fetch(`${this.#url}${path}`, { ...init, headers, signal: AbortSignal.timeout(DEADLINE_MS) });
      text = await response.text();
    } catch (cause) {
      const { cause: deeper, message } = cause as { cause?: NodeJS.ErrnoException; message: string };
      const reason = deeper?.message || deeper?.code || message;
      throw new RetryableError(
        `${this.#name} does not answer at ${this.#url} (KHABAR_${this.#name.toUpperCase()}_URL): ${reason}`,
        { cause },
      );
    }
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    if (!isJson) throw new Refused(`what answers at ${this.#url} is not ${this.#name} (${response.status})`);
    const body = JSON.parse(text) as T & Problem;
    if (response.ok) return body;
    throw failed(this.#name, body, response.status);
  }
}

/** What an answer that is none is to the command: RetryableError the service can't now; AskedWrongly 400; Refused any other. */
export function failed(name: string, problem: Problem, status: number): Error {
  const words = inWords(problem, status);
  if (status >= 500 || status === 429) return new RetryableError(`${name}: ${words}`);
  if (status === 401) return new Refused(`${words} (KHABAR_API_KEY takes a key)`);
  return status === 400 ? new AskedWrongly(words) : new Refused(words);
}

function inWords({ detail, errors = [] }: Problem, status: number): string {
  const more =
    errors.length > 1 ? errors.map(({ pointer, parameter, message }) => `\n  ${parameter ?? pointer} ${message}`).join('') : '';
  return (detail ?? `answer ${status}`) + more;
}
