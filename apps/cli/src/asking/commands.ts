import type { Command } from 'commander';
import type { Article, ArticlesQuery, StoriesQuery } from '#client';
import type { ServicesConfig } from '../config.ts';
import { AskedWrongly, ServiceClient } from '../service-client.ts';
import { printable } from '../table.ts';
import { width } from '../terminal.ts';
import { inCliTerms, storageClient } from './client.ts';
import { type Given, queryOf, takesParametersOf } from './filters.ts';
import { articleInWords } from './print-article.ts';
import { articleLines, storyLines } from './print-lists.ts';
import { comparisonLines, facetLines, pairLines, timelineLines, trendLines } from './print-stats.ts';

/** A line of text is read well up to here. */
const MAX_TEXT_WIDTH = 100;
const MAX_PAGE = 200;

/** What all lists and statistics have. */
interface Answer {
  readonly data: unknown;
  readonly page?: { readonly nextCursor: string | null; readonly total?: { readonly value: number; readonly relation: string } };
  readonly query: { readonly warnings: readonly { readonly parameter: string; readonly message: string }[] };
}

/** `khabar search`, `show`, `stories` and `stats`: what storage answers, for people and for machines. */
export function addAsking(program: Command, config: () => ServicesConfig, help: string): void {
  const command = (parent: Command, usage: string, description: string, examples: string) =>
    parent.command(usage).description(description).option('--json', 'as JSON').addHelpText('after', `\n${examples}\n${help}`);

  const search = command(
    program,
    'search [q]',
    'Articles by words and by what was found in them, newest first.',
    `Words go in web-search syntax: "a phrase", OR, -without.

  khabar search 'senate osce' --language en
  khabar search --entity Kazakhstan --topic politics --from 2026-03-01 --limit 50
  khabar search --source steppe-wire.example.org --ndjson > all.ndjson`,
  ).option('--ndjson', 'an article a line, page after page; all of them unless --limit says how many');
  takesParametersOf(search, 'listArticles').action(async (q: string | undefined, given: Given) => {
    const query = queryOf('listArticles', given, q) as ArticlesQuery & Record<string, unknown>;
    if (given.ndjson) return eachLine(config(), query, query['limit'] as unknown as string[] | undefined);
    const list = await inCliTerms(
      async () =>
        (await storageClient(config()).http.GET('/v1/articles', { params: { query } })).data as Answer & { data: Article[] },
    );
    tell(list, given, () => articleLines(list.data, width()));
  });

  command(
    program,
    'show <article>',
    'An article: its text, and what was found in it with the words that say so.',
    `  khabar show f49f445d-94e8-5ccc-a480-f0070009c4dd
  khabar show https://news.example.org/2026/senate`,
  ).action(async (idOrUrl: string, { json }: Given) => {
    const storage = storageClient(config());
    const isUrl = /^https?:/i.test(idOrUrl);
    const article = await inCliTerms(() => (isUrl ? storage.articleByUrl(idOrUrl) : storage.article(idOrUrl)));
    console.log(json ? JSON.stringify(article) : articleInWords(article, Math.min(width(), MAX_TEXT_WIDTH)));
  });

  const stories = command(
    program,
    'stories [q]',
    'Articles on the same event, together; the latest first.',
    '  khabar stories --topic politics',
  );
  takesParametersOf(stories, 'listStories').action(async (q: string | undefined, given: Given) => {
    const query = queryOf('listStories', given, q) as StoriesQuery;
    const list = await inCliTerms(
      async () => (await storageClient(config()).http.GET('/v1/stories', { params: { query } })).data!,
    );
    tell(list, given, () => storyLines(list.data, width()));
  });

  addStats(program, config, command);
}

