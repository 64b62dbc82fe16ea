/** Waiting for what happens elsewhere: as long as it takes, no longer, and with a word on what never came. */
const EVERY_MS = 25;

/**
 * Asks `condition` again and again until its answer is truthy, and returns that answer. An error that it throws counts as "not yet".
 * Throws Error(message), with the last error or answer, after `timeoutMs`.
 */
export async function until<T>(condition: () => T | Promise<T>, message: string, timeoutMs = 20_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let last = '';
  while (performance.now() < deadline) {
    try {
      const answer = await condition();
      if (answer) return answer;
      last = JSON.stringify(answer);
    } catch (error) {
      last = String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  throw new Error(`${message} (after ${timeoutMs / 1000} s; last seen: ${last})`);
}
