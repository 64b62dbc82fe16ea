import { type Article, PermanentError, takeIn } from '#events';
import { type Fault, Problem } from '#service';

/** Articles in one request; more go in several. */
const MAX_ITEMS = 10_000;

/** One article of a request: its text parsed, or the reason why it could not be. */
type Item = { readonly value: unknown } | { readonly fault: Fault };

export interface Sorted {
  readonly accepted: { readonly index: number; readonly article: Article }[];
  readonly refused: Fault[];
}

/**
 * The items of a body: one article, a list, or a line each.
 *
 * @param body parsed JSON, or the text of an NDJSON body
 * @throws Problem 400 if there is no item, 413 if there are too many
 */
export function itemsOf(body: unknown): Item[] {
  const items =
    typeof body === 'string' ? lines(body) : (Array.isArray(body) ? body : [body]).map((value: unknown) => ({ value }));
  if (items.length === 0) throw new Problem(400, 'empty', 'The body holds no article.');
  if (items.length > MAX_ITEMS)
    throw new Problem(413, 'too_many_items', `${items.length} articles in one request; ${MAX_ITEMS} are taken.`);
  return items;
}

/** Each item by itself: one that can't be used never harms its neighbours. */
export function sort(items: readonly Item[], single: boolean, receivedAt: Date, source: string): Sorted {
  const accepted: Sorted['accepted'] = [];
  const refused: Fault[] = [];
  for (const [index, item] of items.entries()) {
    const place = single ? '' : `/${index}`;
    if ('fault' in item) {
      refused.push({ ...item.fault, pointer: place });
      continue;
    }
    try {
      accepted.push({ index, article: takeIn(item.value, 'http', { receivedAt, source }) });
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      refused.push({ pointer: place + (error.pointer || missing(error)), code: error.code, message: error.message });
    }
  }
  return { accepted, refused };
}

/** An article without text lacks a field; the pointer names the one that most publishers mean. */
function missing({ code }: PermanentError): string {
  return code === 'no_text' ? '/articleBody' : '';
}

function lines(body: string): Item[] {
  return body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      try {
        return { value: JSON.parse(line) as unknown };
      } catch {
        return { fault: { code: 'not_json', message: 'the line is not JSON' } };
      }
    });
}
