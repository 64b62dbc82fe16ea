import { randomUUID } from 'node:crypto';
import { type Article, eventTypes, PermanentError, takeIn, toMessage, topics } from '#events';
import type { EventProducer } from '#kafka';
import { articlesIn, type Found, Unreadable } from './articles-in.ts';

const SOURCE = '/khabar/cli';
/** Articles published at a time. */
const BATCH = 500;

export interface Tally {
  published: number;
  refused: number;
}

export interface Report {
  /** Articles that the broker has acknowledged, with the place that each came from. */
  published(batch: readonly { place: string; articleId: string }[]): void;
  refused(place: string, reason: string): void;
}

/** Publishes every article of the files to `articles.raw.v1`; what can't be used is told and passed over. @throws RetryableError the broker is away */
export async function publish(paths: readonly string[], producer: EventProducer, report: Report): Promise<Tally> {
  const tally: Tally = { published: 0, refused: 0 };
  let batch: { place: string; article: Article }[] = [];
  const flush = async () => {
    await producer.send(
      topics.raw.name,
      batch.map(({ article }) =>
        toMessage({ id: randomUUID(), type: eventTypes.raw, source: SOURCE, subject: article.articleId, data: article }),
      ),
    );
    tally.published += batch.length;
    report.published(batch.map(({ place, article }) => ({ place, articleId: article.articleId })));
    batch = [];
  };
  const refuse = (place: string, reason: string) => {
    tally.refused += 1;
    report.refused(place, reason);
  };
  for (const path of paths) {
    try {
      for await (const found of articlesIn(path)) {
        try {
          batch.push({ place: found.place, article: take(found) });
        } catch (error) {
          if (!(error instanceof PermanentError)) throw error;
          refuse(found.place, `${error.code}: ${error.message}`);
        }
        if (batch.length === BATCH) await flush();
      }
    } catch (error) {
      if (!(error instanceof Unreadable) && (error as NodeJS.ErrnoException).syscall === undefined) throw error;
      refuse(path, (error as Error).message);
    }
  }
  if (batch.length > 0) await flush();
  return tally;
}

function take({ value }: Found): Article {
  if (value === undefined) throw new PermanentError('not_json', 'the line is not JSON');
  return takeIn(value, 'cli', { receivedAt: new Date(), source: SOURCE });
}
