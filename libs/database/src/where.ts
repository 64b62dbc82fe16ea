/** Conditions that are put together one by one, and their parameters. */
export class Where {
  readonly parameters: unknown[] = [];
  readonly #conditions: string[] = [];

  /** @returns the placeholder */
  value(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  and(condition: string): void {
    this.#conditions.push(condition);
  }

  toString(): string {
    return this.#conditions.length > 0 ? `where ${this.#conditions.map((condition) => `(${condition})`).join(' and ')}` : '';
  }
}
