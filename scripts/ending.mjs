/** Being asked to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_EVERY_MS = 500;

/**
 * Calls back, maybe more than once, with "SIGINT", "SIGTERM", "SIGHUP" or, where whoever started us was killed, "SIGTERM": npm, or the
 * same script under an older Node, which holds our channel. npm hands a signal on, so that Ctrl-C may come twice.
 */
export function whenAskedToEnd(callback) {
  for (const signal of SIGNALS) process.on(signal, callback);
  process.on('disconnect', () => callback('SIGTERM'));
  const parent = process.ppid;
  // Only under npm: a shell may well leave us running on purpose.
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && callback('SIGTERM'), PARENT_EVERY_MS).unref();
}
