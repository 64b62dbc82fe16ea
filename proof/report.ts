/** The verdict as a table, on standard output. */
import { count, type Finding, type Found, repeatedLetters } from './compare.ts';
import { repeatedEvents, type Told } from './compare-accounts.ts';
import type { Options } from './config.ts';
import type { FaultReport } from './faults.ts';
import type { Expected } from './oracle.ts';
import type { Service } from './services.ts';

const SHOWN_FINDINGS = 20;

export interface Verdict {
  readonly options: Options;
  /** Messages that the broker acknowledged. */
  readonly published: number;
  /** More of them on the log, since an answer was lost and the proof's own producer sent again. */
  readonly sentAgain: number;
  readonly expected: Expected;
  readonly found: Found;
  readonly told: readonly Told[];
  readonly findings: readonly Finding[];
  readonly reports: readonly FaultReport[];
  /** Why the run did not come to rest. */
  readonly unrest: string | undefined;
  readonly services: readonly Service[];
  readonly seconds: number;
}

/** Prints it all. @returns whether it is proven */
export function tell(verdict: Verdict): boolean {
  const { options, published, sentAgain, expected, found, told, findings, reports, unrest, services, seconds } = verdict;
  const { counts } = expected;
  const [lost, twice, wrong] = [count(findings, 'lost'), count(findings, 'twice'), count(findings, 'wrong')];
  const stuck = reports.filter(({ recoveredMs }) => recoveredMs === undefined).length;
  const proven = lost + twice + wrong + stuck === 0 && unrest === undefined;
  const ends = services.reduce((sum, service) => sum + service.ownEnds(), 0);
  const rows: [string, string | number][] = [
    ['seed', options.seed],
    ['published', `${published}${sentAgain > 0 ? ` and ${sentAgain} of them again, their acknowledgement being lost` : ''}`],
    ['articles stored', `${found.stored.standing.length} of ${counts.stored}`],
    ['revisions', counts.revised],
    ['duplicates', counts.duplicate],
    ['out of order', counts.stale],
    ['retracted', counts.retracted],
    [
      'dead letters',
      `${new Set(found.letters.map(({ topic, partition, offset }) => `${topic} ${partition} ${offset}`)).size} of ${expected.letters.size}`,
    ],
    ...byCode(expected).map(([code, number]): [string, number] => [`  ${code}`, number]),
    ['letters repeated', repeatedLetters(found.letters)],
    ['followers told', told.length - repeatedEvents(told)],
    ['followers told again', repeatedEvents(told)],
    ...(ends > 0 ? [['services that ended by themselves', ends] as [string, number]] : []),
    ['lost', lost],
    ['twice', twice],
    ['wrong', wrong],
  ];
  const faults = reports.map(({ name, lastedMs, recoveredMs }): [string, string, string] => [
    name,
    `${(lastedMs / 1000).toFixed(1)} s`,
    recoveredMs === undefined ? 'never' : `${(recoveredMs / 1000).toFixed(1)} s`,
  ]);
  console.log('');
  print(rows.map(([name, value]) => [name, String(value)]));
  if (faults.length > 0) {
    console.log('');
    print([['fault', 'lasted', 'recovered in'], ...faults]);
  }
  if (unrest) console.log(`\nNot at rest: ${unrest}`);
  if (findings.length > 0) console.log(`\n${sentences(findings).join('\n')}`);
  console.log(
    `\n${proven ? 'PROVEN' : 'NOT PROVEN'} in ${seconds.toFixed(0)} s${options.sabotage ? ` (sabotage: ${options.sabotage})` : ''}`,
  );
  console.log(`proof: ${proven ? '1 passed, 0 failed' : '0 passed, 1 failed'}`);
  return proven;
}

function byCode({ letters }: Expected): [string, number][] {
  const counts = new Map<string, number>();
  for (const code of letters.values()) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function sentences(findings: readonly Finding[]): string[] {
  const lines = findings.slice(0, SHOWN_FINDINGS).map(({ fault, where, what }) => `${fault.toUpperCase()}  ${where}: ${what}`);
  return findings.length > SHOWN_FINDINGS ? [...lines, `and ${findings.length - SHOWN_FINDINGS} more`] : lines;
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd());
}
