/** The peer as a process: `node server.ts FILE`. Listens on a free port of 127.0.0.1, and prints it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

const PAGE = 20;
const DAY_MS = 86_400_000;

const database = new DatabaseSync(process.argv[2]!, { readOnly: true });
database.exec('pragma mmap_size = 8589934592; pragma cache_size = -524288'); // 8 GB, 512 MB
const prepared = new Map<string, StatementSync>();

function rows<T>(sql: string, ...values: SQLInputValue[]): T[] {
  const statement = prepared.get(sql) ?? database.prepare(sql);
  prepared.set(sql, statement);
  return statement.all(...values) as T[];
}

/** The number of the first article of a time, since they are numbered in its order. */
const firstFrom = (ms: number): number =>
  rows<{ id: number }>('select id from article where published >= ? order by published limit 1', ms)[0]?.id ?? Infinity;

/** `a "b c" d*` as FTS5 takes it. */
const matchOf = (q: string): string =>
  (q.match(/"[^"]*"|\S+/g) ?? [])
    .map((term) => (term.endsWith('*') ? `"${term.slice(0, -1)}"*` : term.startsWith('"') ? term : `"${term}"`))
    .join(' ');

/** Parameters of /v1/articles that it knows. @returns the page as JSON */
function list(asked: URLSearchParams): string {
  const [q, from, to] = ['q', 'from', 'to'].map((name) => asked.get(name));
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const and = (condition: string, ...given: SQLInputValue[]): void => {
    conditions.push(condition);
    values.push(...given);
  };
  const entity = asked.get('entity');
  const id = q != null ? 'f.rowid' : entity != null ? 'e.article' : 'a.id';
  if (q != null) and('f match ?', matchOf(q));
  if (entity != null && q == null) and('e.entity = ?', entity);
  if (entity != null && q != null)
    and('exists (select 1 from article_entity e where e.entity = ? and e.article = f.rowid)', entity);
  for (const column of ['language', 'source']) {
    const value = asked.get(column);
    if (value !== null) and(`a.${column} = ?`, value);
  }
  if (from != null) and(`${id} >= ?`, firstFrom(Date.parse(from)));
  if (to != null) and(`${id} < ?`, firstFrom(Date.parse(to) + DAY_MS));
  const tables =
    q != null
      ? 'f join article a on a.id = f.rowid'
      : entity != null
        ? 'article_entity e join article a on a.id = e.article'
        : 'article a';
  const order = asked.get('sort') === 'relevance' ? 'bm25(f, 4, 2, 1)' : `${id} desc`;
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const page = rows<{ answer: string }>(`select a.answer from ${tables} ${where} order by ${order} limit ${PAGE}`, ...values);
  return `{"data":[${page.map(({ answer }) => answer).join(',')}]}`;
}

function one(articleId: string): string {
  const [row] = rows<{ answer: string; body: string }>(
    'select a.answer, b.body from article a join body b on b.id = a.id where a.article_id = ?',
    articleId,
  );
  return row ? `{"articleBody":${JSON.stringify(row.body)},${row.answer.slice(1)}` : '{}';
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  const [, articleId] = /^\/v1\/articles\/([0-9a-f-]{36})$/.exec(pathname) ?? [];
  response.writeHead(200, { 'content-type': 'application/json' }).end(articleId ? one(articleId) : list(searchParams));
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
