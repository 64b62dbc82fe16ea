/** Base articles, what was derived from them, and others, with what is known of who copied whom. */
import { derive, bodyOf, type Kind, kinds, wordsOf } from './derived.ts';
import { madeArticle, type MadeArticle } from './made-articles.ts';
import { Random } from './random.ts';

export interface Sizes {
  readonly bases: number;
  readonly derived: number;
  readonly others: number;
}

export interface CorpusArticle {
  /** As a publisher sends it. */
  readonly raw: { readonly id: string; readonly headline: string; readonly articleBody: string; readonly datePublished: string };
  /** When the log took it in: milliseconds since 1970. */
  readonly seenMs: number;
  readonly kind: Kind | 'base' | 'other';
  /** Ids of the articles whose text it holds: its own, or one, or of two run together both. */
  readonly from: readonly string[];
}

const BEGIN_MS = Date.parse('2026-03-01T00:00:00Z');
const SPAN_MS = 20 * 86_400_000;
const DAY_MS = 86_400_000;
/** Texts that are run together are of about the same length. */
const LIKE_LENGTH = { least: 0.7, most: 1.4 };

/** In the order in which they were published. */
export function makeCorpus({ bases, derived, others }: Sizes, seed = 20_260_301): CorpusArticle[] {
  const random = new Random(seed);
  const made = (kind: 'base' | 'other', at: number) => {
    const article = madeArticle(random);
    const id = `${kind} ${at}`;
    const publishedMs = BEGIN_MS + Math.floor(random.next() * SPAN_MS);
    return {
      article,
      row: row(random, id, kind, [id], publishedMs, { headline: article.headline, articleBody: bodyOf(article.paragraphs) }),
    };
  };
  const baseList = Array.from({ length: bases }, (_, at) => made('base', at));
  const otherList = Array.from({ length: others }, (_, at) => made('other', at));
  const derivedList = Array.from({ length: derived }, (_, at): CorpusArticle => {
    const base = baseList[at % bases]!;
    const kind = kinds[(Math.floor(at / bases) + (at % bases)) % kinds.length]!;
    const other = likeIt(random, base.article, otherList);
    const from = kind === 'merged' ? [base.row.raw.id, other.row.raw.id] : [base.row.raw.id];
    const after = Math.max(
      ...[base, ...(kind === 'merged' ? [other] : [])].map(({ row: { raw } }) => Date.parse(raw.datePublished)),
    );
    const publishedMs = after + 60_000 + Math.floor(random.next() * DAY_MS);
    return row(random, `derived ${at}`, kind, from, publishedMs, derive(random, kind, base.article, other.article));
  });
  return [...baseList.map((one) => one.row), ...otherList.map((one) => one.row), ...derivedList].toSorted((a, b) =>
    a.raw.datePublished < b.raw.datePublished ? -1 : 1,
  );
}

type Made = { readonly article: MadeArticle; readonly row: CorpusArticle };

function likeIt(random: Random, { language, ...base }: MadeArticle, others: readonly Made[]): Made {
  const length = wordsOf({ language, ...base });
  for (let tries = 0; ; tries++) {
    const other = random.one(others);
    const ratio = wordsOf(other.article) / length;
    const isNear = ratio >= LIKE_LENGTH.least && ratio <= LIKE_LENGTH.most;
    if ((isNear && other.article.language === language) || tries > 1_000) return other;
  }
}

function row(
  random: Random,
  id: string,
  kind: CorpusArticle['kind'],
  from: readonly string[],
  publishedMs: number,
  text: { headline: string; articleBody: string },
): CorpusArticle {
  const seenMs = publishedMs + random.whole(1_000, 3_600_000);
  return { raw: { id, ...text, datePublished: new Date(publishedMs).toISOString() }, seenMs, kind, from };
}
