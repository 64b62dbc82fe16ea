/** A place in the feed: `seq` is done with. `check` is of the event there, so that no number of another feed, or made up, passes for one. */
export interface Position {
  readonly seq: number;
  readonly check: string;
}

const CHECK_CHARACTERS = 8;

/** Before the first event. */
export const start: Position = { seq: 0, check: '0'.repeat(CHECK_CHARACTERS) };

/** @param eventId UUID of the event at `seq` */
export function positionOf(seq: number, eventId: string): Position {
  return { seq, check: eventId.slice(0, CHECK_CHARACTERS) };
}

/** As clients get it, and give it back. */
export function writePosition({ seq, check }: Position): string {
  return `${seq}-${check}`;
}

/** @returns undefined for what never was one */
export function readPosition(text: string): Position | undefined {
  const [, seq, check] = /^(0|[1-9]\d{0,14})-([0-9a-f]{8})$/.exec(text) ?? [];
  if (seq === undefined || check === undefined || (seq === '0' && check !== start.check)) return undefined;
  return { seq: Number(seq), check };
}
