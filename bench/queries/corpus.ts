/** Articles that look like news to a database: as many words, names, topics and sources, and spread as those are. The same in every run. */
import { type ArticleTopic, contentHash, type EnrichedArticle, type Entity, type Mention, normalise, RawArticle } from '#events';
import { Random } from '../copies/random.ts';
import { type Language, makeLanguages, zipf } from './vocabulary.ts';

const SEED = 20_261_130;
const ENTITIES = 60_000;
const ENTITY_SHIFT = 5;
const SOURCES = 400;
const SOURCE_SHIFT = 3;
const NARROW_TOPICS = 170;
export const MENTIONS = 15;
/** Words of a text. */
const WORDS = { least: 100, most: 300 };
const WORDS_IN_SENTENCE = { least: 8, most: 24 };
/** The newest article's day, and how long before it the oldest one was published. */
export const END = Date.UTC(2026, 10, 30);
const DAYS = 365;
const MS_OF_DAY = 86_400_000;

const TYPES = ['person', 'organisation', 'place', 'person', 'organisation', 'event'] as const;

type Known = Pick<Entity, 'id' | 'type' | 'name' | 'sameAs' | 'country'>;
interface Source {
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  readonly language: Language;
}

export interface Corpus {
  readonly languages: readonly Language[];
  /** Most often named first. */
  readonly entities: readonly Known[];
  /** Largest first. */
  readonly sources: readonly Source[];
  readonly topics: readonly Pick<ArticleTopic, 'code' | 'name' | 'broader'>[];
  /** Number `at` of `of`, by the time of publication; the same whichever others are asked for. */
  readonly article: (at: number, of: number) => EnrichedArticle;
}

export function makeCorpus(): Corpus {
  const random = new Random(SEED);
  const languages = makeLanguages(random);
  const entities = makeEntities(random, languages);
  const sources = makeSources(random, languages);
  const topics = makeTopics();
  const [entityRank, sourceRank, topicRank] = [
    zipf(ENTITIES, ENTITY_SHIFT),
    zipf(SOURCES, SOURCE_SHIFT),
    zipf(topics.length, SOURCE_SHIFT),
  ];

  function article(at: number, of: number): EnrichedArticle {
    const own = new Random(SEED ^ mixed(at));
    const source = sources[sourceRank(own)]!;
    const publishedMs = END - Math.round(((of - at) / of) * DAYS * MS_OF_DAY) + own.whole(0, 6 * 3_600_000);
    const date = new Date(publishedMs).toISOString();
    const named = Array.from({ length: MENTIONS }, () => entities[entityRank(own)]!);
    const { text: articleBody, mentions } = running(own, source.language, named);
    const headline = capital(words(own, source.language, own.whole(6, 11)).join(' '));
    const found = normalise(
      {
        articleId: uuidOf(own, at),
        url: `https://${source.domain}/news/${at}`,
        headline,
        description: `${capital(words(own, source.language, own.whole(15, 25)).join(' '))}.`,
        articleBody,
        datePublished: date,
        inLanguage: source.language.tag,
        publisher: { name: source.name, domain: source.domain, country: source.country },
        author: [{ name: `${capital(own.one(source.language.words))} ${capital(own.one(source.language.words))}` }],
      },
      { receivedAt: new Date(publishedMs + 60_000) },
    );
    const raw = RawArticle.parse(found);
    return {
      articleId: found.articleId,
      contentHash: contentHash(found),
      rawEventId: `bench-${at}`,
      rawEventSource: 'bench',
      article: raw,
      origin: { topic: 'articles.raw.v1', partition: 0, offset: String(at), timestamp: String(publishedMs + 60_000) },
      language: { tag: source.language.tag, confidence: 0.99, declared: source.language.tag, agrees: true },
      entities: mentions,
      topics: topicsOf(own, headline),
      keywords: words(own, source.language, 6),
      enrichment: {
        setId: 'bench',
        status: 'complete',
        steps: ['language', 'entities', 'topics', 'keywords'].map((name) => ({
          name,
          version: '1',
          status: 'ok' as const,
          ms: 1,
        })),
      },
    };
  }

  function topicsOf(own: Random, headline: string): ArticleTopic[] {
    const chosen = new Set(Array.from({ length: own.whole(1, 3) }, () => topics[topicRank(own)]!));
    const end = headline.indexOf(' ');
    return [...chosen].map((topic, rank) => ({
      ...topic,
      confidence: Math.round(90 - 10 * rank) / 100,
      evidence: [{ field: 'headline', start: 0, end, text: headline.slice(0, end) }],
      method: 'words',
    }));
  }

  return { languages, entities, sources, topics, article };
}

