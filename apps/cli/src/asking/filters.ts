import type { Command } from 'commander';
import { queryParameters } from '#client';
import { AskedWrongly } from '../service-client.ts';

/** Options as they were given, by their parameter's name. */
export type Given = Readonly<Record<string, string | readonly string[] | boolean | undefined>>;

/** What our own printing needs as it is. */
const NOT_ASKED = new Set(['q', 'format']);

/**
 * Every parameter of a question becomes an option of the same name, in the service's words: what storage learns to take, the command line takes as
 * soon as the client is written anew. What a value may be is for storage to say.
 */
export function takesParametersOf(command: Command, operationId: string): Command {
  for (const { name, takes, says } of parametersOf(operationId)) command.option(`--${kebab(name)} <${takes}>`, says, collected);
  return command.option('--parameter <name=value>', 'any other that the service takes', collected);
}

/** What was given, as the service's query. */
export function queryOf(operationId: string, given: Given, q?: string): Record<string, string[]> {
  const options = parametersOf(operationId).flatMap(({ name }) =>
    ((given[name] ?? []) as string[]).map((value) => [name, value] as const),
  );
  const others = ((given.parameter ?? []) as readonly string[]).map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new AskedWrongly(`--parameter takes name=value, not ${pair}`);
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  const query: Record<string, string[]> = q === undefined ? {} : { q: [q] };
  for (const [name, value] of [...options, ...others]) (query[name] ??= []).push(value);
  return query;
}

function collected(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function parametersOf(operationId: string) {
  const taken = queryParameters[operationId] ?? queryParameters['listArticles']!;
  return taken.filter(({ name }) => !NOT_ASKED.has(name) && !name.includes('.'));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
