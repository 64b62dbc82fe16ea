/** How often it is looked for what another instance began, or left, unless told otherwise: milliseconds. */
const LOOK_MS = 2_000;

/** Work that is done page by page until there is none left: at once when it is asked for, else by the clock. Never two pages at a time. */
export class PageByPage {
  readonly #page: () => Promise<boolean>;
  readonly #failed: (error: unknown) => unknown;
  readonly #lookMs: number;
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  /**
   * @param page does a page; false: there was nothing to do
   * @param failed told what a page throws; it is tried again with the next look
   */
  constructor(page: () => Promise<boolean>, failed: (error: unknown) => unknown, lookMs = LOOK_MS) {
    this.#page = page;
    this.#failed = failed;
    this.#lookMs = lookMs;
  }

  begin(): void {
    this.#timer = setInterval(() => this.goOn(), this.#lookMs).unref();
  }

  /** Once the page in hand is done. */
  async end(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#working;
  }

  /** Does not wait for it. */
  goOn(): void {
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
  }

  async #work(): Promise<void> {
    try {
      while (!this.#stopped && (await this.#page()));
    } catch (error) {
      await this.#failed(error);
    }
  }
}
