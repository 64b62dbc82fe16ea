/** What failed may work later, with the same message: a database or a broker is away. The partition waits; nothing is dead-lettered. */
export class RetryableError extends Error {
  override readonly name = 'RetryableError';
}
