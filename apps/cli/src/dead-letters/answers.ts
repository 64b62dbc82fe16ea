/** What storage answers, as far as it is printed; its OpenAPI document has all of it. */
export interface Group {
  readonly fingerprint: string;
  readonly code: string;
  readonly reason: string;
  readonly topic: string;
  readonly letters: number;
  readonly states: { readonly open: number };
  readonly firstAt: string;
  readonly lastAt: string;
}

export interface Letter {
  readonly id: string;
  readonly state: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly articleId: string | null;
  readonly eventId: string | null;
  readonly code: string;
  readonly reason: string;
  readonly pointer: string | null;
  readonly fingerprint: string;
  readonly service: string;
  readonly times: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly bytes: number | null;
}

interface Bytes {
  readonly bytes: number;
  readonly text: string;
  readonly truncated: boolean;
}

export interface WholeLetter extends Letter {
  readonly value: Bytes | null;
  readonly patchedValue: Bytes | null;
  readonly headers: readonly (Bytes & { readonly name: string })[];
  readonly history: readonly { readonly time: string; readonly what: string; readonly [fact: string]: unknown }[];
}

export interface Page<T> {
  readonly data: T[];
  readonly page: { readonly nextCursor: string | null; readonly total: { readonly value: number } };
}

export interface Replay {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly published: number;
  readonly refused: number;
  readonly skipped: number;
  readonly remaining: number;
  readonly waits: string | null;
}

export interface Matches {
  readonly matches: number;
}
