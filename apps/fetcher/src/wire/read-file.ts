import { NotAFeed } from '../feeds/feed.ts';
import { readFeed } from '../feeds/read-feed.ts';
import { decodeText } from '../xml/charset.ts';
import { childOf, descendantsOf } from '../xml/element.ts';
import { gunzipped } from '../xml/gunzip.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { type Warning, Warnings } from '../xml/warning.ts';
import { isNewsApi, newsApiArticles } from './newsapi.ts';
import { newsmlArticles } from './newsml-g2.ts';
import { isNinjs, isObject, ninjsArticles } from './ninjs.ts';
import { nitfArticle } from './nitf.ts';
import type { WireArticle } from './wire-article.ts';

const MAX_BYTES = 104_857_600;

export interface WireFile {
  /** json: articles by the contract's names or their aliases, one, a list, or one a line. */
  readonly format: 'ninjs' | 'newsml-g2' | 'nitf' | 'newsapi' | 'feed' | 'json';
  /** For takeIn(), each with the file's name in its provenance. */
  readonly articles: readonly WireArticle[];
  readonly charset: string;
  readonly warnings: readonly Warning[];
}

export class NotAWireFile extends Error {
  override readonly name = 'NotAWireFile';
}

/**
 * A file from an agency or an archive to its articles; the format is told by what is in it, not by its name.
 *
 * @throws NotAWireFile, TooLarge
 */
export function readFile(given: Buffer, { name, contentType }: { name: string; contentType?: string | undefined }): WireFile {
  const warnings = new Warnings();
  const bytes = gunzipped(given, MAX_BYTES, warnings);
  const { text, charset } = decodeText(bytes, contentType, warnings);
  const found = /^[\s\uFEFF]*[[{]/.test(text) ? fromJson(text, warnings) : fromXml(text, bytes, { name, contentType }, warnings);
  if (found.articles.length === 0) warnings.add('no_items', 'there is no article in the file');
  const articles = found.articles.map((article) => ({
    ...article,
    provenance: {
      method: 'file',
      file: name.slice(-500),
      charset,
      ...(isObject(article['provenance']) ? article['provenance'] : {}),
    },
  }));
  return { ...found, articles, charset, warnings: warnings.list() };
}

type Found = Pick<WireFile, 'format' | 'articles'>;

function fromJson(text: string, warnings: Warnings): Found {
  const value = parsed(text, warnings);
  if (isNewsApi(value)) return { format: 'newsapi', articles: newsApiArticles(value) };
  const all = (Array.isArray(value) ? value : [value]).filter(isObject);
  const items = all.filter(isNinjs);
  if (items.length > 0) return { format: 'ninjs', articles: items.flatMap((item) => ninjsArticles(item, warnings)) };
  const articles = all.filter((one) =>
    ['headline', 'title', 'articleBody', 'content', 'text', 'body', 'html', 'articleBodyHtml'].some((key) => key in one),
  );
  if (articles.length === 0)
    throw new NotAWireFile('it is JSON, but neither ninjs nor newsapi.org nor articles by their usual names');
  if (articles.length < all.length) warnings.add('bad_item', `${all.length - articles.length} items hold no text`);
  return { format: 'json', articles };
}

/** JSON, or a line of it each. */
function parsed(text: string, warnings: Warnings): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const items = lines.flatMap((line): unknown[] => {
      try {
        return [JSON.parse(line)];
      } catch {
        warnings.add('invalid_json', 'a line that is not JSON, or a file that is cut off');
        return [];
      }
    });
    if (items.length === 0) throw new NotAWireFile('the JSON is broken');
    return items;
  }
}

function fromXml(
  text: string,
  bytes: Buffer,
  { name, contentType }: { name: string; contentType?: string | undefined },
  warnings: Warnings,
): Found {
  const top = parseXml(text, warnings);
  if (childOf(top, 'newsml')) throw new NotAWireFile('NewsML 1 is not read; NewsML-G2 is');
  if (descendantsOf(top, 'newsitem', 'packageitem', 'newsmessage').length > 0)
    return { format: 'newsml-g2', articles: newsmlArticles(top, warnings) };
  const nitf = descendantsOf(top, 'nitf');
  if (nitf.length > 0) return { format: 'nitf', articles: nitf.map(nitfArticle) };
  try {
    const { items } = readFeed(bytes, { url: URL.canParse(name) ? name : 'file:///', contentType });
    return { format: 'feed', articles: items.map((item): WireArticle => ({ ...item })) };
  } catch (error) {
    if (error instanceof NotAFeed) throw new NotAWireFile('it is neither NewsML-G2, NITF, ninjs, a feed nor articles as JSON');
    throw error;
  }
}
