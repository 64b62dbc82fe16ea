import type { Entity, EntityType, Span } from '#events';
import { domainKey, fold, nameKey } from '../keys.ts';

/** The entity that mentions belong to from then on, as it was known when the ruling was made. */
export interface Target {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly sameAs: readonly string[];
  readonly country?: string | undefined;
}

/** Which mentions of an entity a split takes: by their text, regardless of case, and by where they stand. */
export interface Scope {
  readonly mention: string;
  /** pt takes pt-BR in. */
  readonly language?: string | undefined;
  /** Publisher's name or domain. */
  readonly source?: string | undefined;
  readonly articleId?: string | undefined;
}

/** What somebody has ruled: several entities are one, or some mentions of one are of another. */
export interface Ruling {
  readonly id: string;
  /** Those that are merged; the one that is split. */
  readonly ids: readonly string[];
  /** Of a split. */
  readonly scope?: Scope | undefined;
  readonly into: Target;
}

/** An article as far as a scope asks for it. */
export interface Place {
  readonly articleId: string;
  readonly language: string;
  readonly publisherNameKey?: string | null | undefined;
  readonly publisherDomainKey?: string | null | undefined;
}

export interface Ruled {
  /** As they stand; those found, if no ruling has to do with them. */
  readonly entities: readonly (Entity & { ruling?: string })[];
  /** Ids of the rulings that had to do with them. */
  readonly rulings: readonly string[];
  /** What the table of entities is to know of them: what was found under an id that still leads somewhere, and where mentions went. */
  readonly known: readonly Target[];
}

/** Some or all of an entity's mentions, and the way that rulings lead them. */
interface Part {
  readonly entity: Entity;
  readonly path: readonly Ruling[];
  /** All that led any of its mentions on. */
  readonly rulings: readonly Ruling[];
  /** False: the others of this entity's mentions went elsewhere. */
  readonly whole: boolean;
  /** The last ruling that has made it what it is. */
  readonly ruling?: string | undefined;
}

/**
 * The rulings that stand. A mention begins at the entity that it was found for; wherever it is, the first split that fits takes it on, else
 * the merge of that entity does, until none does. No ruling takes a mention twice, so every way ends. The order in which merges were made
 * does not matter; among the splits of one entity the earlier one comes first.
 *
 * What becomes of an article's entities depends on what was found, on the rulings and on the article alone, never on what else is stored:
 * a replay makes the same of it.
 */
export class Rulings {
  readonly #merges: ReadonlyMap<string, Ruling>;
  readonly #splits: ReadonlyMap<string, readonly Ruling[]>;

