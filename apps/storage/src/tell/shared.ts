/** Who asks what is being asked already gets that answer. Nothing is kept once it is answered. */
export class Shared<T> {
  readonly #asked = new Map<string, Promise<T>>();

  /** @param key equal as JSON for the same question */
  ask(key: unknown, answer: () => Promise<T>): Promise<T> {
    const name = JSON.stringify(key);
    const known = this.#asked.get(name);
    if (known) return known;
    const asking = answer().finally(() => this.#asked.delete(name));
    this.#asked.set(name, asking);
    return asking;
  }
}
