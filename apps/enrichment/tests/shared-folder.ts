import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

/** Where the material lies that tests read but the project does not ship; beside the project unless said otherwise. */
export function sharedFolder(): string {
  return env['KHABAR_SHARED'] ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
}
