/** The harm that is done, and in which order. */
import { chance } from './random.ts';
import { type Fault, faults } from './fault-kinds.ts';
import type { Run } from './run.ts';

export interface FaultReport {
  readonly name: string;
  readonly lastedMs: number;
  /** From its end to the answer for an article that was published after it; undefined: never. */
  readonly recoveredMs: number | undefined;
}

/** As many as asked for. Each kind comes once before any comes again. @throws Error with a sentence */
export function chooseFaults({ options, kafkaServer, postgresServer, say }: Run): Fault[] {
  const unknown = options.only.filter((name) => !faults.some((fault) => fault.name === name));
  if (unknown.length > 0)
    throw new Error(`--only: there is no ${unknown.join(', ')}; there are ${faults.map(({ name }) => name).join(', ')}.`);
  const wanted = faults.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const possible = wanted.filter(({ needs }) => (needs === 'kafka' ? kafkaServer : needs === 'postgres' ? postgresServer : true));
  const left = wanted.filter((fault) => !possible.includes(fault));
  if (left.length > 0 && options.faults > 0) say(`left out on a given stack: ${left.map(({ name }) => name).join(', ')}`);
  if (possible.length === 0 && options.faults > 0) throw new Error('--only leaves no fault that can be done here.');
  const draw = chance(options.seed ^ 0xfa017);
  const order: Fault[] = [];
  while (order.length < options.faults) order.push(...draw.shuffle(possible));
  return order.slice(0, options.faults);
}
