import { type Position, writePosition } from './position.ts';

/** Server-Sent Events as the HTML standard writes them: https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** How long a client waits until it connects again. @param ms milliseconds */
export const retryAfter = (ms: number): string => `retry: ${ms}\n\n`;

/** An event. JSON has no line breaks, so its data is one line. */
export function eventText(name: string, position: Position, data: unknown): string {
  return `event: ${name}\nid: ${writePosition(position)}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** A sign of life: a comment. */
export const STILL_HERE = ': still here\n\n';

/**
 * The same with an id, which no listener sees. It moves the last event id of the client on, so that one whose filter seldom fits does not come back
 * with a place that was given up long ago.
 */
export function beatText(position: Position): string {
  return `: still here\nid: ${writePosition(position)}\n\n`;
}
