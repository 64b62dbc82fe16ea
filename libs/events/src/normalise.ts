import { convert } from 'html-to-text';
import type { z } from 'zod';
import { resolveAliases } from './aliases.ts';
import { clean } from './clean.ts';
import { articleId, canonicalUrl, sha256 } from './identity.ts';
import { PermanentError } from './permanent-error.ts';
import { instant, isPlausible, leadingDateMark, readDate } from './publication-date.ts';
import { type Article, type DateOrigin, MAX_URL_CHARACTERS, RawArticle } from './raw-article.ts';

type Fields = Record<string, unknown>;

/** A derived headline is cut at a word before this many characters. */
const MAX_DERIVED_HEADLINE = 200;

export interface Circumstances {
  /** When the article was taken in: it dates an article that has no usable date, and bounds what is plausible. */
  readonly receivedAt: Date;
  /** CloudEvents source, if the message had one. */
  readonly source?: string | undefined;
}

/**
 * From whatever a publisher sent to an article that every later step can rely on. Only the lack of any text is a reason to refuse it,
 * and a retraction (pubStatus canceled) may lack that as well, if it says by id or URL what it takes back: optional fields that are
 * wrong are dropped and flagged. Normalising twice changes nothing.
 *
 * @throws PermanentError not_an_object, no_text, too_deep
 */
export function normalise(given: unknown, { receivedAt, source }: Circumstances): Article {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new PermanentError('not_an_object', `an article is a JSON object, not ${kindOf(given)}`);
  const { value, changed } = clean(given);
  const fields = resolveAliases(value as Fields);
  const flags = new Set(Array.isArray(fields['flags']) ? fields['flags'].filter((flag) => typeof flag === 'string') : []);
  if (changed) flags.add('sanitized');
  delete fields['flags'];

  const givenId = takeGivenId(fields, flags);
  const givenDate = takeDate(fields, 'datePublished');
  const longUrl = takeLongUrl(fields, flags);
  modified(fields, flags);
  const article = dropWhatIsWrong(fields, flags);

  // The order matters from here: text first, since a headline and a date may have to come from it; the id last, since it rests on all.
  fillText(article, flags, givenId !== undefined || longUrl !== undefined);
  const text = article.articleBody ?? '';
  const mark = leadingDateMark(text);
  const dated = publicationDate(article, givenDate, mark?.raw, receivedAt, flags);
  if (text) article.headline ??= derivedHeadline(text.slice(mark?.length ?? 0) || text, flags);
  const known = canonical(article, longUrl);
  const publisher = article.publisher?.name ?? article.publisher?.domain;
  const id = articleId({
    givenId,
    publisher,
    source,
    url: known,
    headline: article.headline ?? '',
    day: dated.date.source === 'received' ? undefined : dated.datePublished.slice(0, 10),
  });
  const address = article.canonicalUrl ?? article.url;
  if (address && !article.publisher?.domain)
    article.publisher = { ...article.publisher, domain: new URL(address).hostname.replace(/^www\./, '') };
  return { ...article, articleId: id, ...dated, flags: [...flags] };
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function takeGivenId(fields: Fields, flags: Set<string>): string | undefined {
  const id = fields['articleId'];
  delete fields['articleId'];
  if (id === undefined || typeof id === 'string') return id;
  flags.add('dropped:articleId');
  return undefined;
}

function takeDate(fields: Fields, name: string): string | number | undefined {
  const date = fields[name];
  delete fields[name];
  return typeof date === 'string' || typeof date === 'number'
    ? date
    : date === undefined
      ? undefined
      : JSON.stringify(date).slice(0, 200);
}

function modified(fields: Fields, flags: Set<string>): void {
  const given = takeDate(fields, 'dateModified');
  const date = given === undefined ? undefined : readDate(given);
  if (date) fields['dateModified'] = date.value;
  else if (given !== undefined) flags.add('dropped:dateModified');
}

/** Too long for any index or browser, but two such URLs are still two articles: the hash goes on in its place. */
function takeLongUrl(fields: Fields, flags: Set<string>): string | undefined {
  let hash: string | undefined;
  for (const name of ['url', 'canonicalUrl']) {
    const url = fields[name];
    if (typeof url !== 'string' || url.length <= MAX_URL_CHARACTERS) continue;
    hash = sha256(url);
    delete fields[name];
    flags.add('url_too_long');
  }
  return hash;
}

/** More complaints than this, and the fields complained of go as a whole: no article is that wrong by mistake. */
const MAX_COMPLAINTS = 50;

/** Each round mends one level of nesting. */
const MAX_ROUNDS = 10;

/** Sets the canonical URL. @returns what stands for it in the id; its hash, if it is too long to keep */
function canonical(article: RawArticle, longUrl: string | undefined): string | undefined {
  const url = article.canonicalUrl ?? article.url;
  if (url === undefined) return longUrl;
  article.canonicalUrl = canonicalUrl(url);
  if (article.canonicalUrl.length <= MAX_URL_CHARACTERS) return article.canonicalUrl;
  const hash = sha256(article.canonicalUrl); // other scripts grow when they are percent-encoded
  delete article.canonicalUrl;
  return hash;
}

/** Takes away what the schema complains of, innermost first, until it complains of nothing. */
function dropWhatIsWrong(fields: Fields, flags: Set<string>): RawArticle {
  for (let round = 0; ; round += 1) {
    const result = RawArticle.safeParse(fields);
    if (result.success) return result.data;
    if (round > MAX_ROUNDS) throw new PermanentError('invalid_shape', 'wrong in more ways than can be mended');
    const { issues } = result.error;
    const paths = issues.map(({ path }) => (issues.length > MAX_COMPLAINTS ? path.slice(0, 1) : path));
    // from the back, so that taking one item out of a list leaves the places of those before it
    for (const path of paths.toSorted(byPlaceDescending)) {
      remove(fields, path);
      flags.add(`dropped:${path.filter((key) => typeof key === 'string').join('.')}`);
    }
  }
}

type Path = z.core.$ZodIssue['path'];

function byPlaceDescending(a: Path, b: Path): number {
  return String(b.map((key) => String(key).padStart(9, '0'))).localeCompare(String(a.map((key) => String(key).padStart(9, '0'))));
}

/** Takes the field at the path out; where there is none, its parent lacks something that it must have, and goes itself. */
function remove(fields: Fields, path: Path): void {
  const key = path.at(-1)!;
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown> | undefined)?.[step], fields);
  if (parent === undefined) return; // taken out already
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else if (Object.hasOwn(parent as object, key)) delete (parent as Record<PropertyKey, unknown>)[key];
  else if (path.length > 1) remove(fields, path.slice(0, -1));
}

