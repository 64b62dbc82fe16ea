/** Lines of progress with the seconds since the script began, on standard error: standard output is for answers. */

// Handed on to the same script under Node 24.
const begin = Number((process.env.KHABAR_BEGAN ??= String(Date.now())));

/** "12.3 s". */
export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

export function say(line) {
  console.error(`${seconds(Date.now() - begin).padStart(8)}  ${line}`);
}

/** Says so at intervals, so that a long step does not look like a hang. */
export function sayAgainEvery(ms, line) {
  const timer = setInterval(() => say(line), ms);
  return { stop: () => clearInterval(timer) };
}
