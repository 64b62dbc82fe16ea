import { createKhabar, type Khabar, KhabarProblem, KhabarUnreachable } from '#client';
import { RetryableError } from '#events';
import { failed } from '../service-client.ts';
import type { ServicesConfig } from '../config.ts';

/** Storage, by the client that others have as well; its errors are those of ServiceClient. */
export function storageClient({ KHABAR_STORAGE_URL: baseUrl, KHABAR_API_KEY: apiKey }: ServicesConfig): Khabar {
  return createKhabar({ baseUrl, apiKey });
}

/** Runs what asks by the client. @throws as ServiceClient.get() */
export async function inCliTerms<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof KhabarProblem) throw failed('storage', error.problem, error.status);
    if (error instanceof KhabarUnreachable)
      throw new RetryableError(`storage: ${error.message} (KHABAR_STORAGE_URL)`, { cause: error });
    throw error;
  }
}