function fillText(article: RawArticle, flags: Set<string>, isNamed: boolean): void {
  if (article.articleBody === undefined && article.articleBodyHtml !== undefined) {
    const text = plainText(article.articleBodyHtml);
    if (text) {
      article.articleBody = text;
      flags.add('text_from_html');
    }
  }
  const named = isNamed || article.url !== undefined || article.canonicalUrl !== undefined;
  if (hasNoText(article) && !(article.pubStatus === 'canceled' && named))
    throw new PermanentError(
      'no_text',
      article.pubStatus === 'canceled'
        ? 'a retraction needs the id or the URL of what it takes back'
        : 'an article needs a headline or an articleBody (or an alias of one), as a string that is not blank',
    );
}

/** Nothing to read in it: a retraction that names what it takes back and no more. */
export function hasNoText({ headline, articleBody }: Pick<RawArticle, 'headline' | 'articleBody'>): boolean {
  return headline === undefined && articleBody === undefined;
}

/** Text of an HTML fragment: no links, images or tables' lines, paragraphs split by a blank line. */
export function plainText(html: string): string {
  const skip = (selector: string) => ({ selector, format: 'skip' });
  return convert(html, {
    wordwrap: false,
    limits: { maxInputLength: 4_194_304, maxDepth: 256 },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ...['img', 'script', 'style', 'figure', 'nav'].map(skip),
    ],
  }).trim();
}

/** The date that was given, else the one that the text begins with, else the time of receipt; `date` tells which, and why. */
function publicationDate(
  article: RawArticle,
  given: string | number | undefined,
  inText: string | undefined,
  receivedAt: Date,
  flags: Set<string>,
): { datePublished: string; date: DateOrigin } {
  const before = article.date; // ours already, if the article comes from another part of Khabar
  const read = given === undefined ? undefined : readDate(given);
  if (read && before && (before.source !== 'given' || !before.plausible)) return { datePublished: read.value, date: before };
  const raw = before?.raw ?? (given === undefined ? undefined : String(given));
  if (read && isPlausible(read, receivedAt))
    return {
      datePublished: read.value,
      date: { raw, precision: before?.precision ?? read.precision, source: 'given', plausible: true },
    };
  if (raw !== undefined) flags.add(read ? 'date_implausible' : 'date_unreadable');

  const found = inText === undefined ? undefined : readDate(inText);
  if (found && isPlausible(found, receivedAt))
    return {
      datePublished: found.value,
      date: { raw: raw ?? inText, precision: found.precision, source: 'text', plausible: raw === undefined },
    };
  return {
    datePublished: instant(receivedAt),
    date: { raw, precision: 'millisecond', source: 'received', plausible: raw === undefined },
  };
}

const abbreviation = /(?:^|[\s.])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|No|vs)\.\s*$/u;

/** The first sentence, cut at a word. */
function derivedHeadline(text: string, flags: Set<string>): string {
  flags.add('headline_derived');
  const paragraph = /[^\n]+/.exec(text.trimStart().slice(0, 4 * MAX_DERIVED_HEADLINE))?.[0] ?? '';
  let sentence = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(paragraph)) {
    sentence += segment;
    if (!abbreviation.test(sentence)) break;
  }
  sentence = sentence.trim();
  if (sentence.length < MAX_DERIVED_HEADLINE) return sentence;
  const cut = sentence.slice(0, MAX_DERIVED_HEADLINE).search(/\s\S*$/);
  return sentence.slice(0, cut > 0 ? cut : MAX_DERIVED_HEADLINE - 1).replace(/[\uD800-\uDBFF]$/, '');
}
