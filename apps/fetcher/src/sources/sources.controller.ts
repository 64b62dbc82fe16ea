import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query as Parameters,
  UsePipes,
} from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { z } from 'zod';
import { inHttpTerms, Store } from '#database';
import { OutboundError } from '#outbound';
import { type List, Problem, readCursor, ReadBody, ReadQuery, writeCursor } from '#service';
import { type Look, look, sourcesOf } from '../fetching/look.ts';
import type { Means } from '../fetching/means.ts';
import { preview, type Preview } from '../fetching/preview.ts';
import { Unreadable } from '../reading/reading-threads.ts';
import { countSources, deleteSource, pollNow, selectSources, selectSourcesById, updateSource } from '../tables/source.ts';
import { readOpml, writeOpml } from './opml.ts';
import type { SourceRow } from './source.ts';
import {
  type Addition,
  addSources,
  ChangedSource,
  NewSource,
  type SourceAnswer,
  sourceAnswer,
  stateParameter,
} from './sources.ts';

/** Token of what fetching is done with. */
export const MEANS = Symbol('MEANS');

/** Looking at a site takes as long as its pace wants. */
const LOOK_DEADLINE_MS = 60_000;
const MAX_EXPORTED = 100_000;
const MAX_IMPORTED = 10_000;

const ListQuery = z.object({
  state: stateParameter.optional(),
  q: z.string().trim().min(1, 'is blank').max(1_000, 'takes at most 1000 characters').optional(),
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'takes a whole number from 1 to 200')
    .transform(Number)
    .default(50),
  cursor: z.string().max(500, 'is no cursor of ours').optional(),
});
type ListQuery = z.output<typeof ListQuery>;
const NoQuery = z.object({});

/** Where articles are fetched from. */
@UsePipes(new ReadQuery(), new ReadBody())
@Controller('v1/sources')
export class SourcesController {
  readonly #store: Store;
  readonly #means: Means;

  constructor(@Inject(Store) store: Store, @Inject(MEANS) means: Means) {
    this.#store = store;
    this.#means = means;
  }

  @Get()
  async list(@Parameters({ schema: ListQuery }) { state, q, limit, cursor }: ListQuery): Promise<List<SourceAnswer>> {
    const normalised = { ...(state ? { state } : {}), ...(q ? { q } : {}) };
    const after = cursor === undefined ? null : String(readCursor(cursor, normalised)[0]);
    const query = this.#store.reader.query;
    const [rows, total] = await inHttpTerms(() =>
      Promise.all([
        query<SourceRow>(selectSources, [state ?? null, q ?? null, after, limit + 1]),
        query<{ count: number }>(countSources, [state ?? null, q ?? null]),
      ]),
    );
    const shown = rows.slice(0, limit);
    return {
      data: shown.map(sourceAnswer),
      page: {
        limit,
        nextCursor: rows.length > limit ? writeCursor([shown.at(-1)!.id], normalised) : null,
        total: { value: total[0]!.count, relation: 'eq' },
      },
      query: { normalised, warnings: [] },
    };
  }

