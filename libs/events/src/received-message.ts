/** One message as it lay on the log; what libs/kafka hands over, free of any client library's types. */
export interface ReceivedMessage {
  readonly topic: string;
  readonly partition: number;
  /** A 64-bit number, so a string. */
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** A header may have no value, and may come more than once. */
  readonly headers: Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;
  /** The broker's or producer's time of the message. */
  readonly timestamp: Date;
  /** The same in milliseconds exactly as it lies on the log, which may be no time at all; a 64-bit number, so a string. */
  readonly loggedMs?: string | undefined;
}

/** What is to be sent. Headers without a value are left out: kafkajs can't encode them. */
export interface OutgoingMessage {
  readonly key: string | Buffer | null;
  readonly value: Buffer | string | null;
  readonly headers: Readonly<Record<string, Buffer | string>>;
}

/** The first value of a header as text; bytes that are no UTF-8 become U+FFFD. */
export function headerText(headers: ReceivedMessage['headers'], name: string): string | undefined {
  const value = headers[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null ? undefined : first.toString();
}
