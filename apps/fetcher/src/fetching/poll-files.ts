import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { OutboundError } from '#outbound';
import type { Unreadable } from '../reading/reading-threads.ts';
import type { Said } from './found.ts';
import type { Poll, Poller } from './poll.ts';

/** Of a folder that has more, the others have their turn in the next poll. */
const MAX_FILES = 200;
const MAX_FILE_BYTES = 104_857_600;
const MAX_DEPTH = 8;

/** A file, or the files of a folder and those below it, that are new or have changed. @param root FILES_DIR; undefined: none may be read */
export const pollFiles =
  (root: string | undefined): Poller =>
  async (source, { reading, signal }): Promise<Poll> => {
    const path = await pathUnder(root, source.address);
    const files = await filesIn(path, MAX_DEPTH);
    const found: Record<string, string> = {};
    const changed: string[] = [];
    for (const file of files) {
      const { size, mtimeMs } = await stat(file);
      const name = relative(path, file) || file.split(sep).at(-1)!;
      const now = `${size} ${mtimeMs}`;
      if (source.found[name] === now || changed.length >= MAX_FILES) {
        if (source.found[name] !== undefined) found[name] = source.found[name];
        continue;
      }
      changed.push(file);
      found[name] = now;
    }
    const items: Said[] = [];
    const warnings: string[] = [];
    for (const file of changed) {
      signal.throwIfAborted();
      const name = relative(path, file) || file;
      try {
        const { size } = await stat(file);
        if (size > MAX_FILE_BYTES) throw new Error(`more than ${MAX_FILE_BYTES} bytes`);
        const read = await reading.read('file', await readFile(file), { name });
        items.push(...read.articles);
        warnings.push(...read.warnings.map(({ message }) => `${name}: ${message}`));
      } catch (error) {
        if ((error as Unreadable).reason === 'closed') throw error;
        warnings.push(`${name}: ${(error as Error).message}`);
      }
    }
    return { items, unchanged: changed.length === 0, wishes: {}, warnings, found };
  };

/** @throws OutboundError refused_address, bad_url */
async function pathUnder(root: string | undefined, address: string): Promise<string> {
  if (root === undefined) throw new OutboundError('refused_address', 'files are not read: FILES_DIR is not set');
  const top = await realpath(root).catch(() => {
    throw new OutboundError('bad_url', `FILES_DIR is no folder: ${root}`);
  });
  const path = await realpath(join(top, address)).catch(() => {
    throw new OutboundError('http_status', 'there is no such file or folder', { kind: 'gone' });
  });
  if (path !== top && !path.startsWith(top + sep)) throw new OutboundError('refused_address', 'it lies outside of FILES_DIR');
  return path;
}

async function filesIn(path: string, depth: number): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = (await readdir(path, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
  const nested = await Promise.all(
    entries
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const at = join(path, entry.name);
        if (entry.isFile()) return [at];
        return entry.isDirectory() && depth > 0 ? filesIn(at, depth - 1) : [];
      }),
  );
  return nested.flat();
}
