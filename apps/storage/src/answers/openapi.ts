import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { describeFormats } from '../doors/openapi.ts';
import { ProblemAnswer } from './ask.ts';
import { parameterExamples, pathParameters, tags } from './openapi-words.ts';

const description = `What Khabar knows of the articles that it took in: their text, who and where they name, what they are about.
Lists are newest first and go on by \`page.nextCursor\`. Errors are RFC 9457 problem+json. Offsets count UTF-16 code units.`;

/** By operation: what it answers on the samples. `npm run examples` writes them. */
const examples = JSON.parse(readFileSync(new URL('../data/openapi-examples.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

/** GET /openapi.json and a page to try it at /docs. */
export function describeApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => apiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Khabar',
  });
}

/** OpenAPI 3.1. Parameters and answers are described by the very schemas that read and shape them. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Khabar storage')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', description: 'A key of API_KEYS, where the service asks for one.' }, 'bearer')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'The same key in a header of its own.' }, 'apiKey')
    .build();
  return finish(SwaggerModule.createDocument(app, config, { standardSchemaConverter: convert, autoTagControllers: false }));
}

type Converted = { schema: Record<string, unknown>; components: Record<string, Record<string, unknown>> };

/** zod -> JSON Schema 2020-12, which is OpenAPI 3.1's. Schemas with an id become components. */
function convert(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }): Converted | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    $defs: components = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io: schemaType,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const shown = z.globalRegistry.get(zodSchema)?.['openapi'];
      delete jsonSchema['openapi'];
      if (shown) {
        const { description: said } = jsonSchema;
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
        Object.assign(jsonSchema, shown, said ? { description: said } : {});
      }
      // zod leaves it out where text becomes a number
      if (zodSchema instanceof z.ZodDefault && typeof zodSchema.def.defaultValue === 'number')
        jsonSchema.default ??= zodSchema.def.defaultValue;
    },
  });
  return { schema: rest, components: components as Converted['components'] };
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;
type Described = Extract<Operation['responses'][string], { description: string }>;

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function finish(document: OpenAPIObject): OpenAPIObject {
  const { $schema: _, ...problem } = z.toJSONSchema(ProblemAnswer);
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: problem as object } };
  describeFormats(document);
  // Fastify's wildcard has no name; to a client it is the id that it stands for.
  const { '/v1/entities/{path}': entity, ...paths } = document.paths;
  entity!.get!.parameters = entity!.get!.parameters?.filter((parameter) => !('name' in parameter) || parameter.name !== '*');
  const finished = { ...document, paths: { ...paths, '/v1/entities/{id}': entity! } };
  const used = new Set<string>();
  for (const item of Object.values(finished.paths))
    for (const method of methods) {
      const operation = item[method];
      if (!operation) continue;
      complete(operation, method);
      for (const tag of operation.tags ?? []) used.add(tag);
    }
  shareFailures(finished);
  return {
    ...finished,
    tags: Object.entries(tags)
      .filter(([name]) => used.has(name))
      .map(([name, said]) => ({ name, description: said })),
    // none, on the machine itself; a key, where the service asks for one
    security: [{}, { bearer: [] }, { apiKey: [] }],
  };
}

/** Failures that are told in the same words everywhere stand in the document once. */
function shareFailures(document: OpenAPIObject): void {
  const shared: Record<string, Described> = {};
  for (const item of Object.values(document.paths))
    for (const { responses } of methods.flatMap((method) => item[method] ?? []))
      for (const [status, response] of Object.entries(responses) as [string, Described][]) {
        if (!response.content?.['application/problem+json']) continue;
        const name = `Problem${status}`;
        shared[name] ??= response;
        if (isDeepStrictEqual(shared[name], response)) responses[status] = { $ref: `#/components/responses/${name}` };
      }
  document.components = { ...document.components, responses: shared };
}

/** What holds for every operation is said once, here. */
function complete(operation: Operation, method: (typeof methods)[number]): void {
  const { operationId = '', parameters = [], responses } = operation;
  if (operation.tags?.includes('health')) return void (operation.security = [{}]);
  for (const [status, reason] of Object.entries(method === 'get' ? anyFailure : { ...anyFailure, ...writeFailure }))
    responses[status] ??= {
      description: reason,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  for (const [status, headers] of Object.entries(headersByStatus))
    if (responses[status]) (responses[status] as Described).headers ??= headers;
  for (const parameter of parameters as Parameter[]) {
    const { example: inSchema, ...schema } = (parameter.schema ?? {}) as Record<string, unknown>;
    parameter.schema = schema;
    parameter.description ??= pathParameters[parameter.name];
    const example: unknown =
      parameter.example ?? inSchema ?? parameterExamples[`${operationId} ${parameter.name}`] ?? parameterExamples[parameter.name];
    if (example !== undefined) parameter.example = schema['type'] === 'array' ? [example].flat() : [example].flat()[0];
  }
  const answer = examples[operationId];
  const json = (responses['200'] as Described | undefined)?.content?.['application/json'];
  if (json && answer !== undefined) json.example ??= answer;
}

const anyFailure = {
  401: 'The service asks for a key, and there was none, or an unknown one',
  403: 'The key may not do this, or the page that asks may not',
  429: 'Too many requests; Retry-After says when to ask again',
};

const writeFailure = {
  413: 'The body is too large',
  415: 'The body is of a type that is not taken',
};

const retryAfter = {
  'Retry-After': { description: 'seconds until it is worth asking again', schema: { type: 'integer' as const } },
};
const headersByStatus = {
  401: { 'WWW-Authenticate': { description: 'how a key is sent', schema: { type: 'string' as const } } },
  429: retryAfter,
  503: retryAfter,
};