/** A text that names these entities, each at a place of its own. */
function running(random: Random, language: Language, named: readonly Known[]): { text: string; mentions: Entity[] } {
  const count = random.whole(WORDS.least, WORDS.most);
  const every = Math.floor(count / named.length);
  const found = new Map<string, { of: Known; mentions: Mention[] }>();
  let text = '';
  let left = 0;
  for (let at = 0; at < count; at++) {
    if (left === 0) {
      if (text !== '') text += random.chance(0.2) ? '.\n\n' : '. ';
      left = random.whole(WORDS_IN_SENTENCE.least, WORDS_IN_SENTENCE.most);
    } else text += ' ';
    left--;
    const of = at % every === 0 ? named[at / every] : undefined;
    if (of) {
      const mention = { field: 'articleBody' as const, start: text.length, end: text.length + of.name.length, text: of.name };
      const known = found.get(of.id) ?? { of, mentions: [] };
      known.mentions.push(mention);
      found.set(of.id, known);
      text += of.name;
    } else text += language.word(random);
  }
  const entities = [...found.values()].map(({ of, mentions }, at) => ({
    ...of,
    salience: Math.round(90 - 5 * at) / 100,
    confidence: 0.9,
    mentionCount: mentions.length,
    mentions,
    method: 'model',
  }));
  return { text: `${text}.`, mentions: entities };
}

const words = (random: Random, language: Language, count: number): string[] =>
  Array.from({ length: count }, () => language.word(random));

function makeEntities(random: Random, languages: readonly Language[]): Known[] {
  const english = languages[0]!.words;
  return Array.from({ length: ENTITIES }, (_, at) => {
    const type = TYPES[at % TYPES.length]!;
    const name = `${capital(random.one(english))} ${capital(random.one(english))}`;
    const id = `wikidata:Q${1_000 + at}`;
    return {
      id,
      type,
      name,
      sameAs: [`https://www.wikidata.org/wiki/Q${1_000 + at}`],
      ...(type === 'place' ? { country: random.one(languages).country } : {}),
    };
  });
}

function makeSources(random: Random, languages: readonly Language[]): Source[] {
  const byShare = languages.flatMap((language) => Array.from({ length: language.share }, () => language));
  return Array.from({ length: SOURCES }, (_, at) => {
    const language = random.one(byShare);
    const name = `${capital(random.one(languages[0]!.words))} ${at % 2 === 0 ? 'Times' : 'Post'} ${at}`;
    return { name, domain: `source-${at}.example`, country: language.country, language };
  });
}

/** Half of the articles' topics are of the top level, as IPTC has it; the others are below one. */
function makeTopics(): Pick<ArticleTopic, 'code' | 'name' | 'broader'>[] {
  const top = Array.from({ length: 17 }, (_, at) => `medtop:${String(at + 1).padStart(2, '0')}000000`);
  return Array.from({ length: NARROW_TOPICS }, (_, at) => {
    const above = top[at % top.length]!;
    return { code: `medtop:2${String(at).padStart(7, '0')}`, name: `topic ${at}`, broader: [above] };
  });
}

/** Different for every number: an odd factor maps 32 bits one to one. */
function uuidOf(random: Random, at: number): string {
  const hex = [mixed(at), ...Array.from({ length: 3 }, () => random.whole(0, 0xffffffff))]
    .map((number) => number.toString(16).padStart(8, '0'))
    .join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const mixed = (at: number): number => Math.imul(at + 1, 0x9e3779b1) >>> 0;

function capital(text: string): string {
  return text[0]!.toUpperCase() + text.slice(1);
}
