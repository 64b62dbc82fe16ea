import { askFor, type Poller } from './poll.ts';

/** A page that is watched: its article, and its revisions. */
export const pollPage: Poller = async (source, asking) => {
  const { answer, facts, unchanged } = await askFor(source, asking);
  if (unchanged) return unchanged;
  const page = await asking.reading.read('page', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    httpStatus: answer.status,
    fetchedAt: new Date(asking.now),
    headers: answer.headers,
    site: await asking.client.siteSignals(answer.url),
  });
  if (page.kind === 'not_an_article')
    return { ...facts, items: [], warnings: [`the page is no article: ${page.reason.replaceAll('_', ' ')}`] };
  const said = { ...page.article, provenance: { method: 'page', finalUrl: answer.url, httpStatus: answer.status } };
  return { ...facts, items: [said], title: page.article.headline, warnings: [] };
};

/** A page that links to articles: a front page, a section. */
export const pollLinks: Poller = async (source, asking) => {
  const { answer, facts, unchanged } = await askFor(source, asking);
  if (unchanged) return unchanged;
  const links = await asking.reading.read('links', answer.body, {
    url: answer.url,
    contentType: answer.headers['content-type'],
    selector: source.selector!,
  });
  // what a link says is no headline: "read more", a teaser
  return { ...facts, items: links.map(({ url }) => ({ url, provenance: { method: 'links' } })), warnings: [] };
};
