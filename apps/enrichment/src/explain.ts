/**
 * `khabar explain`: shows what the steps find in an article, and where, and publishes nothing. Needs neither broker nor database. Exit code
 * 0; 1 it can't be read, or a step failed; 2 wrong arguments.
 */
import { parseArgs } from 'node:util';
import { type Findings, stableId, type StepReport } from '#events';
import { engineVariable } from './engines/engines.ts';
import { bytesOf, givenArticle, NoFile, Unreadable } from './explaining/given-article.ts';
import { inWords } from './explaining/in-words.ts';
import { printable } from './explaining/marked-text.ts';
import { OwnTopicsFault } from './steps/topics/own-topics.ts';
import { runStep } from './steps/run-step.ts';
import type { Article } from './steps/step.ts';
import type { Enrichment } from './worker-pool.ts';

/** Of a pipe, and of a terminal that does not tell. */
const WIDTH = 80;

class Wrong extends Error {}

function read(args: readonly string[]): { file: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    if (positionals.length !== 1) throw new Wrong('takes one file; - is standard input');
    return { ...values, file: positionals[0]! };
  } catch (error) {
    throw new Wrong((error as Error).message, { cause: error });
  }
}

/** The steps are made for the engine that the environment names: they come after it has been looked at. */
function checkEngine(): void {
  // oxlint-disable-next-line no-restricted-properties
  const given = process.env['ENTITIES_ENGINE'] || undefined;
  if (!engineVariable.safeParse(given).success)
    throw new Wrong(`ENTITIES_ENGINE takes ${engineVariable.unwrap().options.join(', ')}, not ${given}`);
}

/** As a worker of the service does it, but for the deadlines: whoever waits at a terminal ends it. */
async function enrich(article: Article): Promise<Enrichment> {
  const { steps } = await import('./steps/steps.ts');
  let findings: Findings = {};
  const reports: StepReport[] = [];
  const failures: { step: string; reason: string }[] = [];
  for (const step of steps) {
    await step.load();
    const started = performance.now();
    const outcome = await runStep(step, article, findings);
    const ms = Math.round((performance.now() - started) * 100) / 100;
    reports.push({ name: step.name, version: step.version, status: outcome.status, ms });
    if (outcome.status === 'ok') findings = { ...findings, ...outcome.found };
    if (outcome.status === 'failed') failures.push({ step: step.name, reason: outcome.reason });
  }
  return { findings, steps: reports, status: failures.length > 0 ? 'partial' : 'complete', failures };
}

try {
  const { file, json } = read(process.argv.slice(2));
  checkEngine();
  const article = givenArticle(file, await bytesOf(file));
  const { enriched } = await import('./enrich.ts');
  const enrichment = await enrich(article);
  const { stdout } = process;
  console.log(
    json
      ? JSON.stringify(enriched({ id: stableId('tried', article.articleId), data: article }, enrichment))
      : inWords(article, enrichment, {
          width: stdout.columns || WIDTH,
          // Says no where NO_COLOR is set or the terminal has none.
          isColoured: stdout.isTTY && stdout.hasColors(),
        }),
  );
  for (const { step, reason } of enrichment.failures)
    console.error(`${step} failed: ${reason.split('\n').map(printable).join('\n')}`);
  if (enrichment.failures.length > 0) process.exitCode = 1;
} catch (error) {
  const isWrong = error instanceof Wrong || error instanceof NoFile || error instanceof OwnTopicsFault;
  if (!isWrong && !(error instanceof Unreadable)) throw error;
  console.error(error.message.split('\n').map(printable).join('\n'));
  process.exitCode = isWrong ? 2 : 1;
}
