import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EnrichedArticle, type Findings, normalise } from '../../libs/events/src/index.ts';
import { enriched, setId } from '../../apps/enrichment/src/enrich.ts';
import { runStep } from '../../apps/enrichment/src/steps/run-step.ts';
import { steps } from '../../apps/enrichment/src/steps/steps.ts';
import type { Written } from './corpus.ts';

/** The articles with what the product's steps find in them; kept in a folder by set, so that the next run is quick. */
export async function enrichAll(articles: readonly Written[], cache: string): Promise<EnrichedArticle[]> {
  const folder = join(cache, setId());
  mkdirSync(folder, { recursive: true });
  let loaded = false;
  const all: EnrichedArticle[] = [];
  for (const written of articles) {
    const file = join(folder, `${createHash('sha256').update(JSON.stringify(written)).digest('hex').slice(0, 32)}.json`);
    if (!existsSync(file)) {
      if (!loaded) for (const step of steps) await step.load();
      loaded = true;
      writeFileSync(file, JSON.stringify(await enrich(written)));
    }
    all.push(JSON.parse(readFileSync(file, 'utf8')) as EnrichedArticle);
  }
  return all;
}

async function enrich({ time, paper, country, agency, headline, articleBody }: Written): Promise<EnrichedArticle> {
  const given = { headline, articleBody, datePublished: time, publisher: { name: paper, country }, agency };
  const article = normalise(given, { receivedAt: new Date(time) });
  let findings: Findings = {};
  for (const step of steps) {
    const outcome = await runStep(step, article, findings);
    if (outcome.status === 'failed') throw new Error(`${step.name} failed on "${headline}": ${outcome.reason}`);
    if (outcome.status === 'ok') findings = { ...findings, ...outcome.found };
  }
  const event = { id: article.articleId, data: article };
  return enriched(event, { findings, steps: [], status: 'complete', failures: [] });
}
