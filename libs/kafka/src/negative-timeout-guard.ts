import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

/**
 * kafkajs 2.2.4 schedules a check of its request queue with a negative timeout after every request, which Node 24 warns of and runs
 * at once, for ever (kafkajs#1751, #1704: about four times the idle CPU). Here the check is scheduled only when something is
 * throttled or pending. Goes when kafkajs does this itself.
 */
export function guardNegativeTimeouts(): void {
  RequestQueue.prototype.scheduleCheckPendingRequests = function schedule() {
    if (this.throttleCheckTimeoutId) return;
    const throttledMs = this.throttledUntil - Date.now();
    if (throttledMs <= 0 && this.pending.length === 0) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledMs > 0 ? throttledMs : CHECK_PENDING_MS,
    );
  };
}

/** kafkajs' own interval while requests wait for a free place in flight. */
const CHECK_PENDING_MS = 10;