function addStats(
  program: Command,
  config: () => ServicesConfig,
  command: (parent: Command, usage: string, description: string, examples: string) => Command,
): void {
  const stats = program
    .command('stats')
    .description('Counts of articles: over time, by what they have, what rises, who is named together.');
  const ask = async <T extends object>(
    kind: string,
    query: Readonly<Record<string, readonly string[]>>,
    given: Given,
    inWords: (answer: T, width: number) => string,
  ) => {
    const { KHABAR_STORAGE_URL, KHABAR_API_KEY } = config();
    const parameters = new URLSearchParams(
      Object.entries(query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value])),
    );
    const storage = new ServiceClient('storage', KHABAR_STORAGE_URL, KHABAR_API_KEY);
    const answer = await storage.get<Answer & T>(`/v1/stats/${kind}`, parameters);
    tell(answer, given, () => inWords(answer, width()));
  };

  takesParametersOf(
    command(stats, 'timeline [q]', 'How many articles there were, over time.', '  khabar stats timeline osce --interval week'),
    'getTimeline',
  ).action((q: string | undefined, given: Given) => ask('timeline', queryOf('getTimeline', given, q), given, timelineLines));

  takesParametersOf(
    command(
      stats,
      'facets [q]',
      'What articles have: languages, countries, sources, topics, entities.',
      '  khabar stats facets --facet language,country --from 2026-03-01',
    ),
    'getFacets',
  ).action((q: string | undefined, given: Given) => ask('facets', queryOf('getFacets', given, q), given, facetLines));

  takesParametersOf(
    command(
      stats,
      'top <what> [q]',
      'The entities, topics, sources, languages or countries of most articles.',
      '  khabar stats top entities --type person --topic politics',
    ),
    'getFacets',
  ).action((what: string, q: string | undefined, given: Given) =>
    ask('facets', { ...queryOf('getFacets', given, q), facet: [singular(what)] }, given, facetLines),
  );

  takesParametersOf(
    command(
      stats,
      'trending [q]',
      'What more articles have than the time before would let one expect.',
      '  khabar stats trending --of topic --window 7d',
    ),
    'getTrending',
  ).action((q: string | undefined, given: Given) => ask('trending', queryOf('getTrending', given, q), given, trendLines));

  takesParametersOf(
    command(
      stats,
      'compare <a> <b>',
      'Two searches on one timeline, and how many articles are found by both.',
      '  khabar stats compare drought flood --interval month',
    ),
    'compareArticles',
  ).action((a: string, b: string, given: Given) =>
    ask('compare', { ...queryOf('compareArticles', given), 'a.q': [a], 'b.q': [b] }, given, comparisonLines),
  );

  takesParametersOf(
    command(stats, 'cooccurrence [q]', 'Who is named together.', '  khabar stats cooccurrence --entity OSCE --type person'),
    'getCooccurrence',
  ).action((q: string | undefined, given: Given) => ask('cooccurrence', queryOf('getCooccurrence', given, q), given, pairLines));
}

/** Standard output has the answer alone; what its asker should know goes to standard error. */
function tell({ page, query, ...answer }: Answer, { json }: Given, inWords: () => string): void {
  if (json) return console.log(JSON.stringify({ ...answer, page, query }));
  for (const { parameter, message } of query.warnings) console.error(printable(`${parameter} ${message}`));
  if (Array.isArray(answer.data) && answer.data.length === 0) return console.log('none');
  console.log(inWords());
  if (page?.nextCursor) {
    const { value, relation } = page.total ?? {};
    const of = value === undefined ? '' : ` of ${relation === 'gte' ? 'more than ' : ''}${value.toLocaleString('en')}`;
    console.log(`${(answer.data as unknown[]).length}${of}; --cursor ${page.nextCursor} shows the next`);
  }
}

/** Page after page, as they come. */
async function eachLine(config: ServicesConfig, query: ArticlesQuery, limit: readonly string[] | undefined): Promise<void> {
  const most = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit.at(-1));
  if (!(most >= 1)) throw new AskedWrongly('--limit takes a whole number');
  await inCliTerms(async () => {
    let left = most;
    for await (const article of storageClient(config).articles({ ...query, limit: Math.min(most, MAX_PAGE) })) {
      console.log(JSON.stringify(article));
      if ((left -= 1) <= 0) return;
    }
  });
}

/** entities -> entity: as people say it. */
function singular(what: string): string {
  return what.replace(/ies$/, 'y').replace(/s$/, '');
}
