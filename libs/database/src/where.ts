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

  /** As a query takes them: a statement, and of the parameters those that it speaks of. */
  statement(sql: string): [sql: string, parameters: unknown[]] {
    const used = [...new Set(sql.match(/\$\d+/g) ?? [])];
    const own = sql.replace(/\$\d+/g, (placeholder) => `$${used.indexOf(placeholder) + 1}`);
    return [own, used.map((placeholder) => this.parameters[Number(placeholder.slice(1)) - 1])];
  }

  get conditions(): readonly string[] {
    return this.#conditions;
  }

  toString(): string {
    return allOf(this.#conditions);
  }
}

/** @returns a where clause; empty without conditions */
export function allOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `where ${conditions.map((condition) => `(${condition})`).join(' and ')}` : '';
}