  /** @param standing in the order in which they were made */
  constructor(standing: readonly Ruling[]) {
    const merges = standing.filter(({ scope }) => !scope);
    this.#merges = new Map(merges.flatMap((ruling) => ruling.ids.map((id) => [id, ruling] as const)));
    this.#splits = Map.groupBy(
      standing.filter(({ scope }) => scope),
      ({ ids }) => ids[0]!,
    );
  }

  /** The merge that took an id away. */
  mergeOf(id: string): Ruling | undefined {
    return this.#merges.get(id);
  }

  /** Splits of an entity by this text, wherever. */
  splitsOf(id: string, mention: string): readonly Ruling[] {
    return this.#splits.get(id)?.filter(({ scope }) => fold(scope!.mention) === fold(mention)) ?? [];
  }

  /** Ids that were merged away, and the ids that they lead to. */
  aliases(): [alias: string, id: string][] {
    return [...this.#merges.keys()].map((id) => [id, this.way(id).at(-1)!.into.id]);
  }

  /** The rulings that lead a mention on, in their order. `place` undefined: in whatever article. */
  way(id: string, mention?: string, place?: Place): Ruling[] {
    const path: Ruling[] = [];
    for (let at = id; ; at = path.at(-1)!.into.id) {
      const next =
        this.#splits.get(at)?.find((ruling) => !path.includes(ruling) && fits(ruling.scope!, mention, place)) ??
        this.#merges.get(at);
      if (!next || path.includes(next)) return path;
      path.push(next);
    }
  }

  concern(found: readonly Entity[]): boolean {
    return found.some(({ id }) => this.#concerns(id));
  }

  apply(found: readonly Entity[], place: Place): Ruled {
    const parts = found.flatMap((entity) => (this.#concerns(entity.id) ? this.#parts(entity, place) : [untouched(entity)]));
    const rulings = [...new Set(parts.flatMap((part) => part.rulings.map(({ id }) => id)))];
    if (rulings.length === 0) return { entities: found, rulings, known: found };
    const groups = Map.groupBy(parts, ({ entity, path }) => path.at(-1)?.into.id ?? entity.id);
    const entities = [...groups.values()].flatMap(united).toSorted((a, b) => b.salience - a.salience);
    const ids = new Set([...entities.map(({ id }) => id), ...this.#merges.keys()]);
    const targets = parts.flatMap(({ path }) => path.slice(-1).map(({ into }) => into));
    return { entities, rulings, known: [...targets, ...found.filter(({ id }) => ids.has(id))] };
  }

  #concerns(id: string): boolean {
    return this.#merges.has(id) || this.#splits.has(id);
  }

  #parts(entity: Entity, place: Place): Part[] {
    const { id, mentions, salience } = entity;
    const unlisted = Math.max(0, entity.mentionCount - mentions.length);
    const rest = this.way(id, undefined, place); // of mentions that are counted and not listed
    const ends = Map.groupBy(
      mentions.map((mention) => ({ mention, path: this.way(id, mention.text, place) })),
      ({ path }) => endOf(id, path),
    );
    const all = [...ends.values()].flat().flatMap(({ path }) => path);
    if (ends.size < 2) {
      const path = ends.values().next().value?.[0]!.path ?? rest;
      return [{ entity, path, rulings: mentions.length > 0 ? all : rest, whole: true, ruling: path.at(-1)?.id }];
    }
    const restGoesTo = ends.has(endOf(id, rest)) ? endOf(id, rest) : ends.keys().next().value!;
    return [...ends].map(([end, taken]) => {
      const count = taken.length + (end === restGoesTo ? unlisted : 0);
      const path = taken[0]!.path;
      return {
        entity: {
          ...entity,
          mentions: taken.map(({ mention }) => mention),
          mentionCount: count,
          // how much the article is about it goes with its mentions, as far as can be told without the text
          salience: Math.round((salience * count * 1000) / (mentions.length + unlisted)) / 1000,
        },
        path,
        rulings: taken.flatMap((one) => one.path),
        whole: false,
        ruling: (path.at(-1) ?? all.at(-1)!).id,
      };
    });
  }
}

function endOf(id: string, path: readonly Ruling[]): string {
  return path.at(-1)?.into.id ?? id;
}

function untouched(entity: Entity): Part {
  return { entity, path: [], rulings: [], whole: true };
}

function fits(scope: Scope, mention: string | undefined, place: Place | undefined): boolean {
  if (mention === undefined || fold(mention) !== fold(scope.mention)) return false;
  if (!place) return true;
  const { language, source, articleId } = scope;
  return (
    (articleId === undefined || articleId === place.articleId) &&
    (language === undefined || place.language === language || place.language.startsWith(`${language}-`)) &&
    (source === undefined || nameKey(source) === place.publisherNameKey || domainKey(source) === place.publisherDomainKey)
  );
}

const fieldOrder: readonly string[] = ['headline', 'description', 'articleBody'];

/** The parts that end at one entity, as that entity. */
function united(parts: readonly Part[]): (Entity & { ruling?: string })[] {
  const into = parts.findLast(({ path }) => path.length > 0)?.path.at(-1)!.into;
  const marked = ({ entity, ruling }: Part) => (ruling ? { ...entity, ruling } : entity);
  if (!into) return parts.map(marked);
  const bySalience = parts.toSorted((a, b) => b.entity.salience - a.entity.salience);
  const lead = bySalience[0]!.entity;
  // what was found out about an entity is not true of what was split from it, but for a role if it took all mentions along
  const own = bySalience.filter(({ path }) => !path.some(({ scope }) => scope)).map(({ entity }) => entity);
  const { sameAs: _same, country: _country, role: _role, ...rest } = own[0] ?? lead;
  const country = into.country ?? own.find((one) => one.country)?.country;
  const role = bySalience.find(({ entity, whole }) => whole && entity.role)?.entity.role ?? own.find((one) => one.role)?.role;
  const mentions = distinct(parts.flatMap(({ entity }) => entity.mentions));
  const listed = parts.reduce((sum, { entity }) => sum + entity.mentions.length, 0);
  return [
    {
      ...rest,
      id: into.id,
      type: into.type,
      name: into.name,
      sameAs: [...new Set([...into.sameAs, ...own.flatMap((one) => one.sameAs)])],
      ...(country && { country }),
      ...(role && { role }),
      salience: lead.salience,
      confidence: Math.max(...parts.map(({ entity }) => entity.confidence)),
      mentionCount: parts.reduce((sum, { entity }) => sum + entity.mentionCount, 0) - (listed - mentions.length),
      mentions,
      method: lead.method,
      ruling: parts.findLast(({ ruling }) => ruling)!.ruling!,
    },
  ];
}

/** Each once, in the order of the text. */
function distinct(mentions: readonly Span[]): Span[] {
  const byPlace = new Map(mentions.map((mention) => [`${mention.field} ${mention.start} ${mention.end}`, mention]));
  return [...byPlace.values()].toSorted(
    (a, b) => fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field) || a.start - b.start || a.end - b.end,
  );
}
