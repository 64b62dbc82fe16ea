import type { ArticleAnswer } from '../answers/article-answer.ts';
import { uriOf } from './vocabularies.ts';

const CONTEXT = 'https://schema.org';

const types = {
  person: 'Person',
  organisation: 'Organization',
  place: 'Place',
  event: 'Event',
  agreement: 'CreativeWork',
  work: 'CreativeWork',
  other: 'Thing',
} as const;

/** One article, schema.org NewsArticle. */
export function jsonLd(article: ArticleAnswer): object {
  return { '@context': CONTEXT, ...newsArticle(article) };
}

/** Several under one context. */
export function jsonLdGraph(articles: readonly ArticleAnswer[]): object {
  return { '@context': CONTEXT, '@graph': articles.map(newsArticle) };
}

function newsArticle(article: ArticleAnswer): object {
  const { articleId, articleBody, snippet, publisher, image, rights = {}, topics, pubStatus = 'usable' } = article;
  // JSON.stringify leaves out what is undefined
  return {
    '@type': 'NewsArticle',
    '@id': `urn:uuid:${articleId}`,
    identifier: articleId,
    url: article.url,
    mainEntityOfPage: article.canonicalUrl,
    headline: article.headline,
    description: article.description,
    articleBody,
    abstract: snippet,
    articleSection: article.articleSection,
    inLanguage: article.language?.tag ?? article.inLanguage,
    datePublished: article.datePublished,
    dateModified: article.dateModified,
    author: article.author?.map(({ name, url }) => ({ '@type': 'Person', name, url })),
    publisher: publisher && {
      '@type': 'NewsMediaOrganization',
      name: publisher.name ?? publisher.domain,
      url: publisher.domain === undefined ? undefined : `https://${publisher.domain}/`,
    },
    keywords: article.keywords,
    image: image?.map(({ url }) => url),
    isAccessibleForFree: article.isAccessibleForFree,
    license: rights['license'],
    copyrightNotice: rights['copyrightNotice'],
    copyrightHolder:
      typeof rights['copyrightHolder'] === 'string' ? { '@type': 'Organization', name: rights['copyrightHolder'] } : undefined,
    creativeWorkStatus: pubStatus === 'usable' ? undefined : pubStatus,
    about: topics?.map(({ code, name }) => ({ '@type': 'DefinedTerm', '@id': uriOf(code), termCode: code, name })),
    mentions: article.entities?.map(({ type, name, id, sameAs }) => ({
      '@type': types[type],
      name,
      identifier: id,
      sameAs: sameAs.map(uriOf).filter((uri) => uri !== undefined),
    })),
  };
}
