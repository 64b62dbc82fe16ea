import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ArticleTopic, Entity } from '#events';
import type { FieldText } from '../../text/fields.ts';
import { words } from '../../text/words.ts';
import { Lexicon } from './lexicon.ts';
import { type WeighedSpan, weightiest } from './spoken-for.ts';

const MOST_EVIDENCE = 10;
const SEARCHED_UNITS = 100_000;
const WEIGHT = { headline: 2.5, description: 1.6, articleBody: 1 };
/** A phrase or an entity is seldom meant otherwise. */
const SURE = 2;
/** So much of evidence makes a confidence of 0.63. */
const ENOUGH = 2;

const terms = z.array(z.string().trim().min(2).max(200)).max(1_000).default([]);
const languages = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());

/** A topic of the operator's own, as a file of topics.d has it. */
export const OwnTopic = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    code: z
      .string()
      .regex(/^(?!medtop:)[a-z][a-z0-9-]*:[\w.-]{1,100}$/, 'takes a prefix of yours and a name, as in desk:wind-power'),
    language: languages.optional(),
    words: terms,
    phrases: terms,
    entities: terms,
    notWords: terms,
  })
  .refine(
    (topic) => topic.words.length + topic.phrases.length + topic.entities.length > 0,
    'has neither words nor phrases nor entities',
  );
export type OwnTopic = z.infer<typeof OwnTopic>;

interface Ready {
  readonly topic: OwnTopic;
  readonly lexicon: Lexicon;
  readonly entities: ReadonlySet<string>;
}

let ready: readonly Ready[] = [];

/** The files of TOPICS_DIR (topics.d); part of the set's id, so that `khabar reenrich` finds what was enriched without them. */
export function ownTopicFiles(
  // oxlint-disable-next-line no-restricted-properties -- read here as well as in config.ts: threads share nothing but the environment
  folder = resolve(process.env['TOPICS_DIR'] || 'topics.d'),
): URL[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^[^.].*\.ya?ml$/.test(name));
  return names.toSorted().map((name) => pathToFileURL(resolve(folder, name)));
}

/** Files that can not be used: whoever wrote them is told the file, the topic and the field. */
export class OwnTopicsFault extends Error {
  override readonly name = 'OwnTopicsFault';
}

/** @throws OwnTopicsFault */
export function readOwnTopics(files: readonly URL[] = ownTopicFiles()): void {
  const topics = files.flatMap((file) => topicsOf(readFileSync(file, 'utf8'), file.pathname));
  const twice = topics.find(({ code }, at) => topics.findIndex((other) => other.code === code) < at);
  if (twice) throw new OwnTopicsFault(`topics.d: the code ${twice.code} is there twice`);
  ready = topics.map((topic) => ({ topic, lexicon: lexiconOf(topic), entities: new Set(topic.entities.map(folded)) }));
}

/** One topic, or a list of them. */
export function topicsOf(yaml: string, file: string): OwnTopic[] {
  let given: unknown;
  try {
    given = parse(yaml);
  } catch (error) {
    throw new OwnTopicsFault(`${file} is no YAML: ${(error as Error).message.split('\n')[0]}`, { cause: error });
  }
  return [given ?? []].flat().map((one, at) => {
    const read = OwnTopic.safeParse(one);
    if (read.success) return read.data;
    const [{ path, message }] = read.error.issues as [z.core.$ZodIssue];
    throw new OwnTopicsFault(`${file}, topic ${at + 1}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${message}`);
  });
}

const NOT = 'not';

function lexiconOf({ code, words: single, phrases, notWords }: OwnTopic): Lexicon {
  const lexicon = new Lexicon();
  for (const term of single) lexicon.add(term, code, 1);
  for (const term of phrases) lexicon.add(term, code, SURE);
  for (const term of notWords) lexicon.add(term, NOT, 0);
  return lexicon;
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/** Topics of the operator's own that the words or entities of an article speak for, best first. */
export function ownTopicsIn(
  fields: readonly FieldText[],
  language: string | undefined,
  entities: readonly Entity[],
): ArticleTopic[] {
  const asked = ready.filter(({ topic }) => !topic.language || (language !== undefined && topic.language.includes(language)));
  if (asked.length === 0) return [];
  const read = fields.map(({ field, text }) => ({ field, text, all: words(text.slice(0, SEARCHED_UNITS)) }));
  return asked
    .flatMap(({ topic: { code, name }, lexicon, entities: wanted }): ArticleTopic[] => {
      const evidence: WeighedSpan[] = entities
        .filter(({ id, name: own, sameAs }) => [id, own, ...sameAs].some((one) => wanted.has(folded(one))))
        .flatMap(({ mentions }) =>
          mentions.map(({ field, start, end, text }) => ({ field, start, end, text, weight: WEIGHT[field] * SURE })),
        );
      for (const { field, text, all } of read)
        for (let i = 0; i < all.length; i++)
          for (const { terms: hit, length } of lexicon.hits(all, i))
            for (const { code: found, weight } of hit) {
              if (found === NOT) return [];
              const [start, end] = [all[i]!.start, all[i + length - 1]!.plainEnd];
              evidence.push({ field, start, end, text: text.slice(start, end), weight: weight * WEIGHT[field] });
            }
      if (evidence.length === 0) return [];
      // The same words again say little more.
      const distinct = new Map<string, number>();
      for (const { text, weight } of evidence) distinct.set(folded(text), Math.max(weight, distinct.get(folded(text)) ?? 0));
      const all = [...distinct.values()].reduce((sum, weight) => sum + weight, 0);
      const confidence = Math.round((1 - Math.exp(-all / ENOUGH)) * 100) / 100;
      return [{ code, name, broader: [], confidence, evidence: weightiest(evidence, MOST_EVIDENCE), method: 'rule:own_topic' }];
    })
    .toSorted((a, b) => b.confidence - a.confidence || (a.code < b.code ? -1 : 1));
}
