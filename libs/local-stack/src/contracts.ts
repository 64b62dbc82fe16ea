/** What the two servers' starts have in common. */
import type { BrokerProperties } from './broker-properties.ts';
import type { Claim } from './claim.ts';

export interface StartContext {
  home: string;
  /** For what several stacks can share. */
  cache: string;
  claim: Claim;
  /** Default: any free port. */
  port?: number;
  brokerProperties?: BrokerProperties;
  /** One line of progress. */
  log: (line: string) => void;
  /** Ends the start; it then throws the signal's reason and leaves nothing behind. */
  signal: AbortSignal;
}

/** Kafka or Postgres, ready. */
export interface Server {
  /** What a client needs to reach it. */
  address: string;
  pid: () => number | undefined;
  exited: Promise<number>;
  lastWords: () => string;
  stop(): Promise<void>;
}
