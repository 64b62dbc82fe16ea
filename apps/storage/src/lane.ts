import { Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { faultInWords, mayWorkLater } from '#database';
import { PageByPage } from './page-by-page.ts';

/** Work beside the writers, page by page, by one instance at a time; it begins and ends with the service. */
export class Lane implements OnModuleInit, OnModuleDestroy {
  readonly #pages: PageByPage;

  /**
   * @param page does a page; false: nothing was to be done, or another instance is at it
   * @param waiting what waits while the database is away, for the log
   * @param lookMs how often it is looked for what another instance has left
   */
  constructor(page: () => Promise<boolean>, waiting: string, lookMs?: number) {
    const logger = new Logger(new.target.name);
    const failed = (error: unknown): void => {
      if (mayWorkLater(error)) logger.debug(`${waiting}: ${faultInWords(error)}`);
      else logger.error(error);
    };
    this.#pages = new PageByPage(page, failed, lookMs);
  }

  onModuleInit(): void {
    this.#pages.begin();
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pages.end();
  }

  /** There is something to do. Does not wait for it. */
  wake(): void {
    this.#pages.goOn();
  }
}
