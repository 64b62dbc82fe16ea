import { InvalidArgumentError } from 'commander';

/** An operation of RFC 6902. */
export interface Operation {
  readonly op: 'add' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/**
 * `/headline=Senate meets`: the value as JSON if it is JSON, else as text. `add` puts a field in place of one that is there.
 *
 * @throws InvalidArgumentError
 */
export function setting(text: string, before: Operation[] = []): Operation[] {
  const at = text.indexOf('=');
  if (at < 0) throw new InvalidArgumentError('takes POINTER=VALUE, like /headline="Senate meets"');
  const value = text.slice(at + 1);
  return [...before, { op: 'add', path: pointer(text.slice(0, at)), value: parsed(value) }];
}

/** @throws InvalidArgumentError */
export function removal(text: string, before: Operation[] = []): Operation[] {
  return [...before, { op: 'remove', path: pointer(text) }];
}

function pointer(text: string): string {
  if (text !== '' && !text.startsWith('/')) throw new InvalidArgumentError('a JSON pointer begins with a slash, like /headline');
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
