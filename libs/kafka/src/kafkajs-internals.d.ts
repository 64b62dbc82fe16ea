/** The one file of kafkajs that we reach into: see negative-timeout-guard.ts. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  interface RequestQueue {
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    throttledUntil: number;
    pending: unknown[];
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
  }
  const RequestQueue: { prototype: RequestQueue };
  export default RequestQueue;
}
