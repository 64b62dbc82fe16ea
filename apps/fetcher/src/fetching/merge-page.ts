import type { PageFields } from '../pages/page-fields.ts';
import type { Said } from './found.ts';

/** A feed cuts long titles off. */
const cutOff = /(?:…|\.\.\.)\s*$/;

/**
 * One article of what its source says and what its page says. The source is believed where it is the publisher's own word on the item
 * (headline, date, GUID); the page where it is closer to the text (body, byline, section, pictures, canonical address).
 */
export function mergePage(said: Said, page: PageFields & { readonly provenance?: object }): Said {
  const { flags: pageFlags, publisher, rights, url, canonicalUrl, headline, ...fields } = page;
  const { articleBody, articleBodyHtml, ...told } = said;
  const text = page.articleBody === undefined ? given({ articleBody, articleBodyHtml }) : {};
  return {
    ...fields,
    ...given(told),
    ...given({ author: page.author, dateModified: page.dateModified, articleBody: page.articleBody }),
    ...text,
    url,
    ...given({ canonicalUrl: isTrusted(canonicalUrl, url) ? canonicalUrl : undefined }),
    headline: told.headline === undefined || cutOff.test(told.headline) ? headline : told.headline,
    description: told.description ?? page.description,
    publisher: { ...told.publisher, ...publisher },
    ...given({ rights: rights || told.rights ? { ...told.rights, ...rights } : undefined }),
    ...given({ provenance: said.provenance || page.provenance ? { ...said.provenance, ...page.provenance } : undefined }),
    flags: [...new Set([...(told.flags ?? []), ...pageFlags])],
  } as Said;
}

/** A page may say where it really is, on its own site: its mobile or AMP form does. Who names another site's page copies it. */
function isTrusted(canonicalUrl: string | undefined, url: string): boolean {
  return canonicalUrl !== undefined && siteOf(canonicalUrl) === siteOf(url);
}

function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^(?:www|m|mobile|amp|wap|touch)\./, '');
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
