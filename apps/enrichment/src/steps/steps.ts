import { dates } from './dates/dates.ts';
import { embedding } from './embedding/embedding.ts';
import { entities } from './entities/entities.ts';
import { fingerprint } from './fingerprint/fingerprint.ts';
import { infosources } from './infosources/infosources.ts';
import { keywords } from './keywords/keywords.ts';
import { language } from './language/language.ts';
import type { Step } from './step.ts';
import { summary } from './summary/summary.ts';
import { topics } from './topics/topics.ts';

/** All steps in the order they run: each sees what those before it found. */
export const steps: readonly Step[] = [language, dates, entities, infosources, embedding, topics, keywords, summary, fingerprint];
