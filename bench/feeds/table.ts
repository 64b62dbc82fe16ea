import type { Score } from './score.ts';

/** The scores as people read them: a line a file, what has no counterpart and why, the worst ten. */
export function tableOf(scores: readonly Score[]): string {
  const lines = ['file                                                     right  of   share  argued  no field'];
  const line = (name: string, right: number, total: number, argued: number, none: number) =>
    `${name.padEnd(54)} ${String(right).padStart(7)} ${String(total).padStart(4)} ${share(right, total)} ${String(argued).padStart(7)} ${String(none).padStart(9)}`;
  for (const set of ['suite', 'charsets', 'urls'] as const) {
    const inSet = scores.filter((score) => score.set === set);
    for (const { name, right, wrong, argued, none } of inSet)
      lines.push(line(`${set}/${name}`, right, right + wrong.length, argued.length, sum(Object.values(none))));
    lines.push(
      line(
        `${set}: all`,
        sum(inSet.map(({ right }) => right)),
        sum(inSet.map(totalOf)),
        sum(inSet.map(({ argued }) => argued.length)),
        sum(inSet.flatMap(({ none }) => Object.values(none))),
      ),
      '',
    );
  }
  const reasons = new Map<string, number>();
  for (const { none } of scores)
    for (const [reason, count] of Object.entries(none)) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  lines.push('values of the references without a field of ours, and why:');
  for (const [reason, count] of [...reasons].toSorted((a, b) => b[1] - a[1]))
    lines.push(`${String(count).padStart(6)}  ${reason}`);
  lines.push(
    '',
    'different on purpose:',
    ...scores.flatMap(({ argued }) => argued.map((one) => `  ${one}`)),
    '',
    'the worst ten:',
  );
  const worst = scores
    .filter(({ wrong }) => wrong.length > 0)
    .toSorted((a, b) => a.right / totalOf(a) - b.right / totalOf(b))
    .slice(0, 10);
  for (const { set, name, right, wrong } of worst)
    lines.push(
      `  ${set}/${name} ${right} of ${right + wrong.length}`,
      ...wrong.slice(0, 5).map((one) => `      ${one.slice(0, 300)}`),
    );
  if (worst.length === 0) lines.push('  none: all values are as expected');
  return lines.join('\n');
}

function totalOf({ right, wrong }: Score): number {
  return right + wrong.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function share(right: number, total: number): string {
  return `${total === 0 ? '  -  ' : `${((100 * right) / total).toFixed(1)} %`}`.padStart(8);
}
