import type { OpenAPIObject } from '@nestjs/swagger';
import { type Format, mediaType } from './formats.ts';

type Content = Record<string, { schema: object; example?: unknown }>;

const text = (description: string) => ({ schema: { type: 'string', description } });
const ninjsItem = {
  type: 'object',
  required: ['uri', 'standard', 'type', 'representationType', 'versionCreated', 'pubStatus'],
  properties: {
    uri: { type: 'string', format: 'uri' },
    standard: { type: 'object', description: 'ninjs, its version and schema' },
    type: { const: 'text' },
    representationType: { type: 'string' },
    versionCreated: { type: 'string', format: 'date-time' },
    pubStatus: { enum: ['usable', 'withheld', 'canceled'] },
  },
  description: 'With format=ninjs: IPTC ninjs 3.1, https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json',
};
const newsArticle = {
  type: 'object',
  required: ['@type', '@id', 'identifier'],
  properties: { '@type': { const: 'NewsArticle' }, '@id': { type: 'string', format: 'uri' }, identifier: { type: 'string' } },
};
const context = { const: 'https://schema.org' };

const listContent: Partial<Record<Format, Content[string]>> = {
  ndjson: text('An article a line, each as in data of the JSON answer; all that match, or as many as limit says'),
  csv: text('RFC 4180 with a header; all that match, or as many as limit says'),
  rss: text('RSS 2.0'),
  atom: text('Atom 1.0, RFC 4287'),
  jsonfeed: {
    schema: {
      type: 'object',
      required: ['version', 'title', 'items'],
      properties: {
        version: { const: 'https://jsonfeed.org/version/1.1' },
        title: { type: 'string' },
        items: { type: 'array', items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } },
      },
      description: 'JSON Feed 1.1',
    },
  },
  jsonld: {
    schema: {
      type: 'object',
      required: ['@context', '@graph'],
      properties: { '@context': context, '@graph': { type: 'array', items: newsArticle } },
      description: 'JSON-LD of schema.org NewsArticles',
    },
  },
};
const articleContent: typeof listContent = {
  jsonld: {
    schema: {
      ...newsArticle,
      required: ['@context', ...newsArticle.required],
      properties: { '@context': context, ...newsArticle.properties },
      description: 'JSON-LD of a schema.org NewsArticle',
    },
  },
};

/** Nest describes the JSON answers; here the other formats come beside them. */
export function describeFormats({ paths }: OpenAPIObject): void {
  add(paths, '/v1/articles', { type: 'array', items: ninjsItem }, listContent);
  paths['/v1/articles']!.get!.responses['304'] = {
    description: 'A feed that is as the client has it, by If-None-Match or If-Modified-Since',
  };
  add(paths, '/v1/articles/{articleId}', ninjsItem, articleContent);
}

function add(paths: OpenAPIObject['paths'], path: string, ninjs: object, others: typeof listContent): void {
  const answer = paths[path]?.get?.responses['200'] as { content?: Content } | undefined;
  const json = answer?.content?.['application/json'];
  if (!json) throw new Error(`OpenAPI: GET ${path} has no JSON answer`);
  answer.content = {
    'application/json': { ...json, schema: { anyOf: [json.schema, ninjs] } },
    ...Object.fromEntries(Object.entries(others).map(([format, content]) => [mediaType(format as Format), content])),
  };
}
