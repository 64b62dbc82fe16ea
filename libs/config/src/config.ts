import type { z } from 'zod';

/** All that is wrong with the environment at once, each fault under its variable's name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment once, at start. An empty variable is one that is not set.
 *
 * @throws ConfigError
 */
export function readConfig<T extends z.ZodType>(schema: T, environment: NodeJS.ProcessEnv = process.env): z.output<T> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return `  ${name}: ${given[name] === undefined ? 'is not set' : /PASSWORD|KEY|URL/.test(name) ? 'is not usable' : `is ${JSON.stringify(given[name])}`}; ${message}`;
  });
  throw new ConfigError(`The configuration can't be used:\n${faults.join('\n')}`);
}
