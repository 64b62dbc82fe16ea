import type { Command } from 'commander';

/** `khabar key NAME`: makes a key for the services' HTTP API. Nothing is kept: the services are given the entry, the key's owner the key. */
export function addKey(program: Command): void {
  program
    .command('key')
    .description("Makes a key for the services' HTTP API, prints it once, and the entry for API_KEYS.")
    .argument('<name>', 'whose it is: up to 64 letters, digits, ".", "_" and "-"; refusals name it')
    .option('--scope <scopes>', 'read, write (publish articles), operate (all of it), or several with + between', 'read')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
The entry holds a SHA-256 of the key, from which nobody gets the key back. Several entries stand in API_KEYS with commas
between, or one a line in the file that API_KEYS_FILE names; services read them at start.

  khabar key desk
  khabar key wire-bot --scope read+write
`,
    )
    .action(async (name: string, { scope, json }: { scope: string; json?: boolean }, command: Command) => {
      const made = await make(name, scope, command);
      console.log(json ? JSON.stringify(made) : `key    ${made.key}\nentry  ${made.entry}`);
      if (!json)
        console.error('The key is shown this once. Its owner sends it as `Authorization: Bearer KEY` or `X-Api-Key: KEY`.');
    });
}

async function make(name: string, scope: string, command: Command): Promise<{ key: string; entry: string }> {
  const { makeKey, readScopes } = await import('#service'); // a second, that no other command waits for
  const scopes = readScopes(scope);
  if (!scopes) command.error(`error: --scope is "${scope}"; it takes read, write, operate, with + between several`);
  try {
    return makeKey(name, scopes);
  } catch (error) {
    return command.error(`error: ${(error as Error).message}`);
  }
}
