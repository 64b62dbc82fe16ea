import type { ArticleTopic, DetectedLanguage, Entity } from '#events';

/** What findings are compared by: the same in storage's answers and in enrichment's. */
export interface Found {
  readonly language?: Pick<DetectedLanguage, 'tag'> | undefined;
  readonly entities?: readonly Pick<Entity, 'id' | 'type' | 'name' | 'method'>[] | undefined;
  readonly topics?: readonly Pick<ArticleTopic, 'code' | 'name' | 'method'>[] | undefined;
}

/** One thing that a step finds now and did not before, or the other way round. */
export interface Difference {
  readonly step: 'language' | 'entities' | 'topics';
  readonly op: 'gained' | 'lost';
  /** "person Helena Brandt (rule:role)". */
  readonly what: string;
}

/** By id and code: a name that is written otherwise, another confidence or another mention is no difference. */
export function compareFindings(before: Found, after: Found): Difference[] {
  const named = ({ language, entities = [], topics = [] }: Found) => ({
    language: new Map(language ? [[language.tag, language.tag]] : []),
    entities: new Map(entities.map(({ id, type, name, method }) => [id, `${type} ${name} (${method})`])),
    topics: new Map(topics.map(({ code, name, method }) => [code, `${code} ${name} (${method})`])),
  });
  const [old, now] = [named(before), named(after)];
  return (['language', 'entities', 'topics'] as const).flatMap((step) => [
    ...without(now[step], old[step]).map((what): Difference => ({ step, op: 'gained', what })),
    ...without(old[step], now[step]).map((what): Difference => ({ step, op: 'lost', what })),
  ]);
}

function without(these: ReadonlyMap<string, string>, those: ReadonlyMap<string, string>): string[] {
  return [...these].filter(([key]) => !those.has(key)).map(([, what]) => what);
}

/** Lines to read: for each step how much is gained and lost in how many of the articles, then what, most frequent first. */
export function inWords(differences: readonly (readonly Difference[])[], mostNamed = 10): string[] {
  return (['language', 'entities', 'topics'] as const).flatMap((step) => {
    const own = differences.map((one) => one.filter((each) => each.step === step));
    const all = own.flat();
    const count = (op: Difference['op']) => all.filter((each) => each.op === op).length;
    const articles = own.filter(({ length }) => length > 0).length;
    const lines = Map.groupBy(all, ({ op, what }) => `${op === 'gained' ? '+' : '-'} ${what}`);
    const named = [...lines].toSorted(([, a], [, b]) => b.length - a.length).slice(0, mostNamed);
    return [
      `${step.padEnd(8)}  ${count('gained')} gained, ${count('lost')} lost, in ${articles} of ${differences.length} articles`,
      ...named.map(([line, { length }]) => `          ${line}${length > 1 ? `  ${length} times` : ''}`),
      ...(lines.size > named.length ? [`          and ${lines.size - named.length} more`] : []),
    ];
  });
}
