import { Readable } from 'node:stream';
import { Logger, StreamableFile } from '@nestjs/common';
import type { ShownArticle } from '../answers/article-answer.ts';

const logger = new Logger('ArticleStream');

/**
 * Pages of articles as one body, written as fast as the reader takes it. The first page is read before anything is answered, so that what
 * is wrong with the query or the database is still told as a problem. Later a fault breaks the body off: its last chunk never comes, which
 * every client takes for the failure that it is.
 *
 * @param write articles -> text; told whether they are the first
 */
export async function streamed(
  pages: AsyncGenerator<ShownArticle[]>,
  write: (articles: readonly ShownArticle[], first: boolean) => string,
): Promise<StreamableFile> {
  const first = await pages.next();
  const parts = async function* (): AsyncGenerator<string> {
    try {
      yield write(first.done ? [] : first.value, true);
      for await (const articles of pages) yield write(articles, false);
    } catch (error) {
      logger.error(error);
      throw error;
    } finally {
      await pages.return(undefined);
    }
  };
  return new StreamableFile(Readable.from(parts(), { objectMode: false }));
}
