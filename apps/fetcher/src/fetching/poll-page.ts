import { permanentUrl, statusFailure } from '#outbound';
import { type Poller, told } from './poll.ts';

/** A page that is watched: its article, and its revisions. */
export const pollPage: Poller = async (source, { client, reading, signal, now }) => {
  const answer = await client.get(source.address, {
    etag: source.etag ?? undefined,
    lastModified: source.last_modified ?? undefined,
    signal,
  });
  const failure = statusFailure(answer, now);
  if (failure) throw failure;
  const facts = told(answer, now);
  if (answer.status === 304) return { ...facts, unchanged: true, items: [], warnings: [] };
  const page = await reading.read('page', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    httpStatus: answer.status,
    fetchedAt: new Date(now),
  });
  if (page.kind === 'not_an_article')
    return { ...facts, items: [], warnings: [`the page is no article: ${page.reason.replaceAll('_', ' ')}`] };
  const said = { ...page.article, provenance: { method: 'page', finalUrl: answer.url, httpStatus: answer.status } };
  return {
    ...facts,
    items: [said],
    title: page.article.headline,
    movedTo: permanentUrl(source.address, answer.redirects),
    warnings: [],
  };
};

/** A page that links to articles: a front page, a section. */
export const pollLinks: Poller = async (source, { client, reading, signal, now }) => {
  const answer = await client.get(source.address, {
    etag: source.etag ?? undefined,
    lastModified: source.last_modified ?? undefined,
    signal,
  });
  const failure = statusFailure(answer, now);
  if (failure) throw failure;
  const facts = told(answer, now);
  if (answer.status === 304) return { ...facts, unchanged: true, items: [], warnings: [] };
  const links = await reading.read('links', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    selector: source.selector!,
  });
  return {
    ...facts,
    // what a link says is no headline: "read more", a teaser
    items: links.map(({ url }) => ({ url, provenance: { method: 'links' } })),
    movedTo: permanentUrl(source.address, answer.redirects),
    warnings: [],
  };
};
