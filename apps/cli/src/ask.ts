import { RetryableError } from '#kafka';

const TIMEOUT_MS = 30_000;

/** What a service answers that is no success: the words of its problem+json. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/**
 * Asks a service and reads its JSON. With a body it is a POST.
 *
 * @throws RetryableError it is away, or says itself that it may work later
 * @throws Refused any other answer than a success
 */
export async function ask<T>(url: string, body?: unknown): Promise<T> {
  let response: Response;
  let text: string;
  try {
    const init =
      body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    text = await response.text();
  } catch (error) {
    const { cause, message } = error as Error;
    const { host } = new URL(url);
    throw new RetryableError(
      `${host} does not answer: ${cause instanceof Error ? cause.message || String((cause as NodeJS.ErrnoException).code) : message}`,
    );
  }
  if (response.ok) return JSON.parse(text) as T;
  const words = detail(text) ?? `${response.status} ${response.statusText}`;
  throw response.status === 503 ? new RetryableError(words) : new Refused(words);
}

function detail(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { detail?: string }).detail;
  } catch {
    return undefined;
  }
}