  /** 201 with what was added; a site's page leads to its feeds. */
  @Post()
  async add(
    @Body({ schema: NewSource }) asked: NewSource,
  ): Promise<{ data: SourceAnswer[]; found: { url: string; title: string | null }[] }> {
    const { additions, others } = await this.#additions(asked);
    const { added, known } = await inHttpTerms(() => addSources(this.#store.writer.query, additions, this.#now()));
    if (added.length === 0)
      throw new Problem(409, 'source_exists', `There is a source at that address already: ${known[0]!.id}`, {
        extensions: { sourceId: known[0]!.id },
      });
    return { data: added.map(sourceAnswer), found: others };
  }

  /** What would come, and nothing is kept. */
  @Post('preview')
  @HttpCode(200)
  async preview(@Body({ schema: NewSource }) asked: NewSource): Promise<Preview> {
    return this.#looking('/url', (signal) => preview(this.#means, asked, signal));
  }

  @Get('opml')
  @Header('content-type', 'text/x-opml; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="khabar.opml"')
  async exported(@Parameters({ schema: NoQuery }) _none: object): Promise<string> {
    const rows = await inHttpTerms(() => this.#store.reader.query<SourceRow>(selectSources, [null, null, null, MAX_EXPORTED]));
    return writeOpml(rows, this.#now());
  }

  /** Feeds of an OPML file; those that are there already stay as they are. */
  @Post('opml')
  @HttpCode(200)
  async imported(@Body() body: unknown): Promise<{ added: number; known: number; data: SourceAnswer[] }> {
    const outlines = Buffer.isBuffer(body) ? readOpml(body) : undefined;
    if (!outlines)
      throw new Problem(400, 'not_opml', 'The body is no OPML; send it as text/x-opml, text/xml or application/xml.');
    if (outlines.length > MAX_IMPORTED)
      throw new Problem(413, 'too_many_sources', `${outlines.length} feeds are in it; ${MAX_IMPORTED} are taken at a time.`);
    const additions = outlines.map(({ url, title }): Addition => ({ kind: 'feed', address: new URL(url).href, title }));
    const { added, known } = await inHttpTerms(() => addSources(this.#store.writer.query, additions, this.#now()));
    return { added: added.length, known: known.length, data: added.map(sourceAnswer) };
  }

  @Get(':id')
  async one(@Param('id') id: string, @Parameters({ schema: NoQuery }) _none: object): Promise<SourceAnswer> {
    return sourceAnswer(await this.#row(id));
  }

  @Patch(':id')
  async change(@Param('id') id: string, @Body({ schema: ChangedSource }) asked: ChangedSource): Promise<SourceAnswer> {
    const { title, selector, fullText, minIntervalS, maxIntervalS, state } = asked;
    const row = await this.#row(id);
    if (row.kind === 'links' && selector === null)
      throw new Problem(400, 'invalid_body', '/selector is needed: a page of links has a CSS selector', {
        errors: [{ pointer: '/selector', message: 'is needed: a page of links has a CSS selector' }],
      });
    const changes = { given_title: title, selector, full_text: fullText, floor_s: minIntervalS, cap_s: maxIntervalS, state };
    const [changed] = await inHttpTerms(() =>
      this.#store.writer.query<SourceRow>(updateSource, [id, JSON.stringify(changes), this.#now()]),
    );
    if (!changed) throw noSource(id);
    return sourceAnswer(changed);
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(@Param('id') id: string): Promise<void> {
    await this.#row(id);
    await inHttpTerms(() => this.#store.writer.query(deleteSource, [id]));
  }

  /** Asks it as soon as its host may be asked. */
  @Post(':id/poll')
  @HttpCode(202)
  async poll(@Param('id') id: string): Promise<SourceAnswer> {
    const row = await this.#row(id);
    if (row.state !== 'active')
      throw new Problem(409, 'source_not_active', `The source is ${row.state}; PATCH it with {"state": "active"} first.`);
    await inHttpTerms(() => this.#store.writer.query(pollNow, [id, this.#now()]));
    return sourceAnswer(await this.#row(id));
  }

  async #additions(asked: NewSource): Promise<{ additions: Addition[]; others: { url: string; title: string | null }[] }> {
    const { title, selector, fullText, minIntervalS, maxIntervalS, path, url, kind, all = false } = asked;
    const settings = { title, selector, fullText, minIntervalS, maxIntervalS };
    if (path !== undefined) return { additions: [{ kind: 'files', address: path, ...settings }], others: [] };
    if (kind !== undefined) return { additions: [{ kind, address: url!, ...settings }], others: [] };
    if (selector) return { additions: [{ kind: 'links', address: url!, ...settings }], others: [] };
    return this.#looking('/url', async (signal) => {
      const there = await look(this.#means, url!, signal);
      const found = there.kind === 'page' ? await sourcesOf(this.#means, there, all, signal) : [there];
      if (found.length === 0) throw nothingThere(there);
      const additions = found.map((one): Addition => ({ kind: one.kind, address: one.url, ...settings }));
      const addresses = new Set(found.map((one) => one.url));
      const others = there.kind === 'page' ? there.feeds.filter((feed) => !addresses.has(feed.url)) : [];
      return { additions, others: others.map((feed) => ({ url: feed.url, title: feed.title ?? null })) };
    });
  }

  async #row(id: string): Promise<SourceRow> {
    const [row] = isUuid(id) ? await inHttpTerms(() => this.#store.reader.query<SourceRow>(selectSourcesById, [[id]])) : [];
    if (!row) throw noSource(id);
    return row;
  }

  #now(): Date {
    return new Date(this.#means.clock.now());
  }

  /** @throws Problem 422 that names the address */
  async #looking<T>(pointer: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const deadline = AbortSignal.timeout(LOOK_DEADLINE_MS);
    try {
      return await work(AbortSignal.any([this.#means.stop, deadline]));
    } catch (error) {
      if (deadline.aborted)
        throw unreadable(pointer, 'timed_out', `it could not be looked at within ${LOOK_DEADLINE_MS / 1000} s`);
      if (error instanceof OutboundError) throw unreadable(pointer, error.code, error.message);
      if (error instanceof Unreadable) throw unreadable(pointer, error.reason, error.message);
      throw error;
    }
  }
}

function unreadable(pointer: string, code: string, message: string): Problem {
  return new Problem(422, 'source_unreadable', `The address can't be read: ${message}`, { errors: [{ pointer, code, message }] });
}

function nothingThere({ url }: Look): Problem {
  const message =
    'neither a feed nor a sitemap is there, or was found from there; kind page watches it, kind links with a selector follows its links';
  return new Problem(422, 'no_source_found', `${url}: ${message}`, { errors: [{ pointer: '/url', message }] });
}

function noSource(id: string): Problem {
  return new Problem(404, 'source_not_found', `No source has the id ${id.slice(0, 100)}`);
}
