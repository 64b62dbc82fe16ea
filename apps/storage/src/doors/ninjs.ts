import { instant } from '#events';
import type { ArticleAnswer } from '../answers/article-answer.ts';
import { uriOf } from './vocabularies.ts';

const schema = 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#';

const plural = {
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  event: 'events',
  agreement: 'objects',
  work: 'objects',
  other: 'objects',
} as const;

/**
 * An article as an item of IPTC ninjs 3.1, https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json. The standard has no wrapper for several: a
 * list is an array of items.
 */
export function ninjs(article: ArticleAnswer): Record<string, unknown> {
  const { articleId, url, headline, description, articleBody, snippet, rights = {}, author, publisher, topics } = article;
  const bodies = [
    articleBody !== undefined && { role: 'main', contentType: 'text/plain', charCount: articleBody.length, value: articleBody },
    snippet !== undefined && { role: 'snippet', contentType: 'text/plain', value: snippet },
  ].filter(Boolean);
  const byType = Map.groupBy(article.entities ?? [], ({ type }) => plural[type]);
  return present({
    uri: `urn:uuid:${articleId}`,
    standard: { name: 'ninjs', version: '3.1', schema },
    type: 'text',
    representationType: articleBody === undefined ? 'partial' : 'full',
    version: String(article.revision),
    firstCreated: moment(article.datePublished ?? article.storedAt),
    versionCreated: moment(article.dateModified ?? article.datePublished ?? article.storedAt),
    pubStatus: article.pubStatus ?? 'usable',
    language: article.language?.tag ?? article.inLanguage,
    headlines: headline === undefined ? [] : [{ role: 'main', value: headline }],
    descriptions: description === undefined ? [] : [{ role: 'summary', contentType: 'text/plain', value: description }],
    bodies,
    by: author?.map(({ name }) => name).join(', ') || undefined,
    copyrightHolder: text(rights['copyrightHolder']) ?? publisher?.name,
    copyrightNotice: text(rights['copyrightNotice']),
    usageTerms: text(rights['usageTerms']),
    infoSources: [
      publisher && present({ name: publisher.name, literal: publisher.domain, role: 'publisher' }),
      ...(article.infosources ?? []).map(({ name, id }) => ({ name, literal: id, role: 'agency' })),
    ].filter(Boolean),
    subjects: [
      ...(topics ?? []).map(({ code, name, confidence }) =>
        present({
          name,
          uri: uriOf(code),
          literal: code,
          rel: 'about',
          creator: 'khabar',
          confidence: Math.round(confidence * 100),
        }),
      ),
      ...(article.keywords ?? []).map((name) => ({ name, rel: 'keyword' })),
    ],
    ...Object.fromEntries(
      [...byType].map(([field, found]) => [
        field,
        found.map(({ id, name, sameAs }) =>
          present({ name, rel: 'mentions', uri: [id, ...sameAs].map(uriOf).find((uri) => uri !== undefined), literal: id }),
        ),
      ]),
    ),
    renditions: url === undefined ? [] : [{ name: 'web', href: url, contentType: 'text/html' }],
  });
}

/** Without what is not there. */
function present(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

/** ninjs has no plain dates: the first moment in UTC stands for the day. */
function moment(date: string): string {
  return instant(new Date(date));
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
