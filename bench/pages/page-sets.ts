import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A page of an evaluation set and what is to be found in it. */
export interface ExpectedPage {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  /** ISO 8601 with a space for T, with or without a zone. */
  readonly date?: string;
  readonly topics?: readonly string[];
}

const ENDING = '.html.gz';

/** Names of the pages in a folder without `.html.gz`, in order; other files are passed over. */
export function pageIds(folder: string): string[] {
  const ids = readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length));
  return ids.sort((a, b) => (a < b ? -1 : 1));
}

/** @throws Error if it is no gzip */
export function pageBytes(folder: string, id: string): Buffer {
  return gunzipSync(readFileSync(join(folder, `${id}${ENDING}`)));
}

/** The pages of a folder that have expected values: in `expected.json` by id, or each in `ID.expected.json`. */
export function expectedPages(folder: string): ExpectedPage[] {
  const all = join(folder, 'expected.json');
  if (existsSync(all)) {
    const expected = JSON.parse(readFileSync(all, 'utf8')) as Record<string, { articleBody: string; url: string }>;
    return pageIds(folder).flatMap((id) => (expected[id] ? [{ id, url: expected[id].url, body: expected[id].articleBody }] : []));
  }
  return pageIds(folder).flatMap((id) => {
    const file = join(folder, `${id}.expected.json`);
    return existsSync(file) ? [{ id, ...(JSON.parse(readFileSync(file, 'utf8')) as Omit<ExpectedPage, 'id'>) }] : [];
  });
}
