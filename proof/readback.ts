/** What there is in the end: over the public API as any user would see it, and by SQL as it lies in the tables. */
import pg from 'pg';
import type { Service } from './services.ts';

/** As answered; a field that is absent was not answered. */
export interface Answer {
  readonly articleId: string;
  readonly revision: number;
  readonly headline?: string;
  readonly articleBody?: string;
  readonly description?: string;
  readonly pubStatus?: string;
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly entities?: readonly { readonly name: string; readonly mentions?: readonly Mention[] }[];
}

interface Mention {
  readonly field: 'headline' | 'description' | 'articleBody';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A row of khabar.article_revision, or of khabar.article for the one that stands. */
export interface StoredRevision {
  readonly articleId: string;
  readonly revision: number;
  readonly contentHash: string;
  readonly pubStatus: string;
  readonly headline: string | null;
  readonly articleBody: string | null;
  readonly datePublished: string | null;
  readonly dateModified: string | null;
}

export interface Stored {
  readonly standing: readonly StoredRevision[];
  readonly earlier: readonly StoredRevision[];
}

const PAGE = 200;
const ATTEMPTS = 5;

/** Every page of /v1/articles, in the order of the answers: an article that is on two pages is in the list twice. @throws Error */
export function readPages(services: readonly Service[]): Promise<Answer[]> {
  return pagesOf<Answer>(services, '/v1/articles', { include: 'body,entities', sort: 'stored' });
}

async function pagesOf<T>(services: readonly Service[], path: string, parameters: Record<string, string>): Promise<T[]> {
  const answers: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page === 0 || cursor !== null; page += 1) {
    const query = new URLSearchParams({ limit: String(PAGE), ...parameters });
    if (cursor !== null) query.set('cursor', cursor);
    const service = services[page % services.length]!; // any instance can go on where another has stopped
    const { body } = await ask(`${service.url}${path}?${query.toString()}`);
    const list = body as { data: T[]; page: { nextCursor: string | null } };
    answers.push(...list.data);
    cursor = list.page.nextCursor;
  }
  return answers;
}

/** A single article; undefined if there is none. */
export async function readOne(service: Service, articleId: string): Promise<Answer | undefined> {
  const { status, body } = await ask(`${service.url}/v1/articles/${articleId}`);
  return status === 200 ? (body as Answer) : undefined;
}

async function ask(url: string): Promise<{ status: number; body: unknown }> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    const text = await response.text();
    if (response.ok || response.status === 404 || response.status === 410)
      return { status: response.status, body: JSON.parse(text) as unknown };
    if (attempt === ATTEMPTS) throw new Error(`${url}: ${response.status} ${text.slice(0, 300)}`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

const columns = `article_id::text as "articleId", revision, content_hash as "contentHash", coalesce(doc->>'pubStatus', 'usable') as "pubStatus",
  doc->>'headline' as headline, doc->>'datePublished' as "datePublished", doc->>'dateModified' as "dateModified"`;

/** The tables themselves: what no answer shows is told here. */
export async function readTables(databaseUrl: string): Promise<Stored> {
  return withDatabase(databaseUrl, async (client) => ({
    standing: (
      await client.query<StoredRevision>(
        `select ${columns}, body as "articleBody" from khabar.article left join khabar.article_body using (article_id)`,
      )
    ).rows,
    earlier: (await client.query<StoredRevision>(`select ${columns}, body as "articleBody" from khabar.article_revision`)).rows,
  }));
}

/** Articles and revisions, and what followers are still to be told. */
export async function countArticles(databaseUrl: string): Promise<{ rows: number; untold: number }> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ rows: number; untold: number }>(
      `select ((select count(*) from khabar.article) + (select count(*) from khabar.article_revision))::int as rows,
              (select count(*)::int from khabar.outbox) as untold`,
    );
    return rows[0]!;
  });
}

/** A message that came in, as the ledger has it. */
export interface LedgerUnit {
  /** partition@offset of `articles.raw.v1`; the topic before it, if it is another. */
  readonly place: string;
  readonly outcome: string | null;
  readonly isReceived: boolean;
}

export async function readLedger(databaseUrl: string): Promise<LedgerUnit[]> {
  return withDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<LedgerUnit>(
      `select case topic when 'articles.raw.v1' then '' else topic || ' ' end || partition || '@' || message_offset as place, outcome,
              received_at is not null as "isReceived"
       from khabar.ledger`,
    );
    return rows;
  });
}

export interface Balance {
  readonly received: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly inFlight: number;
  readonly difference: number;
}

export async function readBalance({ url }: Service): Promise<Balance> {
  return ((await ask(`${url}/v1/ledger/balance`)).body as { total: Balance }).total;
}

/** A letter of `/v1/dead-letters`. */
export interface InboxLetter {
  readonly place: string;
  readonly code: string;
}

export async function readInbox(services: readonly Service[]): Promise<InboxLetter[]> {
  const letters = await pagesOf<{ topic: string; partition: number; offset: string; code: string }>(
    services,
    '/v1/dead-letters',
    {
      view: 'letters',
    },
  );
  return letters.map(({ topic, partition, offset, code }) => ({
    place: `${topic === 'articles.raw.v1' ? '' : `${topic} `}${partition}@${offset}`,
    code,
  }));
}

/** One connection for a short while. Throws what pg throws. */
export async function withDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'khabar-proof' });
  client.on('error', () => {}); // a server that is killed under our hands
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
