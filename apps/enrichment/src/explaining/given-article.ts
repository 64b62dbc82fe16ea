import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Article, hasNoText, PermanentError, takeIn } from '#events';

/** There is nothing at that name to be read. */
export class NoFile extends Error {}

/** What was read is no article. */
export class Unreadable extends Error {}

/** @param path `-` is standard input @throws NoFile */
export async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') return buffer(process.stdin);
  try {
    return readFileSync(path);
  } catch (error) {
    throw new NoFile(`${path} is no file that can be read: ${(error as Error).message}`, { cause: error });
  }
}

const always = { text: ['.txt', '.text', '.md'], json: ['.json', '.ndjson', '.jsonl'] };

/**
 * The article in a file, as it would be taken in: JSON of a raw article, or plain text. What the name does not tell, the first letters do.
 *
 * @throws Unreadable
 */
export function givenArticle(path: string, bytes: Uint8Array): Article {
  let article: Article;
  try {
    if (!isUtf8(bytes)) throw new PermanentError('not_utf8', 'the text is not UTF-8');
    const text = new TextDecoder().decode(bytes);
    article = takeIn(given(text, extname(path).toLowerCase()), 'cli', { receivedAt: new Date() });
  } catch (error) {
    if (!(error instanceof PermanentError)) throw error;
    throw new Unreadable(`${error.code}: ${error.message}`, { cause: error });
  }
  if (hasNoText(article) && !article.description)
    throw new Unreadable('a retraction without a text: there is nothing to look at');
  return article;
}

function given(text: string, ending: string): unknown {
  if (always.text.includes(ending) || (!always.json.includes(ending) && !/^\s*[[{]/.test(text))) return fromText(text);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // "[Updated] Senate meets" is no broken JSON, unless the name says that it should be some.
    if (!always.json.includes(ending) && text.trimStart().startsWith('[')) return fromText(text);
    throw new PermanentError('not_json', `neither JSON of one article nor plain text: ${(error as Error).message}`, '', {
      cause: error,
    });
  }
}

/** The first line is the headline if a blank line follows it; else all is the text. */
export function fromText(text: string): { headline?: string; articleBody?: string } {
  const all = text.replace(/\r\n?/g, '\n').trim();
  const parts = /^([^\n]+)\n[^\S\n]*\n\s*([^]+)$/.exec(all);
  return parts ? { headline: parts[1]!.trim(), articleBody: parts[2]! } : { articleBody: all };
}
