import type { Command } from 'commander';
import { progress } from '../progress.ts';
import { AskedWrongly, Refused } from '../service-client.ts';
import { inWords } from './compare-findings.ts';
import { type Filter, Reenrichment, type Services } from './reenrichment.ts';

/** `khabar reenrich`. `services` reads the configuration; `help` closes the help text. */
export function addReenrich(program: Command, services: () => Services, help: string): void {
  program
    .command('reenrich')
    .description('Enriches stored articles anew whose findings come from other steps than those of today.')
    .option('--stale', 'all of them; else those that the filters name')
    .option(
      '--entity <name>',
      'that name this person, place, body ...; may be given more than once',
      (value, all: string[]) => [...all, value],
      [],
    )
    .option('--topic <topic>', 'on this topic, by code or name')
    .option('--language <tag>', 'in this language')
    .option('--source <name>', 'of this publisher, by domain or name')
    .option('--from <date>', 'published at or after')
    .option('--to <date>', 'published at or before')
    .option('--dry-run', 'show how a sample would differ, and publish nothing')
    .option('--sample <number>', 'articles in the sample; 0 shows none', '20')
    .option('--rate <number>', 'articles a second at most', '20')
    .addHelpText(
      'after',
      `
First a sample of the articles is enriched and what would be gained and lost is shown, by step. Then they are published again, marked as
a re-run: their findings are replaced, the earlier ones kept beside (GET /v1/articles/{id}/findings), the articles never touched. A run
that was cut off is gone on with by the same command.

  khabar reenrich --stale --dry-run
  khabar reenrich --language kk --from 2026-01-01 --rate 5
${help}`,
    )
    .action(async (options: ReenrichOptions) => {
      const filter = filterOf(options);
      const [rate, sample] = [numberIn('rate', options.rate, 0.1, 1_000), numberIn('sample', options.sample, 0, 200)];
      if (!options.stale && filter.length === 0) throw new AskedWrongly('takes --stale for all stale articles, or a filter');
      const run = await Reenrichment.begin(services(), filter);
      const { total, warnings, differences } = await run.preview(Math.max(1, sample));
      for (const warning of warnings) console.error(warning);
      console.log(`${total} articles are stale under set ${run.today.setId}`);
      if (differences.length > 0 && sample > 0) console.log(inWords(differences).join('\n'));
      if (options.dryRun || differences.length === 0) return;
      const { openProducer } = await import('../kafka.ts');
      const producer = openProducer();
      const bar = progress('articles');
      let left = 0;
      const passedOver = (articleId: string, reason: string): void => {
        console.error(`passed over: ${articleId}: ${reason}`);
        left += 1;
      };
      try {
        const published = await run.run(producer, rate, { published: (count) => bar.add(count), passedOver });
        console.log(`${published} enriched anew`);
        if (left > 0) throw new Refused(`${left} passed over`);
      } finally {
        bar.stop();
        await producer.close();
      }
    });
}

interface ReenrichOptions extends Partial<Record<'topic' | 'language' | 'source' | 'from' | 'to', string>> {
  readonly stale?: boolean;
  readonly entity: string[];
  readonly dryRun?: boolean;
  readonly sample: string;
  readonly rate: string;
}

function filterOf({ entity, topic, language, source, from, to }: ReenrichOptions): Filter {
  const single = Object.entries({ topic, language, source, from, to });
  return [
    ...entity.map((value) => ['entity', value] as const),
    ...single.flatMap(([name, value]) => (value ? [[name, value] as const] : [])),
  ];
}

/** @throws AskedWrongly */
function numberIn(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new AskedWrongly(`--${name} takes a number from ${least} to ${most}`);
  return number;
}
